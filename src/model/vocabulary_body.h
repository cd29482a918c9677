#pragma once

#include "read/vocabulary.h"

#include <vector>

namespace zbirnyk {

/// The children a block of running text may have: text is allowed beside them.
std::vector<ChildRule> inline_children();
/// The blocks that running text is made of.
std::vector<ChildRule> block_children();
/// The rules of all those elements: the XHTML subset shared by abstracts, the report and the event.
std::vector<ElementRule> body_rules();

/// What is written by hand about a person's name and position in oblique cases and in Latin
/// letters.
std::vector<AttributeRule> name_form_attributes();

/// The attributes of a person: names, gender, post and institution, then `own`, then
/// `name_form_attributes`.
std::vector<AttributeRule> person_attributes(const std::vector<AttributeRule>& own);

/// `first` followed by `more`: for tables put together from shared parts.
template <typename Rule>
std::vector<Rule> joined(std::vector<Rule> first, const std::vector<Rule>& more) {
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

} // namespace zbirnyk
