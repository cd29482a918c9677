#pragma once

#include "document/document.h"

#include <optional>
#include <string_view>

namespace zbirnyk {

/// The values of attributes that speak of pages, which check_vocabulary has passed.
NumberForm number_form(std::string_view word);
PageParity page_parity(std::string_view word);
MarkerReference::Position marker_position(std::string_view word);

/// `5` lines or `25%` of the page; nothing for anything else.
std::optional<LastPageFill> last_page_fill(std::string_view text);

} // namespace zbirnyk
