#pragma once

#include "language/names/decline_name.h"

#include <cstdint>
#include <string_view>

namespace zbirnyk {

/// The patterns by which names decline. Groups as in the Orthography 2019, §§ 71–87: II declension
/// hard, mixed, soft; I declension hard, mixed, soft; III declension; adjectives; possessives.
enum class Paradigm : std::uint8_t {
    Indeclinable,
    Hard,        ///< Степан, Дубко́: -е in the vocative
    HardU,       ///< Савчук, Шевченко: -у in the vocative
    HardMono,    ///< Триріг: -і in the locative
    Mixed,       ///< Горбач, Скляр
    MixedYch,    ///< Бабич, Григорович
    MixedIch,    ///< Кузьміч, Ілліч
    Soft,        ///< Коваль, Кобзар
    SoftU,       ///< Кравець, Ігор: -ю in the locative
    SoftO,       ///< Іваньо
    Yot,         ///< Палій
    YotU,        ///< Кий: -ю in the locative
    Apostrophe,  ///< Соловей
    Possessive,  ///< Іванов, Ковалів, Пушкін
    PossessiveU, ///< Дмитришин: -у in the locative
    AdjectiveHard,
    AdjectiveSoft,
    Lev,               ///< Лев: Льва, but Леве
    FirstHard,         ///< Сковорода, Ольга
    FirstMixed,        ///< Гаркуша
    FirstSoft,         ///< Гмиря
    FirstSoftU,        ///< Наталя: -ю in the vocative
    FirstYot,          ///< Марія
    FirstIllia,        ///< Ілля
    ThirdHard,         ///< Любов
    ThirdSoft,         ///< Нінель
    FeminineAdjective, ///< Левицька, Іванова
    FeminineSoft,      ///< Задорожня
    Thing,             ///< відділ: -у in the genitive
    ThingU,            ///< банк: -у in the locative too
    ThingA,            ///< заповідник
    ThingMixed,        ///< коледж
    ThingYot,          ///< музей
    NeuterHard,        ///< міністерство
    NeuterMixed,       ///< училище
    NeuterIa,          ///< управління
};

/// The ending of a case; for the nominative and what does not decline empty. Not to be asked for
/// cases that are the nominative in form.
std::u32string_view case_ending(Paradigm paradigm, Case grammatical_case, DativeStyle dative);

/// True when the dative has -ові beside -у.
bool has_ovi(Paradigm paradigm);

/// True when the case is the nominative in form: the vocative of adjectives and neuters, the
/// accusative of things.
bool keeps_nominative(Paradigm paradigm, Case grammatical_case);

} // namespace zbirnyk
