#pragma once

#include "language/grammar.h"

#include <array>
#include <optional>
#include <string_view>

namespace zbirnyk {

/// The form that a counted noun takes: "двом гривням" is {Plural, Dative}, "п’ять гривень" is
/// {Plural, Genitive}.
struct Agreement {
    Plurality plurality = Plurality::Singular;
    Case grammatical_case = Case::Nominative;
    friend constexpr bool operator==(const Agreement&, const Agreement&) = default;
};

/// The form of the noun after an exact decimal number in a case. After 1, 21, 101 the singular of
/// the case; after 2–4 the plural; after others the genitive plural in nominative and accusative
/// ("п’ять гривень") and the plural of the case elsewhere ("п’яти гривням"). A number that ends
/// in the nouns тисяча, мільйон … or is нуль governs the genitive plural throughout ("двом
/// тисячам гривень"). After a fraction the genitive singular ("п’яти цілим семи десятим гривні").
/// The vocative counts as nominative. Nothing when `number` is no number.
std::optional<Agreement> agreement(std::string_view number, Case grammatical_case);

/// The forms of a noun by case, nominative … locative.
struct NounParadigm {
    std::array<std::string_view, 6> singular;
    std::array<std::string_view, 6> plural;
};

std::string_view form_of(const NounParadigm& noun, Agreement agreement);

/// The nominative after numbers: "учасник, учасники, учасників, учасника".
struct NounForms {
    std::string_view one, few, many, fraction;
};

/// The form for `number`: "1" one, "2" few, "5" and "11" many, "1.5" and "1.0" fraction (CLDR's
/// one, few, many, other). Nothing when `number` is no number.
std::optional<std::string_view> noun_form(std::string_view number, const NounForms& forms);

} // namespace zbirnyk
