#include "graphics/picture.h"

#include "diag/codes.h"
#include "graphics/raster_readers.h"
#include "graphics/svg_reader.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

enum class PictureKind { Unknown, Png, Jpeg, Svg };

/// The first kilobyte of an SVG names its element, after a declaration, comments and a BOM.
constexpr std::size_t SvgHead = 4096;

PictureKind kind_of(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) {
        return PictureKind::Png;
    }
    if (bytes.starts_with("\xFF\xD8\xFF")) {
        return PictureKind::Jpeg;
    }
    const std::string_view head = bytes.substr(0, SvgHead);
    const bool is_xml =
        head.starts_with("<") || head.starts_with("\xEF\xBB\xBF<") ||
        head.substr(0, head.find('<')).find_first_not_of(" \t\r\n") == std::string_view::npos;
    return is_xml && head.find("<svg") != std::string_view::npos ? PictureKind::Svg
                                                                 : PictureKind::Unknown;
}

std::string_view foreign_kind(std::string_view bytes) {
    if (bytes.starts_with("GIF8")) {
        return "GIF";
    }
    if (bytes.starts_with("BM")) {
        return "BMP";
    }
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") {
        return "WebP";
    }
    if (bytes.starts_with(std::string_view("II*\0", 4)) ||
        bytes.starts_with(std::string_view("MM\0*", 4))) {
        return "TIFF";
    }
    if (bytes.starts_with("%PDF")) {
        return "PDF";
    }
    if (bytes.starts_with("\xD7\xCD\xC6\x9A")) {
        return "WMF";
    }
    return {};
}

} // namespace

std::optional<std::string>
size_fault(std::uint64_t width, std::uint64_t height, const PictureLimits& limits) {
    // Both are below 2^32, so that the product fits.
    if (width * height > limits.pixels) {
        return fmt::format(
            "has {} × {} pixels, the limit is {} in all", width, height, limits.pixels);
    }
    return std::nullopt;
}

std::optional<Picture> decode_picture(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics) {
    if (bytes.size() > limits.bytes) {
        diagnostics.error(
            codes::PictureTooLarge,
            from,
            fmt::format(
                "the picture `{}` has {} bytes, the limit is {}", name, bytes.size(), limits.bytes),
            "make it smaller");
        return std::nullopt;
    }
    switch (kind_of(bytes)) {
    case PictureKind::Png:
        return read_png(bytes, name, limits, from, diagnostics);
    case PictureKind::Jpeg:
        return read_jpeg(bytes, name, limits, from, diagnostics);
    case PictureKind::Svg:
        return read_svg(bytes, name, limits, from, diagnostics);
    case PictureKind::Unknown:
        break;
    }
    const std::string_view foreign = foreign_kind(bytes);
    diagnostics.error(
        codes::PictureUnknownKind,
        from,
        foreign.empty() ? fmt::format("`{}` is no PNG, JPEG or SVG picture", name)
                        : fmt::format("the picture `{}` is {}", name, foreign),
        "save it as PNG, JPEG or SVG");
    return std::nullopt;
}

Size natural_size(const Picture& picture) {
    if (const auto* drawing = std::get_if<Drawing>(&picture)) {
        return {pt(drawing->width), pt(drawing->height)};
    }
    const Raster& raster = std::get<Raster>(picture);
    return {pt(raster.width * 72.0 / raster.dpi_x), pt(raster.height * 72.0 / raster.dpi_y)};
}

} // namespace zbirnyk
