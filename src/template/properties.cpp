#include "template/properties.h"

#include "diag/codes.h"
#include "template/inline_properties.h"
#include "template/line_properties.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zbirnyk {

namespace {

/// The place of `word` among the choices of `rule`.
int choice_index(const PropertyRule& rule, std::string_view word) {
    int index = 0;
    std::string_view rest = rule.choices;
    while (!rest.empty()) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        if (rest.substr(0, bar) == word)
            return index;
        rest.remove_prefix(std::min(bar + 1, rest.size()));
        ++index;
    }
    return -1;
}

bool is_border(Property property) {
    return property >= Property::Border && property <= Property::BorderLeft;
}

bool is_edges(Property property) {
    return property == Property::Margin || property == Property::Padding;
}

/// CSS font-weight: normal is 400, bold is 700.
std::optional<int> parse_weight(std::string_view value) {
    if (value == "normal")
        return 400;
    if (value == "bold")
        return 700;
    const std::optional<int> weight = parse_integer(value);
    if (!weight || *weight < 1 || *weight > 1000)
        return std::nullopt;
    return weight;
}

bool parse_border(
    Setting& setting, const std::vector<std::string_view>& words, const Palette& palette) {
    if (words.size() == 1 && words[0] == "none") {
        setting.lengths = {Dimension{}};
        return true;
    }
    if (words.empty() || words.size() > 2)
        return false;
    const std::optional<Dimension> width = parse_dimension(words[0]);
    if (!width)
        return false;
    setting.lengths = {*width};
    if (words.size() == 2) {
        const std::optional<Color> color = parse_color(words[1], palette);
        if (!color)
            return false;
        setting.color = *color;
    }
    return true;
}

/// One to four lengths in CSS order, always stored as top, right, bottom, left.
bool parse_edges(Setting& setting, const std::vector<std::string_view>& words) {
    if (words.empty() || words.size() > 4)
        return false;
    std::vector<Dimension> given;
    for (const std::string_view word : words) {
        const std::optional<Dimension> length = parse_dimension(word);
        if (!length)
            return false;
        given.push_back(*length);
    }
    const Dimension top = given[0];
    const Dimension right = given.size() > 1 ? given[1] : top;
    const Dimension bottom = given.size() > 2 ? given[2] : top;
    const Dimension left = given.size() > 3 ? given[3] : right;
    setting.lengths = {top, right, bottom, left};
    return true;
}

bool keep(Setting& setting, std::string_view value) {
    setting.text = value;
    return true;
}

bool parse_value(
    Setting& setting, const PropertyRule& rule, std::string_view value, const Palette& palette) {
    if (is_border(rule.property))
        return parse_border(setting, words_of(value), palette);
    if (is_edges(rule.property))
        return parse_edges(setting, words_of(value));
    if (rule.property == Property::TabStops)
        return parse_tab_stops(value).has_value() && keep(setting, value);
    if (rule.property == Property::FontVariantNumeric)
        return numeric_features(value).has_value() && keep(setting, value);
    if (rule.property == Property::InitialLetter)
        return parse_initial_letter(value).has_value() && keep(setting, value);
    if (is_line_property(rule.property))
        return parse_line_property(setting, value);
    switch (rule.type) {
    case ValueType::Length: {
        const std::optional<Dimension> length = parse_dimension(value);
        setting.lengths = {length.value_or(Dimension{})};
        return length.has_value();
    }
    case ValueType::Color: {
        const std::optional<Color> color = parse_color(value, palette);
        setting.color = color.value_or(Color{});
        return color.has_value();
    }
    case ValueType::Choice:
        setting.number = choice_index(rule, value);
        return setting.number >= 0;
    case ValueType::Boolean:
        setting.number = value == "true" ? 1 : 0;
        return value == "true" || value == "false";
    case ValueType::Integer: {
        const std::optional<int> number = parse_integer(value);
        setting.number = number.value_or(0);
        return number.has_value();
    }
    case ValueType::Name: {
        const std::optional<int> weight = parse_weight(value);
        setting.number = weight.value_or(0);
        return weight.has_value();
    }
    default:
        setting.text = value;
        return true;
    }
}

/// How a value that is more than one word is written.
std::string_view hint_for(Property property) {
    if (is_border(property))
        return "write a width and a colour, such as `0.3pt #1B365D`";
    if (property == Property::TabStops)
        return "write places with what stands there, such as `40mm, 90mm end '. '`";
    if (property == Property::InitialLetter)
        return "write lines, and how many of them the letter sinks: `3` or `3 2`";
    if (property == Property::FontVariantNumeric)
        return "write words of CSS, such as `oldstyle-nums tabular-nums`";
    return line_property_hint(property);
}

Edges resolve_edges(const std::vector<Dimension>& lengths, Length font_size) {
    return {
        lengths[0].resolve(font_size),
        lengths[1].resolve(font_size),
        lengths[2].resolve(font_size),
        lengths[3].resolve(font_size)};
}

