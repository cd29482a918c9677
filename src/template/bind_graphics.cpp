#include "template/binder.h"

#include "diag/codes.h"
#include "graphics/barcode.h"
#include "graphics/chart.h"
#include "graphics/picture.h"
#include "language/format.h"
#include "read/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zbirnyk {

namespace {

constexpr double DefaultCodeSide = 20; ///< millimetres
constexpr double DefaultChartWidth = 124;
constexpr double DefaultZeroLine = 42; ///< design specification, 5

TextAlign picture_align(TextAlign align) {
    return align == TextAlign::Justify ? TextAlign::Start : align;
}

bool is_fixed(const Pattern& pattern) {
    return std::none_of(pattern.begin(), pattern.end(), [](const PatternPart& part) {
        return part.expression.has_value();
    });
}

BarcodeType barcode_type(std::string_view name) {
    if (name == "ean13")
        return BarcodeType::Ean13;
    return name == "code128" ? BarcodeType::Code128 : BarcodeType::Qr;
}

/// `natural` scaled to the width or height given, or to fit into both (CSS object-fit: contain).
Size contained(Size natural, std::optional<Length> width, std::optional<Length> height) {
    if (natural.width <= Length{} || natural.height <= Length{})
        return {width.value_or(Length{}), height.value_or(Length{})};
    double factor = 1;
    const auto by_width = [&] { return to_points(*width) / to_points(natural.width); };
    const auto by_height = [&] { return to_points(*height) / to_points(natural.height); };
    if (width && height)
        factor = std::min(by_width(), by_height());
    else if (width)
        factor = by_width();
    else if (height)
        factor = by_height();
    return {scaled(natural.width, factor), scaled(natural.height, factor)};
}

} // namespace

/// The file of a fixed `src` lies in the template's folder; one that comes from the data lies in
/// the event's, or else in the template's.
std::shared_ptr<const Picture>
Binder::load(const std::string& src, const Attribute& attribute, const Scope& scope) {
    std::vector<std::filesystem::path> roots = {content_.folder};
    if (!is_fixed(attribute.pattern))
        roots.insert(roots.begin(), resources_.event_folder);
    Diagnostics found;
    for (const std::filesystem::path& root : roots) {
        const std::string name = (root / src).string();
        if (auto known = content_.pictures.find(name))
            return known;
        const auto path = resolve_inside(resources_.files, root, src, attribute.span, found);
        if (!path) {
            diagnostics_.append(std::move(found));
            return nullptr;
        }
        if (!resources_.files.is_file(*path))
            continue;
        auto decoded = content_.pictures.find(path->string());
        if (!decoded)
            decoded = decode(*path, src, attribute, scope);
        return decoded ? content_.pictures.put(name, std::move(decoded)) : nullptr;
    }
    evaluator_.refuse(
        codes::TemplateMissingImage,
        attribute.span,
        scope.node,
        fmt::format("no file `{}`", src),
        "the path starts from the event's folder");
    return nullptr;
}

std::shared_ptr<const Picture> Binder::decode(
    const std::filesystem::path& path,
    const std::string& name,
    const Attribute& attribute,
    const Scope& scope) {
    const FileContent bytes = resources_.files.read(path);
    if (const auto* error = std::get_if<FileError>(&bytes)) {
        evaluator_.refuse(
            codes::TemplateMissingImage,
            attribute.span,
            scope.node,
            fmt::format("`{}` cannot be read: {}", name, error->reason));
        return nullptr;
    }
    Diagnostics found;
    std::optional<Picture> picture =
        decode_picture(std::get<std::string>(bytes), name, {}, attribute.span, found);
    for (Diagnostic item : found.items()) {
        if (!is_fixed(attribute.pattern))
            item.notes.push_back({data_.span(scope.node), "for this data"});
        diagnostics_.report(std::move(item));
    }
    if (!picture)
        return nullptr;
    return content_.pictures.put(
        path.string(), std::make_shared<const Picture>(std::move(*picture)));
}

