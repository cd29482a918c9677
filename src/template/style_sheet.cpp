#include "template/style_sheet.h"

namespace zbirnyk {

StyleSheet::StyleSheet(
    const Template::Content& content, ComputedStyles& computed, std::vector<Style>& styles)
    : content_(content)
    , computed_(computed)
    , styles_(styles) {
    computed_.make_room();
    styles_.reserve(computed_.size() + 1);
    Style initial;
    initial.font_family = content.default_family;
    initial.lang = content.lang;
    Style base = initial;
    apply_settings(content.rules[element_rule(Element::Template)], initial, base);
    intern(base);
}

StyleId StyleSheet::derive(StyleId parent, RuleId rule, const std::string& lang) {
    return own_id(computed_.derive(computed_ids_[parent], rule, lang, [&] {
        Style style = inherit(styles_[parent]);
        if (!lang.empty())
            style.lang = lang;
        apply_settings(content_.rules[rule], styles_[parent], style);
        return style;
    }));
}

StyleId StyleSheet::intern(const Style& style) {
    return own_id(computed_.intern(style));
}

StyleId StyleSheet::own_id(ComputedStyles::Id id) {
    if (id >= own_ids_.size())
        own_ids_.resize(id + 1, NoId);
    if (own_ids_[id] == NoId) {
        own_ids_[id] = static_cast<StyleId>(styles_.size());
        styles_.push_back(computed_[id]);
        computed_ids_.push_back(id);
    }
    return own_ids_[id];
}

std::optional<Length> StyleSheet::label_width(RuleId rule, StyleId style) const {
    return zbirnyk::label_width(content_.rules[rule], styles_[style].font_size);
}

RuleId StyleSheet::element_rule(Element element) const {
    const auto found = content_.element_styles.find(element);
    return found == content_.element_styles.end() ? 0 : found->second;
}

} // namespace zbirnyk
