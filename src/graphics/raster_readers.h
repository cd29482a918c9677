#pragma once

#include "graphics/picture.h"

namespace zbirnyk {

/// Decodes a PNG: palette, 16 bit, interlacing and transparency become 8-bit grey or RGB with
/// separate alpha. `bytes` begins with PNG's signature.
std::optional<Raster> read_png(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics);

/// Checks a JPEG by decoding all of it and passes the file through; CMYK and arithmetically coded
/// files, which PDF/A in sRGB cannot hold, are converted to RGB.
std::optional<Raster> read_jpeg(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics);

/// What is wrong with a raster of `width` × `height` pixels, or nothing.
std::optional<std::string>
size_fault(std::uint64_t width, std::uint64_t height, const PictureLimits& limits);

} // namespace zbirnyk
