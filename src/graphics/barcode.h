#pragma once

#include "diag/diagnostic.h"
#include "graphics/drawing.h"

#include <optional>
#include <string_view>

namespace zbirnyk {

enum class BarcodeType { Qr, Ean13, Code128 };

struct BarcodeRequest {
    BarcodeType type = BarcodeType::Qr;
    std::string_view text;
    char error_correction = 'M'; ///< of a QR code: L, M, Q or H
    Color ink = {};
};

/// A bar code without its quiet zone: a QR code as a Mask of one pixel a module, a linear code as a
/// Drawing. Text that the symbology cannot hold, and a wrong EAN check digit, are errors at `from`.
std::optional<Picture>
make_barcode(const BarcodeRequest& request, Span from, Diagnostics& diagnostics);

} // namespace zbirnyk
