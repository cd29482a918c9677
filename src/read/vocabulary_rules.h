#pragma once

#include "read/vocabulary.h"

#include <vector>

namespace zbirnyk {

/// The attribute every element may carry without being listed.
inline constexpr std::string_view LanguageAttribute = "xml:lang";

/// The attributes of an element in the order of the table, groups expanded.
std::vector<const AttributeRule*>
attribute_rules(const Vocabulary& vocabulary, const ElementRule& element);

} // namespace zbirnyk
