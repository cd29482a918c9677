#pragma once

#include "graphics/drawing.h"

#include <string>

namespace zbirnyk {

/// The drawing as an SVG 1.1 file; texts stay texts.
std::string write_svg(const Drawing& drawing);

/// The raster as a PNG file (RFC 2083), not compressed: the file it goes into is. A Mask becomes
/// ink on transparent ground; a Jpeg is not for here.
std::string write_png(const Raster& raster);

/// A picture as a data: address (RFC 2397): SVG, PNG, or the JPEG file as it came.
std::string picture_address(const Picture& picture);

} // namespace zbirnyk