std::vector<TabStop> tab_stops(std::string_view value, Length font_size) {
    std::vector<TabStop> stops;
    for (const WrittenTabStop& stop :
         parse_tab_stops(value).value_or(std::vector<WrittenTabStop>{}))
        stops.push_back({stop.at.resolve(font_size), stop.align, stop.leader});
    std::stable_sort(
        stops.begin(), stops.end(), [](const TabStop& a, const TabStop& b) { return a.at < b.at; });
    return stops;
}

void apply_variant_setting(const Setting& setting, Style& style) {
    switch (setting.property) {
    case Property::FontVariantCaps:
        style.caps_features = caps_features(setting.number);
        break;
    case Property::FontVariantNumeric:
        style.numeric_features = numeric_features(setting.text).value_or(std::string{});
        break;
    case Property::FontVariantPosition:
        style.font_position = static_cast<FontPosition>(setting.number);
        break;
    case Property::TextDecoration:
        style.text_decoration = static_cast<TextDecoration>(setting.number);
        break;
    case Property::TextTransform:
        style.text_transform = static_cast<TextTransform>(setting.number);
        break;
    case Property::TabStops:
        style.tab_stops = tab_stops(setting.text, style.font_size);
        break;
    case Property::InitialLetter:
        style.initial_letter = parse_initial_letter(setting.text).value_or(InitialLetter{});
        break;
    default:
        break;
    }
}

void apply_text_setting(const Setting& setting, Length length, const Style& parent, Style& style) {
    switch (setting.property) {
    case Property::FontFamily:
        style.font_family = setting.text;
        break;
    case Property::FontWeight:
        style.font_weight = setting.number;
        break;
    case Property::FontStyle:
        style.font_slant = setting.number == 1 ? FontSlant::Italic : FontSlant::Upright;
        break;
    case Property::Color:
        style.color = setting.color;
        break;
    case Property::LetterSpacing:
        style.letter_spacing = setting.lengths[0].em +
                               to_points(setting.lengths[0].absolute) / to_points(style.font_size);
        break;
    case Property::FontFeatures:
        style.font_features = setting.text;
        break;
    case Property::BaselineShift:
        style.baseline_shift = parent.baseline_shift + length;
        break;
    case Property::LineHeight:
        style.line_height = length;
        break;
    case Property::TextAlign:
        style.text_align = text_align_of(setting.number);
        break;
    case Property::TextWrap:
        style.text_wrap = static_cast<TextWrap>(setting.number);
        break;
    case Property::TextIndent:
        style.text_indent = length;
        break;
    case Property::LastLineEndIndent:
        style.last_line_end_indent = length;
        break;
    case Property::Hyphenate:
        style.hyphenate = setting.number == 1;
        break;
    case Property::LineSnap:
        style.line_snap = setting.number == 1;
        break;
    case Property::Orphans:
        style.orphans = setting.number;
        break;
    case Property::Widows:
        style.widows = setting.number;
        break;
    default:
        break;
    }
}

void apply_frame_setting(const Setting& setting, Length length, Style& style) {
    const Border border{length, setting.color};
    switch (setting.property) {
    case Property::Margin:
        style.margin = resolve_edges(setting.lengths, style.font_size);
        break;
    case Property::MarginTop:
        style.margin.top = length;
        break;
    case Property::MarginRight:
        style.margin.right = length;
        break;
    case Property::MarginBottom:
        style.margin.bottom = length;
        break;
    case Property::MarginLeft:
        style.margin.left = length;
        break;
    case Property::Padding:
        style.padding = resolve_edges(setting.lengths, style.font_size);
        break;
    case Property::PaddingTop:
        style.padding.top = length;
        break;
    case Property::PaddingRight:
        style.padding.right = length;
        break;
    case Property::PaddingBottom:
        style.padding.bottom = length;
        break;
    case Property::PaddingLeft:
        style.padding.left = length;
        break;
    case Property::Border:
        style.border_top = style.border_right = style.border_bottom = style.border_left = border;
        break;
    case Property::BorderTop:
        style.border_top = border;
        break;
    case Property::BorderRight:
        style.border_right = border;
        break;
    case Property::BorderBottom:
        style.border_bottom = border;
        break;
    case Property::BorderLeft:
        style.border_left = border;
        break;
    case Property::BackgroundColor:
        style.background = setting.color;
        break;
    default:
        break;
    }
}

