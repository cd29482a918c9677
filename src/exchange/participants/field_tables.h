#pragma once

#include "exchange/participants/fields.h"

#include <span>

namespace zbirnyk {

/// How a field is recognised. Alternatives are separated by |. A head that equals one of `heads`
/// (both folded) is exact. `keywords` are stems that all stand at the start of a word of the head,
/// joined by +; a stem with $ is a whole word. A stem of `without` rules the field out.
struct FieldRule {
    Field field = Field::Ignore;
    std::string_view heads;
    std::string_view keywords;
    std::string_view without = {};
    std::string_view note = {}; ///< in Ukrainian, for the manual
};

std::span<const FieldRule> field_rules();

} // namespace zbirnyk
