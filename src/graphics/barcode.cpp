#include "graphics/barcode.h"

#include "diag/codes.h"
#include "graphics/qr_mask.h"

#include <fmt/format.h>
#include <memory>
#include <zint.h>

/// zint encodes the text into modules; drawing is done here, so that no file and no picture format
/// of zint is involved. Modules become squares of a mask (QR) or bars as rectangles (linear codes).
namespace zbirnyk {

namespace {

/// The nominal X-dimension of EAN-13 at magnification 1 (ISO/IEC 15420): 0.33 mm.
constexpr double LinearModule = 0.33 * 72.0 / 25.4;
/// The nominal height of the bars of EAN-13 (ISO/IEC 15420): 22.85 mm.
constexpr double EanHeight = 22.85 * 72.0 / 25.4;
/// A height of Code 128 that hand scanners read well.
constexpr double Code128Height = 15.0 * 72.0 / 25.4;
/// A QR code of natural size has modules of 0.5 mm.
constexpr double QrDotsPerInch = 25.4 / 0.5;
/// Of zint's option_3: data mask 0. Left to itself zint chooses the best mask, but spends most of
/// the time of a code on it; choose_qr_mask does that instead.
constexpr int FirstQrMask = 1 << 8;

struct SymbolDeleter {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

using Symbol = std::unique_ptr<zint_symbol, SymbolDeleter>;

bool is_dark(const zint_symbol& symbol, int row, int column) {
    return ((symbol.encoded_data[row][column >> 3] >> (column & 7)) & 1) != 0;
}

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}

int correction_level(char letter) {
    constexpr std::string_view Levels = "LMQH";
    const std::size_t found = Levels.find(letter);
    return found == std::string_view::npos ? 2 : static_cast<int>(found) + 1;
}

/// The check digit of the first twelve digits: weights 1 and 3 in turn.
char ean_check_digit(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/// The digits of an EAN-13, its check digit added when it was left out; nothing after a report.
std::optional<std::string> ean_digits(std::string_view text, Span from, Diagnostics& diagnostics) {
    std::string digits;
    for (const char c : text) {
        // An ISBN is written with hyphens.
        if (c == '-' || c == ' ') {
            continue;
        }
        if (c < '0' || c > '9') {
            diagnostics.error(
                codes::BarcodeText,
                from,
                fmt::format("`{}` in an EAN-13 code is not a number", text),
                "write 13 digits");
            return std::nullopt;
        }
        digits += c;
    }
    if (digits.size() != 12 && digits.size() != 13) {
        diagnostics.error(
            codes::BarcodeText,
            from,
            fmt::format("an EAN-13 code of {} digits", digits.size()),
            "write 13 digits, or 12 without the check digit");
        return std::nullopt;
    }
    const char check = ean_check_digit(digits);
    if (digits.size() == 13 && digits.back() != check) {
        diagnostics.error(
            codes::BarcodeCheckDigit,
            from,
            fmt::format("the check digit of `{}` is {}, not {}", text, check, digits.back()),
            "compare the number with its source");
        return std::nullopt;
    }
    digits.resize(12);
    return digits + check;
}

Raster mask_of(const zint_symbol& symbol, Color ink) {
    Raster raster;
    raster.kind = RasterKind::Mask;
    raster.width = static_cast<std::uint32_t>(symbol.width);
    raster.height = static_cast<std::uint32_t>(symbol.rows);
    raster.components = 1;
    raster.dpi_x = raster.dpi_y = QrDotsPerInch;
    raster.ink = ink;
    const std::size_t row_bytes = (raster.width + 7) / 8;
    raster.bytes.assign(row_bytes * raster.height, '\0');
    for (int row = 0; row < symbol.rows; ++row) {
        for (int column = 0; column < symbol.width; ++column) {
            if (is_dark(symbol, row, column)) {
                char& byte = raster.bytes
                                 [static_cast<std::size_t>(row) * row_bytes +
                                  static_cast<std::size_t>(column) / 8];
                byte = static_cast<char>(byte | (0x80 >> (column % 8)));
            }
        }
    }
    return raster;
}

Drawing bars_of(const zint_symbol& symbol, double height, Color ink) {
    Drawing drawing{symbol.width * LinearModule, height, {}};
    DrawPath bars;
    bars.fill = ink;
    for (int column = 0; column < symbol.width;) {
        int end = column;
        while (end < symbol.width && is_dark(symbol, 0, end)) {
            ++end;
        }
        if (end > column) {
            bars.path.append_rectangle(
                column * LinearModule, 0, (end - column) * LinearModule, height);
        }
        column = end + 1;
    }
    drawing.operations.emplace_back(std::move(bars));
    return drawing;
}

} // namespace

std::optional<Picture>
make_barcode(const BarcodeRequest& request, Span from, Diagnostics& diagnostics) {
    std::string text(request.text);
    if (text.empty()) {
        diagnostics.error(codes::BarcodeText, from, "a bar code without text");
        return std::nullopt;
    }
    if (request.type == BarcodeType::Ean13) {
        auto digits = ean_digits(text, from, diagnostics);
        if (!digits) {
            return std::nullopt;
        }
        text = std::move(*digits);
    }
    const Symbol symbol(ZBarcode_Create());
    symbol->input_mode = UNICODE_MODE;
    switch (request.type) {
    case BarcodeType::Qr:
        symbol->symbology = BARCODE_QRCODE;
        symbol->option_1 = correction_level(request.error_correction);
        // Without a designator zint would choose an ISO 8859 part that many readers do not know.
        symbol->eci = is_ascii(text) ? 0 : 26;
        symbol->option_3 = FirstQrMask;
        break;
    case BarcodeType::Ean13:
        symbol->symbology = BARCODE_EANX;
        break;
    case BarcodeType::Code128:
        symbol->symbology = BARCODE_CODE128;
        break;
    }
    const int result = ZBarcode_Encode(
        symbol.get(),
        reinterpret_cast<const unsigned char*>(text.data()),
        static_cast<int>(text.size()));
    if (result >= ZINT_ERROR || symbol->rows < 1) {
        diagnostics.error(
            codes::BarcodeText,
            from,
            fmt::format("the bar code cannot hold this text of {} bytes", text.size()),
            request.type == BarcodeType::Code128 ? "Code 128 holds Latin letters, digits and signs"
                                                 : "shorten it");
        return std::nullopt;
    }
    if (request.type == BarcodeType::Qr) {
        Raster code = mask_of(*symbol, request.ink);
        choose_qr_mask(code);
        return code;
    }
    const double height = request.type == BarcodeType::Ean13 ? EanHeight : Code128Height;
    return bars_of(*symbol, height, request.ink);
}

} // namespace zbirnyk
