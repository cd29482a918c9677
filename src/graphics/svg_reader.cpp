#include "graphics/svg_reader.h"

#include "diag/codes.h"
#include "graphics/svg_index.h"
#include "graphics/svg_shapes.h"
#include "graphics/svg_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

/// Draws an SVG by walking its tree with the current transform and style. `use` draws its target
/// again in place, so that the drawing is flat; a limit of depth and one of the number of visited
/// elements keep a picture of a few kilobytes from becoming one of a few gigabytes.
namespace zbirnyk {

namespace {

constexpr double PointsPerPixel = 72.0 / 96;
/// Elements nested deeper than this, through `use` too, refer to themselves (or should be simpler).
constexpr int DeepestElement = 400;
/// Of a transform, in points.
constexpr double LargestCoordinate = 1e9;
/// Elements visited for each path that may be drawn: groups cost too.
constexpr std::size_t VisitsPerPath = 8;

/// Where drawing goes on: how coordinates are mapped and how shapes look.
struct Context {
    Matrix to_page;
    SvgStyle style;
    Viewport viewport;
    int depth = 0;
};

class SvgReader {
  public:
    SvgReader(const Tree& tree, const PictureLimits& limits, SvgReport& report)
        : tree_(tree)
        , limits_(limits)
        , report_(report) {}

    std::optional<Drawing> read() {
        index_ = index_svg(tree_, report_);
        Context context;
        if (!report_.has_errors() && start(tree_.root(), context)) {
            draw_children(tree_.root(), context);
        }
        return report_.has_errors() ? std::nullopt : std::optional(std::move(drawing_));
    }

  private:
    /// Sets the size of the drawing and the map of its root.
    bool start(Node root, Context& context) {
        if (svg_name(root) != "svg") {
            report_.error(
                codes::PictureSvg, root, fmt::format("the root element is `{}`", root.name()));
            return false;
        }
        const auto box = view_box_of(root);
        const auto side = [&](std::string_view name, double box_side) -> double {
            const std::string_view text = root.attribute(name);
            const auto length = parse_svg_length(text, {});
            return length && !trim(text).ends_with('%') ? *length : box_side;
        };
        Viewport viewport{
            side("width", box ? box->width : 0), side("height", box ? box->height : 0)};
        if (viewport.width <= 0 || viewport.height <= 0) {
            report_.error(
                codes::PictureSvg,
                root,
                "the picture has no size",
                "give `svg` a `viewBox`, or `width` and `height`");
            return false;
        }
        // One side given and a view box: the other follows from its shape.
        if (box && !root.has_attribute("height") && root.has_attribute("width")) {
            viewport.height = viewport.width * box->height / box->width;
        } else if (box && !root.has_attribute("width") && root.has_attribute("height")) {
            viewport.width = viewport.height * box->width / box->height;
        }
        drawing_.width = viewport.width * PointsPerPixel;
        drawing_.height = viewport.height * PointsPerPixel;
        context.to_page = {PointsPerPixel, 0, 0, PointsPerPixel, 0, 0};
        enter_viewport(root, viewport, context);
        apply_style(root, context);
        return true;
    }

    static void enter_viewport(Node element, const Viewport& viewport, Context& context) {
        context.viewport = viewport;
        if (const auto box = view_box_of(element)) {
            context.to_page = context.to_page.times(
                fit(*box, viewport, element.attribute("preserveAspectRatio")));
            context.viewport = {box->width, box->height};
        }
    }

