#pragma once

#include "pdf/shared_parts.h"

namespace zbirnyk {

/// A raster as an image XObject; a drawing, which must have no text, as a form XObject of its
/// natural size. What a drawing paints beyond its size shows.
PictureProgram picture_program(const Picture& picture, Deflater& deflater);

} // namespace zbirnyk
