#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A day of the Gregorian calendar.
struct Date {
    int year = 0, month = 0, day = 0;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// Parses YYYY-MM-DD; nothing for other texts and for days that do not exist.
std::optional<Date> parse_date(std::string_view text);

/// Exact decimal numbers enter and leave as text ("1187400.5", point, optional sign); nothing when
/// `number` is not one. `pattern` is an ICU number pattern ("#,##0.0"); empty: grouped from five
/// digits on, as many decimals as the number has. Grouping by U+202F in uk, minus U+2212, rounding
/// half up.
std::optional<std::string>
format_number(std::string_view number, std::string_view pattern, std::string_view lang);

/// A date by an ICU pattern (d MMMM y). Empty pattern: "18 березня 2020 р." with U+00A0 between day
/// and month and before р.; en "18 March 2020"; de "18. März 2020". Empty for a day that does not
/// exist.
std::string format_date(Date date, std::string_view pattern, std::string_view lang);

/// "9–11 червня 2020 р.", "30 травня – 2 червня 2020 р."; one date when both are equal. With a
/// pattern, its year part is kept ("d MMMM y 'року'" gives "9–11 червня 2020 року").
std::string format_date_range(Date from, Date to, std::string_view pattern, std::string_view lang);

/// True when `pattern` holds only fields of a date and its quotes are paired.
bool is_date_pattern(std::string_view pattern);

/// ICU's message syntax with named arguments: {x}, {n, number, PATTERN}, {d, date, PATTERN},
/// plural, selectordinal, select. Text that reads as a number (no leading zeros) counts as one and
/// is written as `format_number` does, "#" included. Nothing when the message is malformed, an
/// argument is missing or is not what the message takes it for.
std::optional<std::string> format_message(
    std::string_view message,
    const std::map<std::string, std::string>& arguments,
    std::string_view lang);

/// Nothing when the message is well formed, else what is wrong with it.
std::optional<std::string> check_message(std::string_view message, std::string_view lang);

/// The names of the arguments that a message mentions, sorted; empty for a malformed one.
std::vector<std::string> message_arguments(std::string_view message);

std::string to_upper(std::string_view text, std::string_view lang);
std::string to_lower(std::string_view text, std::string_view lang);
/// The first letter in upper case, the rest as it is.
std::string to_title_first(std::string_view text, std::string_view lang);
/// "Олександр Павлович" → "О. П." with U+00A0 between; a hyphenated name gives "О.-С.".
std::string initials(std::string_view names);
/// The words with `separator` between; empty ones are left out.
std::string joined_words(std::initializer_list<std::string_view> words, std::string_view separator);
/// 1…3999 as a Roman numeral in lower case; empty outside.
std::string roman(int number);

} // namespace zbirnyk
