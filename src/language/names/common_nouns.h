#pragma once

#include "language/names/suffix_rules.h"

namespace zbirnyk {

/// What an adjective before the noun agrees with. Common: голова, суддя.
enum class NounAgreement : std::uint8_t { Person, Thing, Feminine, Common, Neuter };

/// A noun that is the head of a post or of an institution's name.
struct CommonNoun {
    const SuffixRule* rule = nullptr; ///< null: not known
    NounAgreement agreement = NounAgreement::Person;
};

/// Looks up a noun in the nominative (lower case) by itself or by a suffix that nouns of persons
/// have.
CommonNoun find_common_noun(std::u32string_view lower);

} // namespace zbirnyk
