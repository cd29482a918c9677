#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zbirnyk {

enum class AbbreviationKind : std::uint8_t {
    Adjective,
    Noun,
    Contraction, ///< keeps its ending: ун-ту
    Word         ///< one form alone
};

struct Abbreviation {
    std::string_view stem, text;
    AbbreviationKind kind = AbbreviationKind::Noun;
};

/// A selection from annex A of DSTU 3582:2013.
std::span<const Abbreviation> abbreviations();

} // namespace zbirnyk
