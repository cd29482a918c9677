#pragma once

#include "read/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What is wrong with a value, and how to mend it.
struct ValueFault {
    std::string message;
    std::string hint;
};

/// Checks a value by itself: Id and IdRef are only words here. `choices` belongs to Choice. Nothing
/// when the value is right.
std::optional<ValueFault>
check_value(std::string_view value, ValueType type, std::string_view choices);

/// The parts of `a|b|c`.
std::vector<std::string_view> split_choices(std::string_view choices);

/// The words of a value, separated by blanks.
std::vector<std::string_view> split_words(std::string_view value);

/// "`a`, `b`, `c`" of at most 20 names, "…" for the rest.
std::string list_names(const std::vector<std::string_view>& names);

} // namespace zbirnyk
