#pragma once

#include "document/document.h"
#include "template/content.h"

#include <string>
#include <vector>

namespace zbirnyk {

/// The styles of one document: each different one that rules made of a parent's style, once, in the
/// order in which they were first needed.
class StyleSheet {
  public:
    /// `styles` gets the base style of the template as its first. `computed` outlives the sheet and
    /// serves no other one meanwhile.
    StyleSheet(
        const Template::Content& content, ComputedStyles& computed, std::vector<Style>& styles);

    /// The style of an element with `rule` inside one with `parent`; `lang` when not empty is its
    /// language.
    StyleId derive(StyleId parent, RuleId rule, const std::string& lang = {});
    StyleId intern(const Style& style);

    const Style& operator[](StyleId id) const { return styles_[id]; }

    /// label-width of a rule for an element of that style.
    std::optional<Length> label_width(RuleId rule, StyleId style) const;
    RuleId element_rule(Element element) const;

  private:
    StyleId own_id(ComputedStyles::Id id);

    const Template::Content& content_;
    ComputedStyles& computed_;
    std::vector<Style>& styles_;
    std::vector<ComputedStyles::Id> computed_ids_; ///< by StyleId
    std::vector<StyleId> own_ids_;                 ///< by ComputedStyles::Id; NoId: not used yet
};

} // namespace zbirnyk
