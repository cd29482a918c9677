#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// The form of a name in which two ways to type it are equal: Latin and Cyrillic letters in lower
/// case, every apostrophe ', every hyphen -, runs of blanks one space, none at the ends. The rules
/// stand in fold_name.cpp; the verification page has the same in JavaScript.
std::string fold_name(std::string_view name);

} // namespace zbirnyk
