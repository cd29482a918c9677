#pragma once

#include "graphics/drawing.h"

#include <optional>
#include <string_view>

namespace zbirnyk {

/// SVG path data as a path in the same coordinates: relative commands resolved, quadratic curves
/// and arcs as cubics. Nothing when the data is malformed.
std::optional<Path> parse_svg_path(std::string_view data);

/// An ellipse as four cubics, closed.
void append_ellipse(Path& path, Vec2 center, double radius_x, double radius_y);

/// A rectangle with rounded corners; the radii are cut to half of its sides.
void append_rounded_rectangle(Path& path, Vec2 corner, Vec2 size, Vec2 radii);

} // namespace zbirnyk
