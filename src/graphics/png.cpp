#include "diag/codes.h"
#include "graphics/raster_readers.h"

#include <algorithm>
#include <fmt/format.h>
#include <png.h>

/// The pixels come from libpng's simplified interface, which converts every kind of PNG to 8 bits
/// of sRGB and never jumps out of C++ code. What it does not tell (size before decoding,
/// resolution, animation) is read from the chunks here.
namespace zbirnyk {

namespace {

constexpr double MetresPerInch = 0.0254;
constexpr std::size_t SignatureSize = 8;

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(0, 4)) {
        value = value << 8 | static_cast<unsigned char>(c);
    }
    return value;
}

struct PngFacts {
    std::uint32_t width = 0, height = 0;
    double dpi_x = 96, dpi_y = 96;
    bool is_animated = false;
};

/// Reads the chunks before the pixels; nothing when they are broken.
std::optional<PngFacts> read_chunks(std::string_view bytes) {
    PngFacts facts;
    for (std::size_t at = SignatureSize; at + 12 <= bytes.size();) {
        const std::uint32_t length = big_endian(bytes.substr(at));
        const std::string_view kind = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12) {
            return std::nullopt;
        }
        const std::string_view data = bytes.substr(at + 8, length);
        if (kind == "IDAT") {
            break;
        }
        if (kind == "IHDR" && length == 13) {
            facts.width = big_endian(data);
            facts.height = big_endian(data.substr(4));
        } else if (kind == "pHYs" && length == 9 && data[8] == 1) {
            const std::uint32_t x = big_endian(data);
            const std::uint32_t y = big_endian(data.substr(4));
            facts.dpi_x = x > 0 ? x * MetresPerInch : 96;
            facts.dpi_y = y > 0 ? y * MetresPerInch : 96;
        } else if (kind == "acTL") {
            facts.is_animated = true;
        }
        at += length + 12;
    }
    return facts.width > 0 ? std::optional(facts) : std::nullopt;
}

/// Frees what libpng holds for an image, whatever happens.
class PngImage {
  public:
    PngImage() { image_.version = PNG_IMAGE_VERSION; }

    PngImage(const PngImage&) = delete;
    PngImage& operator=(const PngImage&) = delete;

    ~PngImage() { png_image_free(&image_); }

    png_image& get() { return image_; }

  private:
    png_image image_{};
};

/// Splits interleaved alpha off; alpha that is opaque everywhere is dropped.
void split_alpha(const std::string& pixels, std::size_t colors, Raster& raster) {
    const std::size_t count = pixels.size() / (colors + 1);
    raster.bytes.resize(count * colors);
    raster.alpha.resize(count);
    bool opaque = true;
    for (std::size_t i = 0; i < count; ++i) {
        const char* pixel = pixels.data() + i * (colors + 1);
        std::copy_n(pixel, colors, raster.bytes.data() + i * colors);
        raster.alpha[i] = pixel[colors];
        opaque = opaque && pixel[colors] == '\xFF';
    }
    if (opaque) {
        raster.alpha.clear();
    }
}

} // namespace

std::optional<Raster> read_png(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics) {
    const auto fail = [&](Code code, std::string message, std::string hint = {}) {
        diagnostics.error(code, from, std::move(message), std::move(hint));
        return std::nullopt;
    };
    const auto facts = read_chunks(bytes);
    if (!facts) {
        return fail(codes::PictureBroken, fmt::format("the PNG `{}` is broken", name));
    }
    if (const auto fault = size_fault(facts->width, facts->height, limits)) {
        return fail(
            codes::PictureTooLarge,
            fmt::format("the picture `{}` {}", name, *fault),
            "make it smaller");
    }
    if (facts->is_animated) {
        return fail(
            codes::PictureAnimated,
            fmt::format("the picture `{}` is animated", name),
            "save one of its frames as PNG");
    }
    PngImage image;
    if (png_image_begin_read_from_memory(&image.get(), bytes.data(), bytes.size()) == 0) {
        return fail(
            codes::PictureBroken,
            fmt::format("the PNG `{}` is broken: {}", name, image.get().message));
    }
    const bool is_color = (image.get().format & PNG_FORMAT_FLAG_COLOR) != 0;
    const bool has_alpha = (image.get().format & PNG_FORMAT_FLAG_ALPHA) != 0;
    image.get().format =
        (is_color ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY) | (has_alpha ? PNG_FORMAT_FLAG_ALPHA : 0u);
    std::string pixels(PNG_IMAGE_SIZE(image.get()), '\0');
    if (png_image_finish_read(&image.get(), nullptr, pixels.data(), 0, nullptr) == 0) {
        return fail(
            codes::PictureBroken,
            fmt::format("the PNG `{}` is broken: {}", name, image.get().message));
    }
    Raster raster;
    raster.kind = is_color ? RasterKind::Rgb : RasterKind::Gray;
    raster.width = facts->width;
    raster.height = facts->height;
    raster.components = is_color ? 3 : 1;
    raster.dpi_x = facts->dpi_x;
    raster.dpi_y = facts->dpi_y;
    if (has_alpha) {
        split_alpha(pixels, raster.components, raster);
    } else {
        raster.bytes = std::move(pixels);
    }
    return raster;
}

} // namespace zbirnyk
