#include "template/compile_masters.h"

#include "diag/codes.h"
#include "template/page_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zbirnyk {

namespace {

/// Reads the attributes of one element over the values it inherits.
class MasterReader {
  public:
    MasterReader(const TopElement& element, const Palette& palette, Diagnostics& diagnostics)
        : element_(element)
        , palette_(palette)
        , diagnostics_(diagnostics) {}

    void length(std::string_view name, Length& out) const {
        std::optional<Length> value;
        length(name, value);
        if (value)
            out = *value;
    }

    void length(std::string_view name, std::optional<Length>& out) const {
        const Node attribute = element_.node.attribute_node(name);
        if (!attribute)
            return;
        const std::optional<Dimension> value = parse_dimension(attribute.value());
        if (value && value->em == 0)
            out = value->absolute;
        else
            refuse(attribute, "a length in pt, mm or cm");
    }

    void size(Size& out) const {
        const Node attribute = element_.node.attribute_node("size");
        if (!attribute)
            return;
        const std::optional<Size> value = parse_paper_size(attribute.value());
        if (value)
            out = *value;
        else
            refuse(attribute, "`A4`, `A5 landscape` or `148mm 210mm`");
    }

    void color(std::string_view name, Color& out) const {
        const Node attribute = element_.node.attribute_node(name);
        if (!attribute)
            return;
        const std::optional<Color> value = parse_color(attribute.value(), palette_);
        if (value)
            out = *value;
        else
            refuse(attribute, "`#rrggbb` or the name of a `color`");
    }

    void count(std::string_view name, int& out) const {
        const std::string_view text = element_.node.attribute(name);
        if (!text.empty())
            std::from_chars(text.data(), text.data() + text.size(), out);
    }

    void refuse(Node attribute, std::string_view wanted) const {
        diagnostics_.error(
            codes::TemplateBadProperty,
            element_.tree->span(attribute),
            fmt::format("`{}` is not a value of `{}`", attribute.value(), attribute.name()),
            fmt::format("write {}", wanted));
    }

  private:
    const TopElement& element_;
    const Palette& palette_;
    Diagnostics& diagnostics_;
};

VerticalAlign vertical_align(std::string_view text) {
    if (text == "middle")
        return VerticalAlign::Middle;
    return text == "bottom" ? VerticalAlign::Bottom : VerticalAlign::Top;
}

Region read_region(const TopElement& element, const Palette& palette, Diagnostics& diagnostics) {
    const MasterReader reader(element, palette, diagnostics);
    Region region;
    region.name = element.node.attribute("name");
    reader.length("left", region.inside);
    reader.length("right", region.outside);
    reader.length("inside", region.inside);
    reader.length("outside", region.outside);
    reader.length("top", region.top);
    reader.length("bottom", region.bottom);
    reader.length("height", region.height);
    region.valign = vertical_align(element.node.attribute("valign"));
    return region;
}

void read_master(
    const TopElement& element,
    const Palette& palette,
    PageMaster& master,
    Diagnostics& diagnostics) {
    const MasterReader reader(element, palette, diagnostics);
    master.name = element.node.attribute("name");
    reader.size(master.size);
    if (element.node.has_attribute("mirrored"))
        master.mirrored = element.node.attribute("mirrored") == "true";
    std::optional<Length> margin;
    reader.length("margin", margin);
    if (margin)
        master.margin_inside = master.margin_outside = master.margin_top = master.margin_bottom =
            *margin;
    reader.length("margin-inside", master.margin_inside);
    reader.length("margin-outside", master.margin_outside);
    reader.length("margin-top", master.margin_top);
    reader.length("margin-bottom", master.margin_bottom);
    reader.count("column-count", master.column_count);
    reader.length("column-gap", master.column_gap);
    reader.length("footnote-rule-length", master.footnote_rule_length);
    reader.length("footnote-rule-width", master.footnote_rule_width);
    reader.length("footnote-space", master.footnote_space);
    reader.length("side-note-width", master.side_note_width);
    reader.length("side-note-gap", master.side_note_gap);
    reader.length("line-grid", master.line_grid);
    if (element.node.has_attribute("side-note-side"))
        master.side_notes = element.node.attribute("side-note-side") == "inside"
                                ? PageMaster::NoteSide::Inside
                                : PageMaster::NoteSide::Outside;
    reader.length("bleed", master.bleed);
    if (element.node.has_attribute("crop-marks"))
        master.crop_marks = element.node.attribute("crop-marks") == "corners"
                                ? PageMaster::CropMarks::Corners
                                : PageMaster::CropMarks::None;
    reader.color("footnote-rule-color", master.footnote_rule_color);
    for (const Node child : element.node.child_elements("region")) {
        Region region = read_region({element.tree, child}, palette, diagnostics);
        const auto same =
            std::find_if(master.regions.begin(), master.regions.end(), [&](const Region& known) {
                return known.name == region.name;
            });
        if (same == master.regions.end())
            master.regions.push_back(std::move(region));
        else
            *same = std::move(region);
    }
    const bool room = master.margin_inside + master.margin_outside < master.size.width &&
                      master.margin_top + master.margin_bottom < master.size.height;
    if (!room || master.column_count < 1) {
        diagnostics.error(
            codes::TemplateBadProperty,
            element.tree->span(element.node),
            fmt::format("page master `{}` leaves no room for text", master.name),
            "make the page larger or its margins smaller");
    }
}

/// A4 with 20 mm margins; footnotes under a short hairline.
PageMaster initial_master() {
    PageMaster master;
    master.size = {mm(210), mm(297)};
    master.margin_inside = master.margin_outside = master.margin_top = master.margin_bottom =
        mm(20);
    master.footnote_rule_length = mm(20);
    master.footnote_rule_width = pt(0.3);
    master.footnote_space = pt(6);
    master.side_note_gap = mm(4);
    return master;
}

Static::Kind static_kind(std::string_view text) {
    if (text == "background")
        return Static::Kind::Background;
    return text == "footer" ? Static::Kind::Footer : Static::Kind::Header;
}

std::optional<StaticOn> static_on(std::string_view word) {
    constexpr std::pair<std::string_view, StaticOn> Words[] = {
        {"any", StaticOn::Any},
        {"first", StaticOn::First},
        {"rest", StaticOn::Rest},
        {"odd", StaticOn::Odd},
        {"even", StaticOn::Even},
        {"last", StaticOn::Last},
        {"blank", StaticOn::Blank}};
    for (const auto& [name, value] : Words) {
        if (name == word)
            return value;
    }
    return std::nullopt;
}

} // namespace

