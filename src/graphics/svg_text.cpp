#include "graphics/svg_text.h"

#include "diag/codes.h"

#include <cmath>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class SvgTextReader {
  public:
    SvgTextReader(const SvgStyleOf& style_of, SvgReport& report)
        : style_of_(style_of)
        , report_(report) {}

    std::vector<SvgTextLine> read(Node element, const SvgStyle& style) {
        begin_line({}, style);
        read_part(element, style);
        finish_line();
        return std::move(lines_);
    }

  private:
    void read_part(Node element, const SvgStyle& style) {
        place(element, style);
        for (const Node child : element.children()) {
            if (child.kind() == NodeKind::Text) {
                append(child.value());
            } else if (child.name() == "tspan" || child.name() == "a") {
                const SvgStyle inner = style_of_(child, style);
                if (inner.is_displayed) {
                    check_style(child, inner);
                    read_part(child, inner);
                }
            } else if (child.name() != "title" && child.name() != "desc") {
                report_.warning(
                    codes::PictureSvgUnsupported,
                    child,
                    fmt::format("the element `{}` is not drawn", child.name()));
            }
        }
    }

    /// Moves the pen when the element says so.
    void place(Node element, const SvgStyle& style) {
        Vec2 origin = lines_.back().origin;
        bool moves = false;
        const auto take = [&](std::string_view name, double& coordinate, double base) {
            const std::string_view text = element.attribute(name);
            if (text.empty()) {
                return;
            }
            const std::size_t end = text.find_first_of(" ,");
            const auto value = parse_svg_length(text.substr(0, end), {style.font_size, 0});
            if (!value || end != std::string_view::npos) {
                report_.warning(
                    codes::PictureSvgUnsupported,
                    element,
                    fmt::format("only the first place in `{}` counts", name));
            }
            coordinate = base + value.value_or(0);
            moves = true;
        };
        take("x", origin.x, 0);
        take("y", origin.y, 0);
        take("dx", origin.x, origin.x);
        take("dy", origin.y, origin.y);
        if (moves) {
            // A shift of the first line moves it; later ones begin a new line.
            if (!lines_.back().text.empty()) {
                finish_line();
                begin_line(origin, style);
            }
            lines_.back().origin = origin;
            lines_.back().style = style;
        }
    }

    void check_style(Node part, const SvgStyle& style) {
        const bool is_placed = part.has_attribute("x") || part.has_attribute("y") ||
                               part.has_attribute("dx") || part.has_attribute("dy");
        const SvgStyle& line = lines_.back().style;
        if (is_placed || (lines_.size() == 1 && lines_.back().text.empty())) {
            lines_.back().style = is_placed ? line : style;
            return;
        }
        if (style.font_size != line.font_size || style.font_weight != line.font_weight ||
            style.italic != line.italic || style.font_family != line.font_family ||
            style.fill.color.color != line.fill.color.color) {
            report_.warning(
                codes::PictureSvgUnsupported,
                part,
                "a `tspan` without a place takes the look of the text before it",
                "give it `x` and `y`");
        }
    }

    void begin_line(Vec2 origin, const SvgStyle& style) { lines_.push_back({origin, {}, style}); }

    void finish_line() {
        std::string& text = lines_.back().text;
        while (text.ends_with(' ')) {
            text.pop_back();
        }
    }

    /// Appends with every stretch of blanks as one space, and none at the start.
    void append(std::string_view text) {
        std::string& line = lines_.back().text;
        for (const char c : text) {
            if (!is_blank(c)) {
                line += c;
            } else if (!line.empty() && line.back() != ' ') {
                line += ' ';
            }
        }
    }

    const SvgStyleOf& style_of_;
    SvgReport& report_;
    std::vector<SvgTextLine> lines_;
};

} // namespace

std::vector<SvgTextLine>
read_svg_text(Node element, const SvgStyle& style, const SvgStyleOf& style_of, SvgReport& report) {
    return SvgTextReader(style_of, report).read(element, style);
}

} // namespace zbirnyk
