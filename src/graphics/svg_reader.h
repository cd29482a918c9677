#pragma once

#include "graphics/picture.h"

namespace zbirnyk {

/// Reads an SVG as a drawing in points. What cannot be drawn the same (partial opacity, gradients,
/// clips, rotated text) gives a warning; what would leave a part of the picture out or is hostile
/// (pictures inside, scripts, external references, animation) is an error. All reports are at
/// `from` and name the line of the SVG.
std::optional<Drawing> read_svg(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics);

} // namespace zbirnyk
