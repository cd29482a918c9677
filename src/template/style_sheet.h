#pragma once

#include "document/document.h"
#include "template/content.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace zbirnyk {

/// The styles of one document: computes what a rule makes of a parent's style and keeps each
/// different result once.
class StyleSheet {
  public:
    /// `styles` gets the base style of the template as its first.
    StyleSheet(const Template::Content& content, std::vector<Style>& styles);

    /// The style of an element with `rule` inside one with `parent`; `lang` when not empty is its
    /// language.
    StyleId derive(StyleId parent, RuleId rule, const std::string& lang = {});
    StyleId intern(const Style& style);

    const Style& operator[](StyleId id) const { return styles_[id]; }

    /// label-width of a rule for an element of that style.
    std::optional<Length> label_width(RuleId rule, StyleId style) const;
    RuleId element_rule(Element element) const;

  private:
    const Template::Content& content_;
    std::vector<Style>& styles_;
    std::map<std::tuple<StyleId, RuleId, std::string>, StyleId> derived_;
};

} // namespace zbirnyk