    void apply_style(Node element, Context& context) {
        const SvgStyle parent = context.style;
        std::vector<SvgDeclaration> declarations;
        for (const Node attribute : element.attributes()) {
            if (is_svg_property(attribute.name())) {
                declarations.push_back(
                    {std::string(attribute.name()), std::string(trim(attribute.value()))});
            }
        }
        const auto append = [&](std::vector<SvgDeclaration> more) {
            std::move(more.begin(), more.end(), std::back_inserter(declarations));
        };
        append(index_.sheet.declarations_for(element));
        append(parse_declarations(element.attribute("style")));
        // Other lengths may be in ems of the element's own font size.
        std::stable_partition(
            declarations.begin(), declarations.end(), [](const SvgDeclaration& d) {
                return d.name == "font-size";
            });
        for (const SvgDeclaration& declaration : declarations) {
            const SvgApplied result =
                apply_declaration(declaration, parent, context.viewport.diagonal(), context.style);
            if (result == SvgApplied::Malformed) {
                report_.warning(
                    codes::PictureSvgUnsupported,
                    element,
                    fmt::format("the value `{}` of `{}`", declaration.value, declaration.name));
            } else if (result == SvgApplied::Unsupported) {
                report_.warning(
                    codes::PictureSvgUnsupported,
                    element,
                    fmt::format("`{}` is not drawn", declaration.name));
            }
        }
    }

    void draw_children(Node element, const Context& context) {
        for (const Node child : element.child_elements()) {
            draw(child, context);
        }
    }

    void draw(Node element, Context context) {
        const std::string_view name = svg_name(element);
        if (name.empty() || report_.has_errors() ||
            is_one_of(
                name,
                {"defs",
                 "symbol",
                 "title",
                 "desc",
                 "metadata",
                 "style",
                 "linearGradient",
                 "radialGradient",
                 "pattern",
                 "clipPath",
                 "mask",
                 "filter",
                 "marker",
                 "view"})) {
            return;
        }
        if (++context.depth > DeepestElement) {
            report_.error(
                codes::PictureSvg,
                element,
                fmt::format("elements nested deeper than {}", DeepestElement),
                "does a `use` name an element that it stands in?");
            return;
        }
        if (++visits_ > limits_.paths * VisitsPerPath) {
            report_too_large(element);
            return;
        }
        if (!transform(element, context)) {
            return;
        }
        apply_style(element, context);
        if (!context.style.is_displayed) {
            return;
        }
        if (is_one_of(name, {"g", "a", "switch"})) {
            draw_children(element, context);
        } else if (name == "svg") {
            draw_inner_svg(element, context);
        } else if (name == "use") {
            draw_use(element, context);
        } else if (name == "text") {
            draw_text(element, context);
        } else {
            draw_shape(element, name, context);
        }
    }

    /// Applies the element's transform. False when it cannot be read, or when what encloses the
    /// element enlarges beyond any page: nested scales reach infinity quickly.
    bool transform(Node element, Context& context) {
        const std::string_view text = element.attribute("transform");
        const auto matrix = parse_svg_transform(text);
        if (!matrix) {
            report_malformed(element, "transform", report_);
            return false;
        }
        if (!text.empty()) {
            context.to_page = context.to_page.times(*matrix);
        }
        const Matrix& m = context.to_page;
        for (const double value : {m.a, m.b, m.c, m.d, m.e, m.f}) {
            // Written so that a value that is no number fails too.
            if (!(std::abs(value) <= LargestCoordinate)) {
                report_.error(
                    codes::PictureSvg, element, "coordinates that are larger than any page");
                return false;
            }
        }
        return true;
    }

    void move(double x, double y, Context& context) {
        context.to_page = context.to_page.times({1, 0, 0, 1, x, y});
    }

    void draw_inner_svg(Node element, Context context) {
        const SvgLengths lengths(context.viewport, context.style.font_size, report_);
        move(lengths.horizontal(element, "x"), lengths.vertical(element, "y"), context);
        Viewport viewport = context.viewport;
        if (element.has_attribute("width")) {
            viewport.width = lengths.horizontal(element, "width");
        }
        if (element.has_attribute("height")) {
            viewport.height = lengths.vertical(element, "height");
        }
        if (viewport.width > 0 && viewport.height > 0) {
            enter_viewport(element, viewport, context);
            draw_children(element, context);
        }
    }

