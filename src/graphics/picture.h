#pragma once

#include "diag/diagnostic.h"
#include "graphics/drawing.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// What a picture may cost.
struct PictureLimits {
    std::size_t bytes = 64u << 20;
    std::uint64_t pixels = 100u << 20;
    std::size_t paths = 200'000;
};

/// Decodes PNG and JPEG (through their libraries) and SVG (the paths, shapes, groups, transforms,
/// `use`, text and presentation attributes of SVG 1.1; user unit 1/96 in). The kind is told by
/// content, not by name. Broken, too large, animated or hostile (scripts, external references)
/// pictures are errors at `from`. Nothing after an error.
std::optional<Picture> decode_picture(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics);

/// Width and height at natural size, in points.
Size natural_size(const Picture& picture);

} // namespace zbirnyk
