#pragma once

#include "language/names/suffix_rules.h"
#include "language/names/word.h"

namespace zbirnyk {

/// The form of `word` in a case by a rule that fits it.
std::string
inflect(const Word& word, const SuffixRule& rule, Case grammatical_case, DativeStyle dative);

} // namespace zbirnyk
