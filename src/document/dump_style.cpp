#include "document/dump_style.h"

#include <fmt/format.h>

#include <cmath>

namespace zbirnyk {

namespace {

std::string color_text(Color color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

std::string edges_text(const Edges& edges) {
    return fmt::format(
        "{},{},{},{}",
        points_text(edges.top),
        points_text(edges.right),
        points_text(edges.bottom),
        points_text(edges.left));
}

std::string border_text(const Border& border) {
    return points_text(border.width) + "," + color_text(border.color);
}

std::string text_of(const std::string& value) {
    return value;
}

std::string text_of(Length value) {
    return points_text(value);
}

std::string text_of(Color value) {
    return color_text(value);
}

std::string text_of(const Edges& value) {
    return edges_text(value);
}

std::string text_of(const Border& value) {
    return border_text(value);
}

std::string text_of(double value) {
    return fmt::format("{}", value);
}

std::string text_of(int value) {
    return fmt::format("{}", value);
}

std::string text_of(bool value) {
    return value ? "true" : "false";
}

std::string text_of(FontSlant value) {
    return value == FontSlant::Italic ? "italic" : "upright";
}

std::string text_of(TextAlign value) {
    constexpr std::string_view Names[] = {"start", "end", "center", "justify"};
    return std::string(Names[static_cast<int>(value)]);
}

std::string text_of(TextWrap value) {
    constexpr std::string_view Names[] = {"wrap", "balance", "nowrap"};
    return std::string(Names[static_cast<int>(value)]);
}

std::string text_of(const Justification& value) {
    return fmt::format(
        "{},{},{},{},{}",
        value.word_spacing_min,
        value.word_spacing_max,
        value.letter_spacing_min,
        value.letter_spacing_max,
        value.font_expansion);
}

std::string text_of(const HyphenationLimits& value) {
    return fmt::format(
        "{},{},{},{},{}",
        value.lines,
        value.word,
        value.before,
        value.after,
        points_text(value.zone));
}

std::string text_of(const HangingPunctuation& value) {
    std::string out;
    for (const Hang& hang : value.start)
        out += fmt::format(
            "{}<{:x}:{}",
            out.empty() ? "" : ",",
            static_cast<std::uint32_t>(hang.character),
            hang.percent);
    for (const Hang& hang : value.end)
        out += fmt::format(
            "{}>{:x}:{}",
            out.empty() ? "" : ",",
            static_cast<std::uint32_t>(hang.character),
            hang.percent);
    return out.empty() ? "nothing" : out;
}

std::string text_of(Fit value) {
    return value == Fit::Shrink ? "shrink" : "none";
}

std::string text_of(Keep value) {
    constexpr std::string_view Names[] = {"auto", "always", "prefer"};
    return std::string(Names[static_cast<int>(value)]);
}

std::string text_of(ColumnSpan value) {
    return value == ColumnSpan::All ? "all" : "none";
}

std::string text_of(Turn value) {
    return fmt::format("{}", static_cast<int>(value) * 90);
}

std::string text_of(BreakBefore value) {
    constexpr std::string_view Names[] = {"auto", "page", "odd-page", "even-page"};
    return std::string(Names[static_cast<int>(value)]);
}

std::string text_of(FontPosition value) {
    constexpr std::string_view Names[] = {"normal", "sub", "super"};
    return std::string(Names[static_cast<int>(value)]);
}

std::string text_of(TextDecoration value) {
    constexpr std::string_view Names[] = {"none", "underline", "line-through", "both"};
    return std::string(Names[static_cast<int>(value)]);
}

std::string text_of(TextTransform value) {
    constexpr std::string_view Names[] = {"none", "uppercase", "lowercase", "capitalize"};
    return std::string(Names[static_cast<int>(value)]);
}

std::string text_of(const std::vector<TabStop>& stops) {
    constexpr std::string_view Names[] = {"start", "center", "end", "decimal"};
    std::string out;
    for (const TabStop& stop : stops)
        out += fmt::format(
            "{}{}/{}/{}",
            out.empty() ? "" : ",",
            points_text(stop.at),
            Names[static_cast<int>(stop.align)],
            stop.leader);
    return out;
}

std::string text_of(InitialLetter value) {
    return fmt::format("{}/{}", value.size, value.sink);
}

template <typename T>
std::string text_of(const std::optional<T>& value) {
    return value ? text_of(*value) : "none";
}

} // namespace

std::string points_text(Length length) {
    // Rounded in integers, so that dumps are the same on every machine.
    const std::int64_t scaled_units = std::abs(length.units) * 1000;
    const std::int64_t thousandths =
        (scaled_units + Length::UnitsPerPoint / 2) / Length::UnitsPerPoint;
    std::string out = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.')
        out.pop_back();
    return (length.units < 0 && thousandths != 0 ? "-" : "") + out + "pt";
}

std::string style_text(const Style& style) {
    const Style unset;
    std::string out;
    const auto add = [&](std::string_view name, const auto Style::*property) {
        if (!(style.*property == unset.*property))
            out += fmt::format(" {}={}", name, text_of(style.*property));
    };
    add("font-family", &Style::font_family);
    add("font-weight", &Style::font_weight);
    add("font-style", &Style::font_slant);
    add("font-size", &Style::font_size);
    add("color", &Style::color);
    add("letter-spacing", &Style::letter_spacing);
    add("font-features", &Style::font_features);
    add("font-variant-caps", &Style::caps_features);
    add("font-variant-numeric", &Style::numeric_features);
    add("font-variant-position", &Style::font_position);
    add("text-decoration", &Style::text_decoration);
    add("text-transform", &Style::text_transform);
    add("lang", &Style::lang);
    add("baseline-shift", &Style::baseline_shift);
    add("line-height", &Style::line_height);
    add("text-align", &Style::text_align);
    add("text-wrap", &Style::text_wrap);
    add("text-indent", &Style::text_indent);
    add("last-line-end-indent", &Style::last_line_end_indent);
    add("tab-stops", &Style::tab_stops);
    add("line-snap", &Style::line_snap);
    add("text-align-last", &Style::text_align_last);
    add("justification", &Style::justification);
    add("hyphenate", &Style::hyphenate);
    add("hyphenate-limits", &Style::hyphenation);
    add("hanging-punctuation", &Style::hanging_punctuation);
    add("orphans", &Style::orphans);
    add("widows", &Style::widows);
    add("space-before", &Style::space_before);
    add("space-after", &Style::space_after);
    add("margin", &Style::margin);
    add("padding", &Style::padding);
    add("border-top", &Style::border_top);
    add("border-right", &Style::border_right);
    add("border-bottom", &Style::border_bottom);
    add("border-left", &Style::border_left);
    add("background-color", &Style::background);
    add("width", &Style::width);
    add("height", &Style::height);
    add("min-height", &Style::min_height);
    add("reference-orientation", &Style::reference_orientation);
    add("block-step", &Style::block_step);
    add("min-space", &Style::min_space);
    add("column-span", &Style::column_span);
    add("keep-together", &Style::keep_together);
    add("keep-with-next", &Style::keep_with_next);
    add("break-before", &Style::break_before);
    add("break-after-page", &Style::break_after_page);
    add("fit", &Style::fit);
    add("min-font-size", &Style::min_font_size);
    add("fit-step", &Style::fit_step);
    add("max-lines", &Style::max_lines);
    add("initial-letter", &Style::initial_letter);
    return out;
}

} // namespace zbirnyk
