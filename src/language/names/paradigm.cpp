#include "language/names/paradigm.h"

#include <array>

namespace zbirnyk {

namespace {

struct Endings {
    std::u32string_view genitive, dative, ovi, accusative, instrumental, locative, vocative;
};

// In the order of Paradigm. Accusative of animate masculines is the genitive (§ 84).
constexpr std::array<Endings, 36> Table = {{
    {U"", U"", U"", U"", U"", U"", U""},
    {U"а", U"у", U"ові", U"а", U"ом", U"ові", U"е"},
    {U"а", U"у", U"ові", U"а", U"ом", U"ові", U"у"},
    {U"а", U"у", U"ові", U"а", U"ом", U"і", U"е"},
    {U"а", U"у", U"еві", U"а", U"ем", U"еві", U"е"},
    {U"а", U"у", U"еві", U"а", U"ем", U"у", U"у"},
    {U"а", U"у", U"еві", U"а", U"ем", U"і", U"у"},
    {U"я", U"ю", U"еві", U"я", U"ем", U"еві", U"ю"},
    {U"я", U"ю", U"еві", U"я", U"ем", U"ю", U"ю"},
    {U"я", U"ю", U"ьові", U"я", U"ьом", U"ю", U"ьо"},
    {U"я", U"ю", U"єві", U"я", U"єм", U"єві", U"ю"},
    {U"я", U"ю", U"єві", U"я", U"єм", U"ю", U"ю"},
    {U"’я", U"’ю", U"’єві", U"’я", U"’єм", U"’єві", U"’ю"},
    {U"а", U"у", U"у", U"а", U"им", U"і", U"е"},
    {U"а", U"у", U"у", U"а", U"им", U"у", U"е"},
    {U"ого", U"ому", U"ому", U"ого", U"им", U"ому", U""},
    {U"ього", U"ьому", U"ьому", U"ього", U"ім", U"ьому", U""},
    {U"ьва", U"ьву", U"ьвові", U"ьва", U"ьвом", U"ьвові", U"еве"},
    {U"и", U"і", U"і", U"у", U"ою", U"і", U"о"},
    {U"і", U"і", U"і", U"у", U"ею", U"і", U"е"},
    {U"і", U"і", U"і", U"ю", U"ею", U"і", U"е"},
    {U"і", U"і", U"і", U"ю", U"ею", U"і", U"ю"},
    {U"ї", U"ї", U"ї", U"ю", U"єю", U"ї", U"є"},
    {U"і", U"і", U"і", U"ю", U"ею", U"і", U"є"},
    {U"і", U"і", U"і", U"", U"’ю", U"і", U"е"},
    {U"і", U"і", U"і", U"ь", U"лю", U"і", U"е"},
    {U"ої", U"ій", U"ій", U"у", U"ою", U"ій", U"а"},
    {U"ьої", U"ій", U"ій", U"ю", U"ьою", U"ій", U"я"},
    {U"у", U"у", U"ові", U"", U"ом", U"і", U"е"},
    {U"у", U"у", U"ові", U"", U"ом", U"у", U"у"},
    {U"а", U"у", U"ові", U"", U"ом", U"у", U"у"},
    {U"у", U"у", U"еві", U"", U"ем", U"і", U"у"},
    {U"ю", U"ю", U"єві", U"", U"єм", U"ї", U"ю"},
    {U"а", U"у", U"у", U"", U"ом", U"і", U""},
    {U"а", U"у", U"у", U"", U"ем", U"і", U""},
    {U"я", U"ю", U"ю", U"", U"ям", U"і", U""},
}};

const Endings& endings_of(Paradigm paradigm) {
    return Table[static_cast<std::size_t>(paradigm)];
}

} // namespace

std::u32string_view case_ending(Paradigm paradigm, Case grammatical_case, DativeStyle dative) {
    const Endings& endings = endings_of(paradigm);
    switch (grammatical_case) {
    case Case::Genitive:
        return endings.genitive;
    case Case::Dative:
        return dative == DativeStyle::U ? endings.dative : endings.ovi;
    case Case::Accusative:
        return endings.accusative;
    case Case::Instrumental:
        return endings.instrumental;
    case Case::Locative:
        return endings.locative;
    case Case::Vocative:
        return endings.vocative;
    case Case::Nominative:
        break;
    }
    return {};
}

bool has_ovi(Paradigm paradigm) {
    return endings_of(paradigm).dative != endings_of(paradigm).ovi;
}

bool keeps_nominative(Paradigm paradigm, Case grammatical_case) {
    if (grammatical_case == Case::Nominative || paradigm == Paradigm::Indeclinable) {
        return true;
    }
    const bool thing = paradigm >= Paradigm::Thing;
    const bool neuter = paradigm >= Paradigm::NeuterHard;
    const bool adjective =
        paradigm == Paradigm::AdjectiveHard || paradigm == Paradigm::AdjectiveSoft;
    return (grammatical_case == Case::Vocative && (adjective || neuter)) ||
           (grammatical_case == Case::Accusative && thing);
}

} // namespace zbirnyk
