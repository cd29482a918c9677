#include "graphics/picture.h"

#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace zbirnyk;

namespace {

std::string read_data(const std::string& name) {
    std::ifstream in(std::string(ZBIRNYK_TEST_DATA) + "/pictures/" + name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    REQUIRE(out.str().size() > 10);
    return out.str();
}

Raster decode(const std::string& name) {
    Diagnostics diagnostics;
    const auto picture = decode_picture(read_data(name), name, {}, {}, diagnostics);
    CHECK(diagnostics.items().empty());
    REQUIRE(picture.has_value());
    return std::get<Raster>(*picture);
}

/// The only report about bytes that are no good picture.
std::string refused(const std::string& bytes, const PictureLimits& limits = {}) {
    Diagnostics diagnostics;
    CHECK_FALSE(decode_picture(bytes, "p", limits, {}, diagnostics).has_value());
    REQUIRE(diagnostics.items().size() == 1);
    return std::string(diagnostics.items()[0].code.name) + " " + diagnostics.items()[0].message;
}

std::vector<int> pixel(const Raster& raster, std::size_t index) {
    std::vector<int> result;
    for (std::size_t i = 0; i < raster.components; ++i) {
        result.push_back(static_cast<unsigned char>(raster.bytes[index * raster.components + i]));
    }
    return result;
}

using Channels = std::vector<int>;

} // namespace

TEST_CASE("a PNG with a palette and a resolution") {
    const Raster raster = decode("palette.png");
    CHECK(raster.kind == RasterKind::Rgb);
    CHECK(raster.width == 4);
    CHECK(raster.height == 2);
    CHECK(pixel(raster, 0) == Channels{0xFF, 0x80, 0x00});
    CHECK(pixel(raster, 1) == Channels{0x00, 0x00, 0xFF});
    CHECK(raster.alpha.empty());
    CHECK(raster.dpi_x == doctest::Approx(300).epsilon(0.001));
    const Size size = natural_size(raster);
    CHECK(to_points(size.width) == doctest::Approx(4 * 72.0 / 300).epsilon(0.001));
}

TEST_CASE("an interlaced PNG with transparency") {
    const Raster raster = decode("alpha-interlaced.png");
    CHECK(raster.kind == RasterKind::Rgb);
    CHECK(pixel(raster, 0) == Channels{16, 32, 48});
    CHECK(pixel(raster, 5) == Channels{200, 100, 50});
    REQUIRE(raster.alpha.size() == 8);
    CHECK(static_cast<unsigned char>(raster.alpha[0]) == 255);
    CHECK(static_cast<unsigned char>(raster.alpha[5]) == 127);
}

TEST_CASE("a PNG of 16 bits of grey") {
    const Raster raster = decode("gray16.png");
    CHECK(raster.kind == RasterKind::Gray);
    REQUIRE(raster.bytes.size() == 8);
    CHECK(pixel(raster, 0) == Channels{0});
    CHECK(pixel(raster, 7) == Channels{255});
}

TEST_CASE("JPEG files pass through as they are") {
    const Raster rgb = decode("rgb.jpg");
    CHECK(rgb.kind == RasterKind::Jpeg);
    CHECK(rgb.components == 3);
    CHECK(rgb.width == 3);
    CHECK(rgb.height == 2);
    CHECK(rgb.dpi_x == 150);
    CHECK(rgb.bytes == read_data("rgb.jpg"));
    CHECK(decode("gray.jpg").components == 1);
    CHECK(decode("progressive.jpg").width == 32);
    CHECK(decode("progressive.jpg").dpi_x == 96);
}

TEST_CASE("CMYK becomes RGB") {
    const Raster raster = decode("cmyk.jpg");
    CHECK(raster.kind == RasterKind::Rgb);
    REQUIRE(raster.bytes.size() == 18);
    const Channels expected{0x20, 0x40, 0x60};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::abs(pixel(raster, 0)[i] - expected[i]) <= 2);
    }
}

TEST_CASE("broken pictures are refused") {
    for (const char* name :
         {"palette.png",
          "alpha-interlaced.png",
          "gray16.png",
          "rgb.jpg",
          "progressive.jpg",
          "cmyk.jpg"}) {
        CAPTURE(name);
        const std::string whole = read_data(name);
        CHECK(refused(whole.substr(0, whole.size() / 2)).starts_with("picture.broken"));
        CHECK(refused(whole.substr(0, 16)).starts_with("picture.broken"));
    }
    std::string damaged = read_data("palette.png");
    damaged[damaged.find("IDAT") + 6] ^= 0x55;
    CHECK(refused(damaged).starts_with("picture.broken"));
}

TEST_CASE("no cut or changed picture crashes the readers") {
    for (const char* name : {"palette.png", "alpha-interlaced.png", "rgb.jpg", "progressive.jpg"}) {
        const std::string whole = read_data(name);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            std::string changed = whole;
            changed[i] = static_cast<char>(changed[i] ^ 0xFF);
            Diagnostics diagnostics;
            const PictureLimits limits{.pixels = 1'000'000};
            const bool accepted = decode_picture(changed, "p", limits, {}, diagnostics).has_value();
            CHECK(accepted != diagnostics.has_errors());
        }
    }
}

TEST_CASE("huge, animated and foreign pictures are refused") {
    CHECK(
        refused(read_data("rgb.jpg"), {.pixels = 5}) ==
        "picture.too-large the picture `p` has 3 × 2 pixels, the limit is 5 in all");
    CHECK(
        refused(read_data("palette.png"), {.pixels = 7}) ==
        "picture.too-large the picture `p` has 4 × 2 pixels, the limit is 7 in all");
    CHECK(refused(read_data("rgb.jpg"), {.bytes = 10})
              .starts_with("picture.too-large the picture `p` has"));
    std::string animated = read_data("palette.png");
    animated.insert(
        33,
        std::string(
            "\0\0\0\x08"
            "acTL\0\0\0\2\0\0\0\0CRC!",
            20));
    CHECK(refused(animated) == "picture.animated the picture `p` is animated");
    CHECK(refused(read_data("still.gif")) == "picture.unknown-kind the picture `p` is GIF");
    CHECK(refused("hello") == "picture.unknown-kind `p` is no PNG, JPEG or SVG picture");
    CHECK(refused("") == "picture.unknown-kind `p` is no PNG, JPEG or SVG picture");
    CHECK(refused("<html/>") == "picture.unknown-kind `p` is no PNG, JPEG or SVG picture");
}