PictureId Binder::keep(std::shared_ptr<const Picture> picture) {
    auto& pictures = document_.pictures;
    const auto same = std::find(pictures.begin(), pictures.end(), picture);
    const auto id = static_cast<PictureId>(same - pictures.begin());
    if (same == pictures.end())
        pictures.push_back(std::move(picture));
    return id;
}

/// Sets the size that `width` and `height` ask for.
void Binder::fit_size(const Instruction& instruction, const Scope& scope, Drawn& drawn) {
    std::optional<Length> sides[2];
    const std::string_view names[] = {"width", "height"};
    for (int i = 0; i < 2; ++i) {
        const std::string text = evaluate(instruction, names[i], scope);
        if (text.empty())
            continue;
        double percent = 0;
        const auto number = std::from_chars(text.data(), text.data() + text.size(), percent);
        const std::string_view unit(number.ptr, text.data() + text.size());
        if (i == 0 && number.ec == std::errc{} && unit == "%" && percent > 0) {
            drawn.width_share = percent / 100;
            continue;
        }
        const std::optional<Dimension> length = parse_dimension(text);
        if (length) {
            sides[i] = length->resolve(styles_[scope.style].font_size);
            continue;
        }
        evaluator_.refuse(
            codes::TemplateBadValue,
            instruction.find(names[i])->span,
            scope.node,
            fmt::format("`{}` is not a value of `{}`", text, names[i]),
            "write a length such as `30mm`, or a share such as `100%`");
    }
    drawn.size = contained(natural_size(*drawn.picture), sides[0], sides[1]);
}

std::optional<Binder::Drawn> Binder::image(const Instruction& instruction, const Scope& scope) {
    const Attribute& src = *instruction.find("src");
    const std::string name = evaluator_.text(src, scope.node);
    Drawn drawn{load(name, src, scope)};
    if (!drawn.picture)
        return std::nullopt;
    fit_size(instruction, scope, drawn);
    return drawn;
}

std::optional<Binder::Drawn> Binder::barcode(const Instruction& instruction, const Scope& scope) {
    const PlacedText value = evaluator_.value(expression_of(instruction, "select"), scope.node);
    BarcodeRequest request{barcode_type(instruction.value("type")), value.text};
    if (instruction.has("error-correction"))
        request.error_correction = instruction.value("error-correction").front();
    request.ink = styles_[scope.style].color;
    std::optional<Picture> picture = make_barcode(request, value.span, diagnostics_);
    if (!picture)
        return std::nullopt;
    Drawn drawn{std::make_shared<const Picture>(std::move(*picture))};
    fit_size(instruction, scope, drawn);
    if (request.type != BarcodeType::Qr)
        return drawn;
    const auto side = parse_dimension(instruction.value("size"));
    if (side || (!instruction.has("width") && !instruction.has("height"))) {
        const Length length =
            side ? side->resolve(styles_[scope.style].font_size) : mm(DefaultCodeSide);
        drawn.size = {length, length};
    }
    return drawn;
}

/// Reads one series for all categories. Values that cannot be drawn are reported and drawn as zero.
ChartSeries Binder::chart_series(
    const Instruction& owner,
    std::string_view pattern,
    const NodeSet& records,
    const Scope& scope) {
    ChartSeries series;
    const Compiled& expression = expression_of(owner, "value");
    for (const Node record : records) {
        const PlacedText value = evaluator_.value(expression, record);
        double number = evaluator_.number(expression, record);
        if (!std::isfinite(number) || number < 0) {
            evaluator_.refuse(
                codes::TemplateBadValue,
                owner.find("value")->span,
                record,
                fmt::format("a bar cannot show `{}`", value.text));
            number = 0;
        }
        series.values.push_back(number);
        const auto label = format_number(value.text, pattern, styles_[scope.style].lang);
        series.labels.push_back(label.value_or(value.text));
    }
    return series;
}

