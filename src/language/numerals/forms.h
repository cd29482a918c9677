#pragma once

// The parts of numerals that cardinals, ordinals and sums share; private to this folder.

#include "language/numerals/agreement.h"
#include "language/numerals/number_words.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// Nominative, genitive, dative, inanimate accusative, instrumental, locative, animate accusative.
using CardinalForms = std::array<std::string_view, 7>;

extern const std::array<CardinalForms, 20> cardinal_units; ///< 0…19; 1 and 2 in the masculine
extern const std::array<CardinalForms, 10> cardinal_tens;  ///< 20…90 at 2…9
extern const std::array<CardinalForms, 10> cardinal_hundreds;
extern const CardinalForms cardinal_feminine_one, cardinal_neuter_one, cardinal_feminine_two;
/// тисяча, мільйон, мільярд, трильйон, квадрильйон.
extern const std::array<NounParadigm, 5> power_nouns;
/// The powers as stems of ordinals: "тисячн" …
extern const std::array<std::string_view, 5> ordinal_powers;
/// перш, друг, трет, четверт … дев’ятнадцят; 0 "нульов".
extern const std::array<std::string_view, 20> ordinal_units;
extern const std::array<std::string_view, 10> ordinal_tens;
extern const std::array<std::string_view, 10> ordinal_hundreds;
/// The first parts of "двохтисячний", "сорокатисячний", "стотисячний".
extern const std::array<std::string_view, 20> prefix_units;
extern const std::array<std::string_view, 10> prefix_tens;
extern const std::array<std::string_view, 10> prefix_hundreds;

/// 18 digits at most: thousands groups 0 (units) … 5 (quadrillions).
constexpr std::size_t MaxNumeralDigits = 18;
using DigitGroups = std::array<int, 6>;

/// The groups of a run of digits; nothing when it has more than 18 significant ones.
std::optional<DigitGroups> groups_of(std::string_view digits);

struct CardinalForm {
    Case grammatical_case = Case::Nominative;
    Gender gender = Gender::Masculine;
    Animacy animacy = Animacy::Inanimate;
};

/// Appends the words of a whole number, separated by blanks (one before them when `out` is not
/// empty).
void append_cardinal(std::string& out, const DigitGroups& groups, const CardinalForm& form);

/// Appends a word after a blank; at the start without one.
void append_word(std::string& out, std::string_view word);

enum class Declension { Hard, Soft };

struct AdjectiveForm {
    Case grammatical_case = Case::Nominative;
    Gender gender = Gender::Masculine;
    Plurality plurality = Plurality::Singular;
    Animacy animacy = Animacy::Inanimate;
};

/// The ending of an adjective: "ий", "ого" …
std::string_view adjective_ending(Declension declension, const AdjectiveForm& form);

/// A cardinal, an ordinal and a year as ICU spells them in en or de.
std::optional<std::string> spell_number(std::string_view number, const WordOptions& options);
std::optional<std::string> spell_ordinal(std::string_view number, const WordOptions& options);
std::optional<std::string> spell_year(std::string_view year, const WordOptions& options);
/// A sum with the English or German names of the units.
std::optional<std::string>
spell_money(std::string_view amount, Currency currency, const MoneyOptions& options);

enum class SpelledLanguage { Ukrainian, English, German };
std::optional<SpelledLanguage> spelled_language(std::string_view lang);

/// An amount of money taken apart: whole units, and hundredths when decimals were written.
struct MoneyAmount {
    bool negative = false;
    std::string_view whole;
    std::optional<int> minor;
};

std::optional<MoneyAmount> parse_amount(std::string_view text);

} // namespace zbirnyk
