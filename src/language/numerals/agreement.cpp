#include "language/numerals/agreement.h"

#include "language/number.h"

#include <algorithm>

namespace zbirnyk {

namespace {

enum class Category { One, Few, Many };

Category category_of(std::string_view whole) {
    const int ones = whole.back() - '0';
    const bool teen = whole.size() > 1 && whole[whole.size() - 2] == '1';
    if (teen || ones == 0 || ones > 4)
        return Category::Many;
    return ones == 1 ? Category::One : Category::Few;
}

/// True for zero and for numbers whose last word is тисяча, мільйон …
bool ends_in_noun(std::string_view whole) {
    const std::string_view last =
        whole.substr(whole.size() - std::min<std::size_t>(3, whole.size()));
    return last.find_first_not_of('0') == std::string_view::npos;
}

} // namespace

std::optional<Agreement> agreement(std::string_view number, Case grammatical_case) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    if (!decimal)
        return std::nullopt;
    if (grammatical_case == Case::Vocative)
        grammatical_case = Case::Nominative;
    if (!decimal->fraction.empty())
        return Agreement{Plurality::Singular, Case::Genitive};
    if (ends_in_noun(decimal->whole))
        return Agreement{Plurality::Plural, Case::Genitive};
    switch (category_of(decimal->whole)) {
    case Category::One:
        return Agreement{Plurality::Singular, grammatical_case};
    case Category::Few:
        return Agreement{Plurality::Plural, grammatical_case};
    case Category::Many:
        break;
    }
    const bool direct =
        grammatical_case == Case::Nominative || grammatical_case == Case::Accusative;
    return Agreement{Plurality::Plural, direct ? Case::Genitive : grammatical_case};
}

std::string_view form_of(const NounParadigm& noun, Agreement agreement) {
    const auto index = agreement.grammatical_case == Case::Vocative
                           ? std::size_t{0}
                           : static_cast<std::size_t>(agreement.grammatical_case);
    return (agreement.plurality == Plurality::Singular ? noun.singular : noun.plural)[index];
}

std::optional<std::string_view> noun_form(std::string_view number, const NounForms& forms) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    if (!decimal)
        return std::nullopt;
    if (!decimal->fraction.empty())
        return forms.fraction;
    switch (category_of(decimal->whole)) {
    case Category::One:
        return forms.one;
    case Category::Few:
        return forms.few;
    case Category::Many:
        break;
    }
    return forms.many;
}

} // namespace zbirnyk
