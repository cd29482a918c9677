#pragma once

#include "document/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// `text` as text-transform asks, by the rules of the style's language.
std::string transformed(std::string_view text, const Style& style);

/// Cuts the first letter of a paragraph, with the opening quotes and brackets before it, into a run
/// of its own. Returns the number of that run in `content`; `content.size()` where the paragraph
/// does not begin with a letter or a digit.
std::size_t split_initial_letter(std::vector<Inline>& content);

} // namespace zbirnyk
