#pragma once

#include "diag/diagnostic.h"
#include "template/content.h"

#include <string_view>

namespace zbirnyk {

/// Splits an attribute value template (XSLT 1.0, 7.6.2) into text and expressions, which are not
/// yet checked. `{{` and `}}` stand for braces. `span` covers `value`.
Pattern parse_pattern(std::string_view value, Span span, Diagnostics& diagnostics);

/// `text` split at every `separator` outside quotes, brackets and parentheses: the keys of `sort`.
/// Blanks around the pieces are dropped; the spans are right for each.
std::vector<Compiled> split_expressions(std::string_view text, Span span, char separator);

} // namespace zbirnyk
