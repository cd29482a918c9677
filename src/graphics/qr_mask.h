#pragma once

#include "graphics/drawing.h"

namespace zbirnyk {

/// Gives a QR code the data mask that ISO/IEC 18004, 7.8.3 asks for: the one with the fewest points
/// of penalty, of equal ones the first. `code` is a Mask of one pixel a module, of any version,
/// made with data mask 0.
void choose_qr_mask(Raster& code);

} // namespace zbirnyk
