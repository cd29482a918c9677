#pragma once

#include "document/document.h"

#include <optional>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The values of attributes that speak of pages, which check_vocabulary has passed.
NumberForm number_form(std::string_view word);
PageParity page_parity(std::string_view word);
MarkerReference::Position marker_position(std::string_view word);

/// The words of a value that are apart by blanks.
std::vector<std::string_view> blank_separated(std::string_view text);

/// `A4`, `SRA3`, `A5 landscape` or `148mm 210mm`; nothing for anything else.
std::optional<Size> parse_paper_size(std::string_view text);

/// `5` lines or `25%` of the page; nothing for anything else.
std::optional<LastPageFill> last_page_fill(std::string_view text);

} // namespace zbirnyk
