#pragma once

#include <string_view>

namespace zbirnyk {

/// True for the one-letter words of Ukrainian, which should not stand at a line's end (design
/// specification, §2).
bool is_one_letter_word(std::string_view word);

/// True for prepositions, conjunctions and articles of uk, en and de, in lower case: in a heading a
/// line is broken before them, not after.
bool is_function_word(std::string_view word);

} // namespace zbirnyk