    void draw_use(Node element, Context context) {
        const std::string_view link = svg_link(element);
        const Node target = index_.find(link);
        if (!target) {
            report_.error(
                codes::PictureSvg,
                element,
                fmt::format("`use` names `{}`, which is not there", link));
            return;
        }
        const SvgLengths lengths(context.viewport, context.style.font_size, report_);
        move(lengths.horizontal(element, "x"), lengths.vertical(element, "y"), context);
        if (svg_name(target) != "symbol") {
            draw(target, context);
            return;
        }
        Viewport viewport = context.viewport;
        if (element.has_attribute("width")) {
            viewport.width = lengths.horizontal(element, "width");
        }
        if (element.has_attribute("height")) {
            viewport.height = lengths.vertical(element, "height");
        }
        if (viewport.width > 0 && viewport.height > 0) {
            enter_viewport(target, viewport, context);
            apply_style(target, context);
            draw_children(target, context);
        }
    }

    void draw_text(Node element, const Context& context) {
        if (!context.style.is_visible) {
            return;
        }
        const auto style_of = [&](Node part, const SvgStyle& parent) {
            Context inner = context;
            inner.style = parent;
            apply_style(part, inner);
            return inner.style;
        };
        for (SvgTextLine& line : read_svg_text(element, context.style, style_of, report_)) {
            add_text(element, line, context);
        }
    }

    void add_text(Node element, SvgTextLine& line, const Context& context) {
        const auto color = color_of(element, line.style.fill, line.style, line.style.fill_opacity);
        if (!color || line.text.empty()) {
            return;
        }
        const Matrix& m = context.to_page;
        const double scale = std::sqrt(std::abs(m.a * m.d - m.b * m.c));
        constexpr double Level = 1e-6;
        if (m.a <= 0 || m.d <= 0 || std::abs(m.b) > Level * scale ||
            std::abs(m.c) > Level * scale) {
            report_.warning(
                codes::PictureSvgUnsupported, element, "turned or mirrored text is drawn level");
        }
        DrawText text;
        text.origin = m.apply(line.origin);
        text.anchor = line.style.anchor;
        text.text = std::move(line.text);
        text.font_family = line.style.font_family;
        text.font_weight = line.style.font_weight;
        text.italic = line.style.italic;
        text.font_size = line.style.font_size * scale;
        text.color = *color;
        add(element, std::move(text));
    }

    void draw_shape(Node element, std::string_view name, const Context& context) {
        const auto path = read_svg_shape(
            element, name, SvgLengths(context.viewport, context.style.font_size, report_));
        if (!path || path->verbs.empty() || !context.style.is_visible) {
            return;
        }
        const SvgStyle& style = context.style;
        DrawPath operation;
        operation.fill_rule = style.fill_rule;
        // A line has no inside.
        if (name != "line") {
            operation.fill = color_of(element, style.fill, style, style.fill_opacity);
        }
        if (style.stroke_width > 0) {
            if (const auto color = color_of(element, style.stroke, style, style.stroke_opacity)) {
                operation.stroke = stroke(element, *color, context);
            }
        }
        if (operation.fill || operation.stroke) {
            operation.path = path->transformed(context.to_page);
            add(element, std::move(operation));
        }
    }

    Stroke stroke(Node element, Color color, const Context& context) {
        const SvgStyle& style = context.style;
        const Matrix& m = context.to_page;
        const double scale = std::sqrt(std::abs(m.a * m.d - m.b * m.c));
        const double width_x = std::hypot(m.a, m.b);
        const double width_y = std::hypot(m.c, m.d);
        constexpr double Even = 1e-3;
        if (std::abs(width_x - width_y) > Even * std::max(width_x, width_y)) {
            report_.warning(
                codes::PictureSvgUnsupported,
                element,
                "a line stretched in one direction is drawn evenly wide");
        }
        if (style.dash_offset != 0 && !style.dashes.empty()) {
            report_.warning(
                codes::PictureSvgUnsupported, element, "`stroke-dashoffset` is not drawn");
        }
        Stroke result{color, style.stroke_width * scale, style.cap, style.join, style.miter_limit};
        for (const double dash : style.dashes) {
            result.dashes.push_back(dash * scale);
        }
        return result;
    }

