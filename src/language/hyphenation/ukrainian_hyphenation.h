#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// True when the rules of the Ukrainian orthography let a word be broken before its letter `point`.
/// The word is in lower case, its apostrophes are U+0027.
bool may_hyphenate_ukrainian(std::u32string_view word, std::size_t point);

/// True for the point that a careful typesetter takes among those that the orthography leaves free
/// (§ 36: се-стра and сес-тра): at the bounds of the syllables. The point is one that
/// `may_hyphenate_ukrainian` lets pass.
bool hyphenates_well_ukrainian(std::u32string_view word, std::size_t point);

/// The points that the orthography is sure of and that patterns of letters may miss: after an
/// apostrophe (бур’-ян) and between a prefix in д and ж or з (під-живляти).
std::vector<std::size_t> ukrainian_joints(std::u32string_view word);

/// The points that the rules alone find: syllables, with the joints of known prefixes first. For an
/// installation without the dictionary.
std::vector<std::size_t> ukrainian_syllables(std::u32string_view word);

} // namespace zbirnyk
