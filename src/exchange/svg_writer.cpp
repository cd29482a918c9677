#include "base/xml_text.h"
#include "exchange/picture_data.h"

#include <fmt/format.h>

namespace zbirnyk {
namespace {

/// A coordinate to a thousandth of a point, without needless digits.
std::string number(double value) {
    std::string text = fmt::format("{:.3f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string color(Color value) {
    return fmt::format("#{:02x}{:02x}{:02x}", value.red, value.green, value.blue);
}

std::string path_data(const Path& path) {
    std::string out;
    std::size_t at = 0;
    const auto point = [&] {
        const Vec2 p = path.points[at++];
        return number(p.x) + " " + number(p.y);
    };
    for (const PathVerb verb : path.verbs) {
        switch (verb) {
        case PathVerb::Move:
            out += "M" + point();
            break;
        case PathVerb::Line:
            out += "L" + point();
            break;
        case PathVerb::Cubic:
            out += "C" + point();
            out += " " + point();
            out += " " + point();
            break;
        case PathVerb::Close:
            out += "Z";
            break;
        }
    }
    return out;
}

std::string stroke_attributes(const Stroke& stroke) {
    static constexpr const char* Caps[] = {"butt", "round", "square"};
    static constexpr const char* Joins[] = {"miter", "round", "bevel"};
    std::string out = fmt::format(
        " stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"{}\" stroke-linejoin=\"{}\"",
        color(stroke.color),
        number(stroke.width),
        Caps[static_cast<int>(stroke.cap)],
        Joins[static_cast<int>(stroke.join)]);
    if (stroke.join == LineJoin::Miter) {
        out += fmt::format(" stroke-miterlimit=\"{}\"", number(stroke.miter_limit));
    }
    if (!stroke.dashes.empty()) {
        out += " stroke-dasharray=\"";
        for (std::size_t i = 0; i < stroke.dashes.size(); ++i) {
            out += (i == 0 ? "" : " ") + number(stroke.dashes[i]);
        }
        out += '"';
    }
    return out;
}

std::string element(const DrawPath& path) {
    return fmt::format(
        "<path d=\"{}\" fill=\"{}\"{}{}/>\n",
        path_data(path.path),
        path.fill ? color(*path.fill) : "none",
        path.fill && path.fill_rule == FillRule::EvenOdd ? " fill-rule=\"evenodd\"" : "",
        path.stroke ? stroke_attributes(*path.stroke) : "");
}

std::string element(const DrawText& text) {
    static constexpr const char* Anchors[] = {"start", "middle", "end"};
    return fmt::format(
        "<text x=\"{}\" y=\"{}\" font-family=\"{}, sans-serif\" font-size=\"{}\" "
        "font-weight=\"{}\"{}"
        " text-anchor=\"{}\" fill=\"{}\">{}</text>\n",
        number(text.origin.x),
        number(text.origin.y),
        xml_attribute(text.font_family),
        number(text.font_size),
        text.font_weight,
        text.italic ? " font-style=\"italic\"" : "",
        Anchors[static_cast<int>(text.anchor)],
        color(text.color),
        xml_text(text.text));
}

} // namespace

std::string write_svg(const Drawing& drawing) {
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}pt\" height=\"{1}pt\" "
        "viewBox=\"0 0 {0} {1}\">\n",
        number(drawing.width),
        number(drawing.height));
    for (const auto& operation : drawing.operations) {
        out += std::visit([](const auto& each) { return element(each); }, operation);
    }
    return out + "</svg>\n";
}

} // namespace zbirnyk
