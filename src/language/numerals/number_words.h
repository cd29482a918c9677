#pragma once

#include "language/grammar.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// How a number is written in words. In uk the vocative counts as nominative and an unknown gender
/// as masculine; en and de (ICU's spelling) heed the gender in German and no case. Languages other
/// than uk, en and de are refused.
struct WordOptions {
    Case grammatical_case = Case::Nominative;
    Gender gender = Gender::Unknown;
    Animacy animacy = Animacy::Inanimate; ///< of what is counted: "двох" or "два" учасники
    Plurality plurality = Plurality::Singular; ///< of ordinals and years: "двадцяті"
    std::string_view lang = "uk";
};

/// An exact decimal number in words: "-21" "мінус двадцять один", "5.7" "п’ять цілих сім десятих".
/// At most 18 digits before the point and 6 after it. Nothing when `number` is none (empty, NaN,
/// comma, blanks) or out of range. Forms of the Ukrainian Orthography of 2019, declension of
/// numerals (the first of parallel forms: "п’яти", not "п’ятьох", but in the animate accusative
/// "п’ятьох"). Of a compound only the last word takes the animate accusative: "двадцять двох".
std::optional<std::string>
number_in_words(std::string_view number, const WordOptions& options = {});

/// A whole number not below zero as an ordinal: "двадцять перша", "двохтисячний", "нульовий"
/// (chapter on ordinal numerals). Only the last word is declined.
std::optional<std::string>
ordinal_in_words(std::string_view number, const WordOptions& options = {});

/// A year from 1 on with its noun: "дві тисячі двадцятий рік", genitive "дві тисячі двадцятого
/// року". en and de: the year alone, "twenty twenty".
std::optional<std::string> year_in_words(std::string_view year, const WordOptions& options = {});

enum class Currency { Uah, Eur, Usd };

/// "UAH", "EUR", "USD".
std::optional<Currency> parse_currency(std::string_view code);

enum class MoneyStyle {
    Words,       ///< "дві гривні 50 копійок"
    AllWords,    ///< "дві гривні п’ятдесят копійок"
    Abbreviated, ///< "2 грн 50 коп.", with U+00A0 before the units (uk alone; else as Words)
};

struct MoneyOptions {
    Case grammatical_case = Case::Nominative;
    MoneyStyle style = MoneyStyle::Words;
    std::string_view lang = "uk";
};

/// A sum in words. The minor unit is written when the amount has decimals, always in two digits
/// ("1.5" gives "50 копійок", "1.05" gives "05 копійок", "1.00" gives "00 копійок"). At most 18
/// digits and two decimals.
std::optional<std::string>
money_in_words(std::string_view amount, Currency currency, const MoneyOptions& options = {});

/// One row of a table, fields between tabs: `number [kind] [case] [gender] [lang]`. kind: cardinal
/// (default), ordinal, year, UAH, EUR, USD; case as in `parse_case` or "accusative-animate";
/// gender as in `parse_gender` or "plural" (ordinals). A field may be empty or absent. The answer
/// is the number in words, empty for a row that makes no sense. A carriage return at the end is
/// ignored.
std::string words_row(std::string_view row);

} // namespace zbirnyk
