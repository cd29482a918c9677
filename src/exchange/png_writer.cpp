#include "base/base64.h"
#include "exchange/picture_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

// A PNG in its plainest form: one IDAT of stored deflate blocks (RFC 1951, 3.2.4), no filters. Word
// files and HTML pages are compressed by whoever carries them.

namespace zbirnyk {
namespace {

constexpr std::size_t StoredBlock = 65535;

std::string big_endian(std::uint32_t value) {
    return {
        static_cast<char>(value >> 24),
        static_cast<char>(value >> 16),
        static_cast<char>(value >> 8),
        static_cast<char>(value)};
}

constexpr std::array<std::uint32_t, 256> make_crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        std::uint32_t c = n;
        for (int bit = 0; bit < 8; ++bit) {
            c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        }
        table[n] = c;
    }
    return table;
}

std::uint32_t crc32(std::string_view bytes) {
    static constexpr std::array<std::uint32_t, 256> Table = make_crc_table();
    std::uint32_t c = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        c = Table[(c ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (c >> 8);
    }
    return c ^ 0xFFFFFFFFU;
}

std::uint32_t adler32(std::string_view bytes) {
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char byte : bytes) {
        a = (a + static_cast<unsigned char>(byte)) % 65521;
        b = (b + a) % 65521;
    }
    return (b << 16) | a;
}

std::string chunk(std::string_view type, std::string_view data) {
    std::string body(type);
    body += data;
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc32(body));
}

std::string stored_zlib(std::string_view data) {
    std::string out = "\x78\x01";
    std::size_t at = 0;
    do {
        const std::size_t size = std::min(StoredBlock, data.size() - at);
        const auto low = static_cast<std::uint16_t>(size);
        const auto inverse = static_cast<std::uint16_t>(~low);
        out += at + size == data.size() ? '\1' : '\0';
        for (const std::uint16_t half : {low, inverse}) {
            out += static_cast<char>(half & 0xFF);
            out += static_cast<char>(half >> 8);
        }
        out += data.substr(at, size);
        at += size;
    } while (at < data.size());
    return out + big_endian(adler32(data));
}

/// The bytes of one pixel: gray or RGB, then alpha when there is one.
void append_pixel(const Raster& raster, std::size_t x, std::size_t y, std::string& out) {
    const std::size_t pixel = y * raster.width + x;
    if (raster.kind == RasterKind::Mask) {
        const std::size_t row = (raster.width + 7) / 8;
        const auto byte = static_cast<unsigned char>(raster.bytes[y * row + x / 8]);
        out += static_cast<char>(raster.ink.red);
        out += static_cast<char>(raster.ink.green);
        out += static_cast<char>(raster.ink.blue);
        out += (byte >> (7 - x % 8) & 1) != 0 ? '\xFF' : '\0';
        return;
    }
    const std::size_t size = raster.kind == RasterKind::Gray ? 1 : 3;
    out.append(raster.bytes, pixel * size, size);
    if (!raster.alpha.empty()) {
        out += raster.alpha[pixel];
    }
}

} // namespace

std::string write_png(const Raster& raster) {
    const bool mask = raster.kind == RasterKind::Mask;
    const bool alpha = mask || !raster.alpha.empty();
    // Colour types of PNG: 0 gray, 2 RGB, 4 gray with alpha, 6 RGB with alpha.
    const int type = (raster.kind == RasterKind::Gray ? 0 : 2) + (alpha ? 4 : 0);
    std::string header = big_endian(raster.width) + big_endian(raster.height);
    header += '\x08';
    header += static_cast<char>(type);
    header.append(3, '\0');
    std::string rows;
    for (std::size_t y = 0; y < raster.height; ++y) {
        rows += '\0';
        for (std::size_t x = 0; x < raster.width; ++x) {
            append_pixel(raster, x, y, rows);
        }
    }
    const auto per_metre = [](double dpi) {
        return big_endian(static_cast<std::uint32_t>(std::lround(dpi / 0.0254)));
    };
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) +
           chunk("pHYs", per_metre(raster.dpi_x) + per_metre(raster.dpi_y) + '\1') +
           chunk("IDAT", stored_zlib(rows)) + chunk("IEND", {});
}

std::string picture_address(const Picture& picture) {
    if (const auto* drawing = std::get_if<Drawing>(&picture)) {
        return "data:image/svg+xml;base64," + base64(write_svg(*drawing));
    }
    const auto& raster = std::get<Raster>(picture);
    return raster.kind == RasterKind::Jpeg ? "data:image/jpeg;base64," + base64(raster.bytes)
                                           : "data:image/png;base64," + base64(write_png(raster));
}

} // namespace zbirnyk
