#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// From which day a workbook counts: 1900 (Excel; with a 29 February 1900 that never was, ECMA-376
/// part 1, 18.17.4.1) or 1904 (old Macintosh).
enum class DateSystem { From1900, From1904 };

/// A day number as "2020-06-09", with a fraction "2020-06-09 14:30:00", below 1 "14:30:00". Nothing
/// for numbers that are no date (negative, after the year 9999).
std::optional<std::string> date_text(double serial, DateSystem system);

/// True when a number format of a workbook ("dd.mm.yyyy", "[h]:mm") shows dates or times: it has
/// one of d m y h s outside of quotes, brackets and escapes.
bool is_date_format(std::string_view format);

/// A number of a workbook as a person would write it: whole numbers without exponent, others with
/// as few digits as tell them apart. What is no number stays as it is.
std::string number_text(std::string_view value);

} // namespace zbirnyk
