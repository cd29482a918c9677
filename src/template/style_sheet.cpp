#include "template/style_sheet.h"

#include <algorithm>

namespace zbirnyk {

StyleSheet::StyleSheet(const Template::Content& content, std::vector<Style>& styles)
    : content_(content)
    , styles_(styles) {
    Style initial;
    initial.font_family = content.default_family;
    initial.lang = content.lang;
    Style base = initial;
    apply_settings(content.rules[element_rule(Element::Template)], initial, base);
    styles_.push_back(base);
}

StyleId StyleSheet::derive(StyleId parent, RuleId rule, const std::string& lang) {
    const auto key = std::make_tuple(parent, rule, lang);
    const auto known = derived_.find(key);
    if (known != derived_.end())
        return known->second;
    Style style = inherit(styles_[parent]);
    if (!lang.empty())
        style.lang = lang;
    apply_settings(content_.rules[rule], styles_[parent], style);
    return derived_[key] = intern(style);
}

StyleId StyleSheet::intern(const Style& style) {
    const auto same = std::find(styles_.begin(), styles_.end(), style);
    const auto id = static_cast<StyleId>(same - styles_.begin());
    if (same == styles_.end())
        styles_.push_back(style);
    return id;
}

std::optional<Length> StyleSheet::label_width(RuleId rule, StyleId style) const {
    return zbirnyk::label_width(content_.rules[rule], styles_[style].font_size);
}

RuleId StyleSheet::element_rule(Element element) const {
    const auto found = content_.element_styles.find(element);
    return found == content_.element_styles.end() ? 0 : found->second;
}

} // namespace zbirnyk