    std::optional<Color>
    color_of(Node element, const SvgPaint& paint, const SvgStyle& style, double opacity) {
        SvgColor color = paint.color;
        switch (paint.kind) {
        case SvgPaint::Kind::None:
            return std::nullopt;
        case SvgPaint::Kind::Color:
            break;
        case SvgPaint::Kind::CurrentColor:
            color = style.color;
            break;
        case SvgPaint::Kind::Server:
            color = server_color(element, paint.server);
            break;
        }
        const double total = color.alpha * opacity * style.opacity;
        if (total <= 0) {
            return std::nullopt;
        }
        // A step of 8 bits is below what anyone sees.
        if (total < 1 - 1.0 / 255) {
            report_.warning(
                codes::PictureSvgUnsupported,
                element,
                "a half-transparent shape is drawn opaque",
                "give it the colour that is seen");
        }
        return color.color;
    }

    /// A gradient is drawn in the colour of its first stop.
    SvgColor server_color(Node element, std::string_view server) {
        report_.warning(
            codes::PictureSvgUnsupported,
            element,
            "a gradient or pattern is drawn in one colour",
            "give the shape one colour");
        // A gradient may take its stops from another.
        Node gradient = index_.find(server);
        for (int hop = 0; gradient && hop < 8; ++hop) {
            for (const Node stop : gradient.child_elements()) {
                if (svg_name(stop) == "stop") {
                    return stop_color(stop);
                }
            }
            gradient = index_.find(svg_link(gradient));
        }
        return {{0x80, 0x80, 0x80}};
    }

    static SvgColor stop_color(Node stop) {
        std::string text(stop.attribute("stop-color"));
        for (const SvgDeclaration& declaration : parse_declarations(stop.attribute("style"))) {
            if (declaration.name == "stop-color") {
                text = declaration.value;
            }
        }
        return parse_svg_color(text).value_or(SvgColor{});
    }

    void add(Node element, std::variant<DrawPath, DrawText> operation) {
        if (drawing_.operations.size() >= limits_.paths) {
            report_too_large(element);
            return;
        }
        drawing_.operations.push_back(std::move(operation));
    }

    void report_too_large(Node element) {
        report_.error(
            codes::PictureTooLarge,
            element,
            fmt::format("more than {} paths", limits_.paths),
            "simplify the picture, or save it as PNG");
    }

    const Tree& tree_;
    const PictureLimits& limits_;
    SvgReport& report_;
    Drawing drawing_;
    SvgIndex index_;
    std::size_t visits_ = 0;
};

/// Many programs write a document type declaration without an internal subset. It says nothing, and
/// `read_xml` refuses it: it is blanked out, which keeps lines and columns.
std::string without_plain_doctype(std::string_view bytes) {
    std::string text(bytes);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
    }
    const std::size_t begin = text.find("<!DOCTYPE");
    const std::size_t end = begin == std::string::npos ? begin : text.find_first_of("[>", begin);
    const bool before_root = begin < text.find("<svg");
    if (end != std::string::npos && before_root && text[end] == '>') {
        for (std::size_t i = begin; i <= end; ++i) {
            text[i] = text[i] == '\n' ? '\n' : ' ';
        }
    }
    return text;
}

} // namespace

std::optional<Drawing> read_svg(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics) {
    Sources sources;
    const std::uint32_t file = sources.add(std::string(name), without_plain_doctype(bytes));
    Diagnostics own;
    const auto tree = read_xml(sources, file, {.bytes = limits.bytes, .depth = 256}, own);
    if (!tree) {
        for (const Diagnostic& item : own.sorted()) {
            const Place place = sources.place(item.span.file, item.span.begin);
            diagnostics.error(
                codes::PictureSvg,
                from,
                fmt::format("{} in line {} of the picture `{}`", item.message, place.line, name),
                item.hint);
        }
        return std::nullopt;
    }
    SvgReport report(sources, name, from, diagnostics);
    report.attach(*tree);
    return SvgReader(*tree, limits, report).read();
}

} // namespace zbirnyk
