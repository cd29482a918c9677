#include "graphics/barcode.h"

#include "graphics/picture.h"

#include <doctest/doctest.h>
#include <memory>
#include <zint.h>

using namespace zbirnyk;

namespace {

std::string refused(const BarcodeRequest& request) {
    Diagnostics diagnostics;
    CHECK_FALSE(make_barcode(request, {}, diagnostics).has_value());
    REQUIRE(diagnostics.items().size() == 1);
    return std::string(diagnostics.items()[0].code.name) + " " + diagnostics.items()[0].message;
}

Picture make(const BarcodeRequest& request) {
    Diagnostics diagnostics;
    const auto picture = make_barcode(request, {}, diagnostics);
    CHECK(diagnostics.items().empty());
    REQUIRE(picture.has_value());
    return *picture;
}

/// The row of a mask as # and dots.
std::string row(const Raster& raster, std::size_t y) {
    std::string result;
    const std::size_t stride = (raster.width + 7) / 8;
    for (std::size_t x = 0; x < raster.width; ++x) {
        const auto byte = static_cast<unsigned char>(raster.bytes[y * stride + x / 8]);
        result += (byte >> (7 - x % 8) & 1) != 0 ? '#' : '.';
    }
    return result;
}

/// The rows of a QR code as zint makes it when it chooses the data mask itself.
std::string rows_by_zint(const std::string& text, int level) {
    const std::unique_ptr<zint_symbol, void (*)(zint_symbol*)> symbol(
        ZBarcode_Create(), ZBarcode_Delete);
    symbol->symbology = BARCODE_QRCODE;
    symbol->option_1 = level;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    REQUIRE(ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(text.size())) < ZINT_ERROR);
    std::string rows;
    for (int y = 0; y < symbol->rows; ++y) {
        for (int x = 0; x < symbol->width; ++x)
            rows += (symbol->encoded_data[y][x / 8] >> (x % 8) & 1) != 0 ? '#' : '.';
    }
    return rows;
}

} // namespace

TEST_CASE("a QR code is a mask of one pixel a module") {
    const Picture picture =
        make({BarcodeType::Qr, "https://example.org/v/1", 'M', {0x1B, 0x36, 0x5D}});
    const Raster& raster = std::get<Raster>(picture);
    CHECK(raster.kind == RasterKind::Mask);
    CHECK(raster.width == 25);
    CHECK(raster.height == 25);
    CHECK(raster.ink == Color{0x1B, 0x36, 0x5D});
    // Finder patterns in three corners, timing between them.
    CHECK(row(raster, 0).starts_with("#######."));
    CHECK(row(raster, 0).ends_with(".#######"));
    CHECK(row(raster, 1).starts_with("#.....#."));
    CHECK(row(raster, 6) == "#######.#.#.#.#.#.#######");
    CHECK(row(raster, 24).starts_with("#######."));
    CHECK(natural_size(picture).width == mm(12.5));
}

TEST_CASE("more correction needs more modules, and Ukrainian text fits") {
    const std::string text(100, 'a');
    CHECK(
        std::get<Raster>(make({BarcodeType::Qr, text, 'L'})).width <
        std::get<Raster>(make({BarcodeType::Qr, text, 'H'})).width);
    CHECK(std::get<Raster>(make({BarcodeType::Qr, "Сертифікат № 12", 'M'})).width >= 21);
}

TEST_CASE("a QR code has the best data mask, whatever its version") {
    for (const std::size_t length : {1, 30, 55, 100, 170, 300, 500, 900, 1200}) {
        for (int level = 1; level <= 4; ++level) {
            std::string text = "HTTPS://EXAMPLE.ORG/";
            while (text.size() < length)
                text += std::to_string(text.size() * static_cast<std::size_t>(level)) + "-aZ";
            const Picture picture = make({BarcodeType::Qr, text, "LMQH"[level - 1]});
            const Raster& raster = std::get<Raster>(picture);
            std::string rows;
            for (std::size_t y = 0; y < raster.height; ++y)
                rows += row(raster, y);
            CHECK(rows == rows_by_zint(text, level));
        }
    }
}

TEST_CASE("EAN-13 as bars") {
    const Picture picture = make({BarcodeType::Ean13, "978-966-00-0000-1"});
    const Drawing& drawing = std::get<Drawing>(picture);
    CHECK(natural_size(picture).width == mm(95 * 0.33));
    REQUIRE(drawing.operations.size() == 1);
    const Path& bars = std::get<DrawPath>(drawing.operations[0]).path;
    // 30 bars: two in each of three guards, two in each of twelve digits.
    CHECK(bars.verbs.size() == 30 * 5);
    CHECK(bars.points[0].x == 0);
    const Picture completed = make({BarcodeType::Ean13, "978966000000"});
    CHECK(
        std::get<DrawPath>(std::get<Drawing>(completed).operations[0]).path.points == bars.points);
}

TEST_CASE("Code 128 as bars") {
    const Picture picture = make({BarcodeType::Code128, "ZR-2020"});
    CHECK(std::get<Drawing>(picture).width > 0);
}

TEST_CASE("texts that a code cannot hold are refused") {
    CHECK(
        refused({BarcodeType::Ean13, "9789660000005"}) ==
        "barcode.check-digit the check digit of `9789660000005` is 1, not 5");
    CHECK(refused({BarcodeType::Ean13, "978"}) == "barcode.text an EAN-13 code of 3 digits");
    CHECK(
        refused({BarcodeType::Ean13, "97896600000X1"}) ==
        "barcode.text `97896600000X1` in an EAN-13 code is not a number");
    CHECK(refused({BarcodeType::Qr, ""}) == "barcode.text a bar code without text");
    const std::string large(8000, 'a');
    CHECK(
        refused({BarcodeType::Qr, large}) ==
        "barcode.text the bar code cannot hold this text of 8000 bytes");
    CHECK(refused({BarcodeType::Code128, "Україна"}).starts_with("barcode.text"));
}