void apply_box_setting(const Setting& setting, Length length, Style& style) {
    switch (setting.property) {
    case Property::SpaceBefore:
        style.space_before = length;
        break;
    case Property::SpaceAfter:
        style.space_after = length;
        break;
    case Property::Width:
        style.width = length;
        break;
    case Property::Height:
        style.height = length;
        break;
    case Property::MinHeight:
        style.min_height = length;
        break;
    case Property::ReferenceOrientation:
        style.reference_orientation = static_cast<Turn>(setting.number);
        break;
    case Property::BlockStep:
        style.block_step = length;
        break;
    case Property::MinSpace:
        style.min_space = length;
        break;
    case Property::ColumnSpan:
        style.column_span = static_cast<ColumnSpan>(setting.number);
        break;
    case Property::KeepTogether:
        style.keep_together = static_cast<Keep>(setting.number);
        break;
    case Property::KeepWithNext:
        style.keep_with_next = static_cast<Keep>(setting.number);
        break;
    case Property::BreakBefore:
        style.break_before = static_cast<BreakBefore>(setting.number);
        break;
    case Property::BreakAfter:
        style.break_after_page = setting.number == 1;
        break;
    case Property::Fit:
        style.fit = static_cast<Fit>(setting.number);
        break;
    case Property::MinFontSize:
        style.min_font_size = length;
        break;
    case Property::FitStep:
        style.fit_step = length;
        break;
    case Property::MaxLines:
        style.max_lines = setting.number;
        break;
    default:
        break;
    }
}

} // namespace

std::optional<Dimension> parse_dimension(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !(value > -1e6 && value < 1e6))
        return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit == "pt")
        return Dimension{pt(value)};
    if (unit == "mm")
        return Dimension{mm(value)};
    if (unit == "cm")
        return Dimension{mm(value * 10)};
    if (unit == "em")
        return Dimension{{}, value};
    if (unit.empty() && value == 0)
        return Dimension{};
    return std::nullopt;
}

std::optional<Color> parse_color(std::string_view text, const Palette& palette) {
    const auto named = palette.find(text);
    if (named != palette.end())
        return named->second;
    if (text.size() != 7 || text[0] != '#')
        return std::nullopt;
    std::uint32_t rgb = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
    if (error != std::errc{} || end != text.data() + 7)
        return std::nullopt;
    return Color{
        static_cast<std::uint8_t>(rgb >> 16U),
        static_cast<std::uint8_t>(rgb >> 8U),
        static_cast<std::uint8_t>(rgb)};
}

std::optional<Setting> parse_property(
    const PropertyRule& rule,
    std::string_view value,
    Span span,
    const Palette& palette,
    Diagnostics& diagnostics) {
    Setting setting{rule.property};
    setting.span = span;
    if (parse_value(setting, rule, value, palette))
        return setting;
    if (rule.type == ValueType::Color) {
        std::vector<std::string_view> names;
        for (const auto& [name, color] : palette)
            names.push_back(name);
        diagnostics.error(
            codes::TemplateUnknownColor,
            span,
            fmt::format("unknown colour `{}`", value),
            did_you_mean(value, names));
    } else {
        diagnostics.error(
            codes::TemplateBadProperty,
            span,
            fmt::format("`{}` is not a value of `{}`", value, rule.name),
            std::string(hint_for(rule.property)));
    }
    return std::nullopt;
}

Style inherit(const Style& parent) {
    Style style;
    style.font_family = parent.font_family;
    style.font_weight = parent.font_weight;
    style.font_slant = parent.font_slant;
    style.font_size = parent.font_size;
    style.color = parent.color;
    style.letter_spacing = parent.letter_spacing;
    style.font_features = parent.font_features;
    style.caps_features = parent.caps_features;
    style.numeric_features = parent.numeric_features;
    style.font_position = parent.font_position;
    style.text_decoration = parent.text_decoration;
    style.text_transform = parent.text_transform;
    style.lang = parent.lang;
    style.baseline_shift = parent.baseline_shift;
    style.line_height = parent.line_height;
    style.text_align = parent.text_align;
    style.text_wrap = parent.text_wrap;
    style.text_indent = parent.text_indent;
    style.last_line_end_indent = parent.last_line_end_indent;
    style.tab_stops = parent.tab_stops;
    style.line_snap = parent.line_snap;
    style.text_align_last = parent.text_align_last;
    style.justification = parent.justification;
    style.hyphenate = parent.hyphenate;
    style.hyphenation = parent.hyphenation;
    style.hanging_punctuation = parent.hanging_punctuation;
    style.orphans = parent.orphans;
    style.widows = parent.widows;
    return style;
}

void apply_settings(const Settings& settings, const Style& parent, Style& style) {
    for (const Setting& setting : settings) {
        if (setting.property == Property::FontSize)
            style.font_size = setting.lengths[0].resolve(parent.font_size);
    }
    for (const Setting& setting : settings) {
        const Length length =
            setting.lengths.empty() ? Length{} : setting.lengths[0].resolve(style.font_size);
        apply_text_setting(setting, length, parent, style);
        apply_variant_setting(setting, style);
        apply_line_setting(setting, length, style);
        apply_frame_setting(setting, length, style);
        apply_box_setting(setting, length, style);
    }
}

std::optional<Length> label_width(const Settings& settings, Length font_size) {
    std::optional<Length> width;
    for (const Setting& setting : settings) {
        if (setting.property == Property::LabelWidth)
            width = setting.lengths[0].resolve(font_size);
    }
    return width;
}

} // namespace zbirnyk
