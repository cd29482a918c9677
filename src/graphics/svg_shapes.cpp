#include "graphics/svg_shapes.h"

#include "diag/codes.h"
#include "graphics/svg_path.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

std::optional<Path> rectangle(Node element, const SvgLengths& lengths) {
    const Vec2 corner{lengths.horizontal(element, "x"), lengths.vertical(element, "y")};
    const Vec2 size{lengths.horizontal(element, "width"), lengths.vertical(element, "height")};
    if (size.x <= 0 || size.y <= 0) {
        return std::nullopt;
    }
    // One radius alone counts for both.
    const bool has_x = element.has_attribute("rx") && element.attribute("rx") != "auto";
    const bool has_y = element.has_attribute("ry") && element.attribute("ry") != "auto";
    Vec2 radii{lengths.horizontal(element, "rx"), lengths.vertical(element, "ry")};
    radii.x = has_x ? radii.x : radii.y;
    radii.y = has_y ? radii.y : radii.x;
    Path path;
    append_rounded_rectangle(path, corner, size, radii);
    return path;
}

std::optional<Path> ellipse(Node element, std::string_view name, const SvgLengths& lengths) {
    const bool is_circle = name == "circle";
    const double radius = lengths.diagonal(element, "r");
    const double rx = is_circle ? radius : lengths.horizontal(element, "rx");
    const double ry = is_circle ? radius : lengths.vertical(element, "ry");
    if (rx <= 0 || ry <= 0) {
        return std::nullopt;
    }
    Path path;
    append_ellipse(
        path, {lengths.horizontal(element, "cx"), lengths.vertical(element, "cy")}, rx, ry);
    return path;
}

std::optional<Path> polygon(Node element, std::string_view name, const SvgLengths& lengths) {
    const auto numbers = parse_svg_numbers(element.attribute("points"));
    if (!numbers || numbers->size() % 2 != 0) {
        report_malformed(element, "points", lengths.report());
        return std::nullopt;
    }
    Path path;
    for (std::size_t i = 0; i < numbers->size(); i += 2) {
        const Vec2 p{(*numbers)[i], (*numbers)[i + 1]};
        i == 0 ? path.move_to(p) : path.line_to(p);
    }
    if (name == "polygon" && !path.verbs.empty()) {
        path.close();
    }
    return path;
}

} // namespace

double Viewport::diagonal() const {
    return std::sqrt((width * width + height * height) / 2);
}

std::optional<ViewBox> view_box_of(Node element) {
    const auto numbers = parse_svg_numbers(element.attribute("viewBox"));
    if (!numbers || numbers->size() != 4 || (*numbers)[2] <= 0 || (*numbers)[3] <= 0) {
        return std::nullopt;
    }
    return ViewBox{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
}

/// The map from a view box into a viewport, by preserveAspectRatio.
Matrix fit(const ViewBox& box, const Viewport& viewport, std::string_view aspect) {
    double scale_x = viewport.width / box.width;
    double scale_y = viewport.height / box.height;
    if (!aspect.starts_with("none")) {
        const bool slices = aspect.find("slice") != std::string_view::npos;
        scale_x = scale_y = slices ? std::max(scale_x, scale_y) : std::min(scale_x, scale_y);
    }
    const auto place = [aspect](std::string_view low, std::string_view high) {
        return aspect.find(low) != std::string_view::npos    ? 0.0
               : aspect.find(high) != std::string_view::npos ? 1.0
                                                             : 0.5;
    };
    const double free_x = viewport.width - box.width * scale_x;
    const double free_y = viewport.height - box.height * scale_y;
    return {
        scale_x,
        0,
        0,
        scale_y,
        free_x * place("xMin", "xMax") - box.x * scale_x,
        free_y * place("YMin", "YMax") - box.y * scale_y};
}

double SvgLengths::horizontal(Node element, std::string_view attribute) const {
    return read(element, attribute, viewport_.width);
}

double SvgLengths::vertical(Node element, std::string_view attribute) const {
    return read(element, attribute, viewport_.height);
}

double SvgLengths::diagonal(Node element, std::string_view attribute) const {
    return read(element, attribute, viewport_.diagonal());
}

double SvgLengths::read(Node element, std::string_view attribute, double percent_of) const {
    const std::string_view text = element.attribute(attribute);
    if (text.empty() || text == "auto") {
        return 0;
    }
    const auto value = parse_svg_length(text, {font_size_, percent_of});
    if (!value) {
        report_malformed(element, attribute, report_);
    }
    return value.value_or(0);
}

void report_malformed(Node element, std::string_view attribute, SvgReport& report) {
    report.error(
        codes::PictureSvg,
        element,
        fmt::format("`{}` of `{}` cannot be read", attribute, element.name()));
}

std::optional<Path> read_svg_shape(Node element, std::string_view name, const SvgLengths& lengths) {
    if (name == "path") {
        auto path = parse_svg_path(element.attribute("d"));
        if (!path) {
            report_malformed(element, "d", lengths.report());
        }
        return path;
    }
    if (name == "rect") {
        return rectangle(element, lengths);
    }
    if (name == "circle" || name == "ellipse") {
        return ellipse(element, name, lengths);
    }
    if (name == "line") {
        Path path;
        path.move_to({lengths.horizontal(element, "x1"), lengths.vertical(element, "y1")});
        path.line_to({lengths.horizontal(element, "x2"), lengths.vertical(element, "y2")});
        return path;
    }
    if (name == "polyline" || name == "polygon") {
        return polygon(element, name, lengths);
    }
    lengths.report().warning(
        codes::PictureSvgUnsupported, element, fmt::format("the element `{}` is not drawn", name));
    return std::nullopt;
}

} // namespace zbirnyk