std::optional<Binder::Drawn>
Binder::chart(const Instruction& instruction, const Scope& scope, std::string& alt) {
    const NodeSet records = evaluator_.nodes(expression_of(instruction, "select"), scope.node);
    BarChart chart;
    for (const Node record : records)
        chart.categories.push_back(
            evaluator_.string(expression_of(instruction, "category"), record));
    const std::string_view pattern = instruction.value("pattern");
    if (instruction.has("value"))
        chart.series.push_back(chart_series(instruction, pattern, records, scope));
    for (const Instruction& child : instruction.children) {
        if (child.element != Element::Series)
            continue;
        chart.series.push_back(chart_series(child, pattern, records, scope));
        chart.series.back().name = evaluate(child, "name", scope);
    }
    if (records.empty() || chart.series.empty() || chart.series.size() > 4) {
        evaluator_.refuse(
            codes::TemplateBadValue,
            instruction.span,
            scope.node,
            records.empty() ? "the chart has no data" : "a chart shows one to four series");
        return std::nullopt;
    }
    const Length em = styles_[scope.style].font_size;
    const auto width = parse_dimension(evaluate(instruction, "width", scope));
    const auto zero = parse_dimension(instruction.value("zero-line"));
    chart.width = to_points(width ? width->resolve(em) : mm(DefaultChartWidth));
    chart.zero_line = to_points(zero ? zero->resolve(em) : mm(DefaultZeroLine));
    chart.font_family = styles_[scope.style].font_family;
    chart.font_size = to_points(em);
    // Those who do not see the bars read the numbers: the description ends with them.
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        alt += i == 0 ? ": " : "; ";
        alt += chart.categories[i];
        for (const ChartSeries& series : chart.series)
            alt += fmt::format(
                " — {}{}{}", series.name, series.name.empty() ? "" : " ", series.labels[i]);
    }
    Drawn drawn{std::make_shared<const Picture>(draw_bar_chart(chart))};
    drawn.size = natural_size(*drawn.picture);
    return drawn;
}

/// The structure element of a picture: the figure it stands in, or a Figure of its own.
StructId
Binder::figure_node(const Instruction& instruction, const Scope& scope, const std::string& alt) {
    if (scope.parent == NoStruct || instruction.value("role") == "artifact")
        return NoStruct;
    const bool in_figure = document_.structure.nodes[scope.parent].role == Role::Figure;
    if (!in_figure && alt.empty()) {
        evaluator_.refuse(
            codes::TemplateMissingAlt,
            instruction.span,
            scope.node,
            fmt::format("`{}` has an empty `alt`", element_name(instruction.element)),
            "say what it shows");
    }
    const StructId id =
        in_figure ? scope.parent
                  : document_.structure.add({Role::Figure, scope.parent, instruction.span});
    std::string& text = document_.structure.nodes[id].alt.edit();
    if (!text.empty() && !alt.empty())
        text += "; ";
    text += alt;
    return id;
}

void Binder::picture(const Instruction& instruction, const Scope& scope, Output& out) {
    const bool in_line = out.takes == Output::Takes::Inlines || out.line_open;
    Scope inside = in_line ? open_line(scope, out) : scope;
    inside.style = styles_.derive(inside.style, instruction.rule, language(instruction, scope));
    std::string alt = evaluate(instruction, "alt", scope);
    std::optional<Drawn> drawn;
    if (instruction.element == Element::Image)
        drawn = image(instruction, inside);
    else if (instruction.element == Element::Barcode)
        drawn = barcode(instruction, inside);
    else
        drawn = chart(instruction, inside, alt);
    if (!drawn)
        return;
    const StructId node = figure_node(instruction, inside, alt);
    const PictureId id = keep(std::move(drawn->picture));
    if (in_line && instruction.element != Element::Chart) {
        out.line->add(InlinePicture{id, drawn->size, node, instruction.span});
        return;
    }
    Block block = make_block(instruction, scope, inside.style, node);
    const TextAlign align = picture_align(styles_[inside.style].text_align);
    block.content = PictureBlock{id, drawn->size, drawn->width_share, align};
    put(std::move(block), out);
}

} // namespace zbirnyk
