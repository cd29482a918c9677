#include "graphics/svg_index.h"

#include "diag/codes.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

void index_attributes(Node element, SvgIndex& index, SvgReport& report) {
    for (const Node attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "id") {
            index.by_id.emplace(attribute.value(), element);
        } else if (name.starts_with("on")) {
            report.error(
                codes::PictureSvgForbidden,
                attribute,
                fmt::format("the event handler `{}`", name),
                "remove it");
        }
    }
    const std::string_view link = svg_link(element);
    // A link of `a` leads a reader somewhere and loads nothing; an `image` was reported.
    const bool loads = !is_one_of(svg_name(element), {"a", "image"});
    if (loads && !link.empty() && !link.starts_with('#')) {
        report.error(
            codes::PictureSvgForbidden,
            element,
            fmt::format("the external reference `{}`", link.substr(0, 60)),
            "copy what it names into the file");
    }
}

void index_element(Node element, SvgIndex& index, SvgReport& report) {
    const std::string_view name = svg_name(element);
    if (is_one_of(name, {"script", "foreignObject", "iframe"})) {
        report.error(codes::PictureSvgForbidden, element, fmt::format("`{}`", name), "remove it");
    } else if (is_one_of(
                   name, {"animate", "animateTransform", "animateMotion", "animateColor", "set"})) {
        report.error(
            codes::PictureAnimated, element, fmt::format("animation by `{}`", name), "remove it");
    } else if (name == "image") {
        report.error(
            codes::PictureSvgUnsupported,
            element,
            "a picture inside (`image`)",
            "put that picture into the document itself, or turn it into paths");
    } else if (name == "style") {
        const std::string text = element.text();
        if (text.find("@import") != std::string::npos) {
            report.error(
                codes::PictureSvgForbidden, element, "`@import`", "copy the styles into the file");
        } else if (!index.sheet.add(text)) {
            report.warning(
                codes::PictureSvgUnsupported, element, "a style rule that is not understood");
        }
    }
    index_attributes(element, index, report);
    for (const Node child : element.child_elements()) {
        index_element(child, index, report);
    }
}

} // namespace

Node SvgIndex::find(std::string_view reference) const {
    if (!reference.starts_with('#')) {
        return {};
    }
    const auto found = by_id.find(reference.substr(1));
    return found == by_id.end() ? Node() : found->second;
}

SvgIndex index_svg(const Tree& tree, SvgReport& report) {
    SvgIndex index;
    index_element(tree.root(), index, report);
    return index;
}

std::string_view svg_name(Node element) {
    const std::string_view name = element.name();
    if (name.starts_with("svg:")) {
        return name.substr(4);
    }
    return name.find(':') == std::string_view::npos ? name : std::string_view();
}

std::string_view svg_link(Node element) {
    return element.has_attribute("href") ? element.attribute("href")
                                         : element.attribute("xlink:href");
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace zbirnyk
