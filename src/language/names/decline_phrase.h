#pragma once

#include "language/names/decline_name.h"

namespace zbirnyk {

/// Declines a post or the name of an institution given in the nominative singular: the adjectives
/// and the noun at its head change, the complement stays ("голова сільської ради" → "голови
/// сільської ради"). Posts joined by a dash, a comma or "і", "та" all decline; of nouns joined by a
/// hyphen both do ("лікаря-терапевта"); abbreviations stay ("ТОВ «Зоря»", "в. о. декана"). Nothing
/// when the head is not a noun known to decline in one way, when adjectives do not agree with it,
/// or when more follows than a complement: then the form must be written by hand.
std::optional<std::string>
decline_phrase(std::string_view phrase, Case grammatical_case, NameOptions options = {});

} // namespace zbirnyk
