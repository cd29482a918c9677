#pragma once

#include "graphics/svg_report.h"
#include "graphics/svg_style.h"

#include <functional>
#include <string>
#include <vector>

namespace zbirnyk {

/// A stretch of text with a place of its own, in user units.
struct SvgTextLine {
    Vec2 origin;
    std::string text;
    SvgStyle style;
};

/// The style of an element inside another's.
using SvgStyleOf = std::function<SvgStyle(Node element, const SvgStyle& parent)>;

/// The lines of a `text` element: each `tspan` with an own place begins a new one. Text is not
/// measured here, so a `tspan` without a place joins the line before it, in that line's style, with
/// a warning when its own differs.
std::vector<SvgTextLine>
read_svg_text(Node element, const SvgStyle& style, const SvgStyleOf& style_of, SvgReport& report);

} // namespace zbirnyk
