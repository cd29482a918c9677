#pragma once

#include "language/format.h"
#include "language/grammar.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// The name of month 1…12 in a case of Ukrainian: "червень", "червня" … "червні"; empty outside.
std::string_view month_name(int month, Case grammatical_case);

/// The day of the week of a date in a case of Ukrainian: "середа", "середу"; empty for a day that
/// does not exist.
std::string_view weekday_name(Date date, Case grammatical_case);

/// "червень 2020 року", locative "червні 2020 року" (for "у червні 2020 року"): the month in the
/// case, the year in the genitive. en "June 2020", de "Juni 2020". Empty for a day that does not
/// exist and for other languages.
std::string month_and_year(Date date, Case grammatical_case, std::string_view lang);

/// "дев’яте червня дві тисячі двадцятого року", genitive "дев’ятого червня …"; en "the ninth of
/// June twenty twenty", de "neunter Juni zweitausendzwanzig" (genitive and dative "neunten").
/// Empty for a day that does not exist and for other languages.
std::string date_in_words(Date date, Case grammatical_case, std::string_view lang);

/// A quantity with its unit in words of the language: "20" "hour" → "20 годин", "1.5" → "1,5
/// години", dative "20 годинам". `unit` is an identifier of CLDR ("hour", "kilometer",
/// "square-meter"). The number is written as `format_number` writes it, U+00A0 before the unit.
/// Nothing when the number or the unit is none.
std::optional<std::string> format_unit(
    std::string_view number, std::string_view unit, Case grammatical_case, std::string_view lang);

} // namespace zbirnyk