Static static_frame(const Instruction& instruction) {
    Static frame;
    frame.region = instruction.has("region") ? instruction.value("region") : WholePage;
    frame.kind = static_kind(instruction.value("kind"));
    if (!instruction.has("on"))
        return frame;
    frame.on.clear();
    for (const std::string_view word : blank_separated(instruction.value("on"))) {
        if (const std::optional<StaticOn> on = static_on(word))
            frame.on.push_back(*on);
    }
    return frame;
}

void check_static(
    const Instruction& instruction, const PageMaster& master, Diagnostics& diagnostics) {
    if (const Attribute* region = instruction.find("region")) {
        std::vector<std::string_view> names;
        for (const Region& known : master.regions)
            names.push_back(known.name);
        if (std::find(names.begin(), names.end(), region->value) == names.end()) {
            diagnostics.error(
                codes::TemplateUnknownRegion,
                region->span,
                fmt::format("page master `{}` has no region `{}`", master.name, region->value),
                did_you_mean(region->value, names));
        }
    }
    const Attribute* on = instruction.find("on");
    if (on == nullptr)
        return;
    for (const std::string_view word : blank_separated(on->value)) {
        if (static_on(word))
            continue;
        diagnostics.error(
            codes::TemplateBadProperty,
            on->span,
            fmt::format("`{}` is not a value of `on`", word),
            did_you_mean(word, {"any", "first", "rest", "odd", "even", "last", "blank"}));
    }
}

void compile_masters(
    const std::vector<TopElement>& elements, Template::Content& content, Diagnostics& diagnostics) {
    for (const TopElement& element : elements) {
        if (!element.node.is_element("page-master"))
            continue;
        MasterRule rule;
        rule.span = element.tree->span(element.node);
        rule.master = initial_master();
        if (const Node extends = element.node.attribute_node("extends")) {
            const auto base = content.master_numbers.find(extends.value());
            if (base == content.master_numbers.end()) {
                std::vector<std::string_view> names;
                for (const auto& [name, number] : content.master_numbers)
                    names.push_back(name);
                diagnostics.error(
                    codes::TemplateUnknownMaster,
                    element.tree->span(extends),
                    fmt::format("no page master `{}` before this one", extends.value()),
                    did_you_mean(extends.value(), names));
            } else {
                rule.base = base->second;
                rule.master = content.masters[base->second].master;
            }
        }
        read_master(element, content.palette, rule.master, diagnostics);
        const auto number = static_cast<std::uint32_t>(content.masters.size());
        if (!content.master_numbers.emplace(rule.master.name, number).second) {
            diagnostics.error(
                codes::TemplateDuplicateName,
                element.tree->span(element.node.attribute_node("name")),
                fmt::format("there are two page masters `{}`", rule.master.name));
        }
        content.masters.push_back(std::move(rule));
    }
}

void attach_statics(Instruction master, Template::Content& content, Diagnostics& diagnostics) {
    const auto number = content.master_numbers.find(master.value("name"));
    if (number == content.master_numbers.end())
        return;
    MasterRule& rule = content.masters[number->second];
    for (Instruction& child : master.children) {
        if (child.element != Element::Static)
            continue;
        check_static(child, rule.master, diagnostics);
        rule.statics.push_back(std::move(child));
    }
}

} // namespace zbirnyk
