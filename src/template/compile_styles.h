#pragma once

#include "template/compile.h"

namespace zbirnyk {

/// Fills palette, styles and element styles of `content`.
void compile_styles(
    const std::vector<TopElement>& elements,
    const std::vector<std::string_view>& families,
    Template::Content& content,
    Diagnostics& diagnostics);

/// The settings of the property attributes that stand on `node` itself. `families` are those that
/// font-family may name.
Settings own_settings(
    const TopElement& element,
    const std::vector<std::string_view>& families,
    const Palette& palette,
    Diagnostics& diagnostics);

/// The number of a style by the name in `attribute`; unknown names are reported.
RuleId find_style(
    const Template::Content& content, std::string_view name, Span span, Diagnostics& diagnostics);

} // namespace zbirnyk
