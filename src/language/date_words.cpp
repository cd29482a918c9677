#include "language/date_words.h"

#include "language/locale.h"
#include "language/number.h"
#include "language/numerals/agreement.h"
#include "language/numerals/number_words.h"

#include <algorithm>
#include <array>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>

namespace zbirnyk {

namespace {

using CaseForms = std::array<std::string_view, 6>;

constexpr std::array<CaseForms, 12> Months = {{
    {"січень", "січня", "січню", "січень", "січнем", "січні"},
    {"лютий", "лютого", "лютому", "лютий", "лютим", "лютому"},
    {"березень", "березня", "березню", "березень", "березнем", "березні"},
    {"квітень", "квітня", "квітню", "квітень", "квітнем", "квітні"},
    {"травень", "травня", "травню", "травень", "травнем", "травні"},
    {"червень", "червня", "червню", "червень", "червнем", "червні"},
    {"липень", "липня", "липню", "липень", "липнем", "липні"},
    {"серпень", "серпня", "серпню", "серпень", "серпнем", "серпні"},
    {"вересень", "вересня", "вересню", "вересень", "вереснем", "вересні"},
    {"жовтень", "жовтня", "жовтню", "жовтень", "жовтнем", "жовтні"},
    {"листопад", "листопада", "листопаду", "листопад", "листопадом", "листопаді"},
    {"грудень", "грудня", "грудню", "грудень", "груднем", "грудні"},
}};

/// Monday first.
constexpr std::array<CaseForms, 7> Weekdays = {{
    {"понеділок", "понеділка", "понеділку", "понеділок", "понеділком", "понеділку"},
    {"вівторок", "вівторка", "вівторку", "вівторок", "вівторком", "вівторку"},
    {"середа", "середи", "середі", "середу", "середою", "середі"},
    {"четвер", "четверга", "четвергу", "четвер", "четвергом", "четвергу"},
    {"п’ятниця", "п’ятниці", "п’ятниці", "п’ятницю", "п’ятницею", "п’ятниці"},
    {"субота", "суботи", "суботі", "суботу", "суботою", "суботі"},
    {"неділя", "неділі", "неділі", "неділю", "неділею", "неділі"},
}};

constexpr std::string_view NoBreakSpace = "\u00A0";

std::size_t index_of(Case grammatical_case) {
    return grammatical_case == Case::Vocative ? 0 : static_cast<std::size_t>(grammatical_case);
}

bool exists(Date date) {
    return !format_date(date, "d", "en").empty();
}

std::string_view primary(std::string_view lang) {
    return lang.substr(0, lang.find_first_of("-_"));
}

std::string ukrainian_words(Date date, Case grammatical_case) {
    WordOptions day;
    day.grammatical_case = grammatical_case;
    day.gender = Gender::Neuter;
    WordOptions year;
    year.grammatical_case = Case::Genitive;
    std::string out = ordinal_in_words(std::to_string(date.day), day).value_or("");
    out.append(" ").append(month_name(date.month, Case::Genitive)).append(" ");
    return out + year_in_words(std::to_string(date.year), year).value_or("");
}

std::string german_words(Date date, Case grammatical_case) {
    std::string day = ordinal_in_words(std::to_string(date.day), {.lang = "de"}).value_or("");
    day += grammatical_case == Case::Nominative || grammatical_case == Case::Vocative ? "r" : "n";
    return day + " " + format_date(date, "MMMM", "de") + " " +
           year_in_words(std::to_string(date.year), {.lang = "de"}).value_or("");
}

const char* case_identifier(Case grammatical_case) {
    constexpr const char* Names[] = {
        "nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative"};
    return Names[static_cast<std::size_t>(grammatical_case)];
}

icu::MeasureUnit unit_of(std::string_view identifier, UErrorCode& status) {
    return icu::MeasureUnit::forIdentifier(piece(identifier), status);
}

/// The unit's name as ICU writes it after the number, without the number.
std::string name_after(std::string formatted) {
    std::size_t at = formatted.find_last_of("0123456789");
    if (at == std::string::npos)
        return {};
    formatted.erase(0, at + 1);
    for (const std::string_view blank :
         {std::string_view(" "), NoBreakSpace, std::string_view("\u202F")})
        if (formatted.starts_with(blank))
            formatted.erase(0, blank.size());
    return formatted;
}

} // namespace

std::string_view month_name(int month, Case grammatical_case) {
    if (month < 1 || month > 12)
        return {};
    return Months[static_cast<std::size_t>(month - 1)][index_of(grammatical_case)];
}

std::string_view weekday_name(Date date, Case grammatical_case) {
    const std::string day = format_date(date, "e", "de"); // in German weeks Monday is day 1
    if (day.size() != 1 || day[0] < '1' || day[0] > '7')
        return {};
    return Weekdays[static_cast<std::size_t>(day[0] - '1')][index_of(grammatical_case)];
}

std::string month_and_year(Date date, Case grammatical_case, std::string_view lang) {
    if (!exists(date))
        return {};
    if (primary(lang) == "en" || primary(lang) == "de")
        return format_date(date, "MMMM y", lang);
    if (primary(lang) != "uk")
        return {};
    std::string out(month_name(date.month, grammatical_case));
    return out.append(" ").append(std::to_string(date.year)).append(" року");
}

std::string date_in_words(Date date, Case grammatical_case, std::string_view lang) {
    if (!exists(date))
        return {};
    if (primary(lang) == "uk")
        return ukrainian_words(date, grammatical_case);
    if (primary(lang) == "de")
        return german_words(date, grammatical_case);
    if (primary(lang) != "en")
        return {};
    return "the " + ordinal_in_words(std::to_string(date.day), {.lang = "en"}).value_or("") +
           " of " + format_date(date, "MMMM", "en") + " " +
           year_in_words(std::to_string(date.year), {.lang = "en"}).value_or("");
}

std::optional<std::string> format_unit(
    std::string_view number, std::string_view unit, Case grammatical_case, std::string_view lang) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    const std::optional<std::string> written = format_number(number, "", lang);
    UErrorCode status = U_ZERO_ERROR;
    const icu::MeasureUnit measure = unit_of(unit, status);
    if (!decimal || !written || unit.empty() || U_FAILURE(status))
        return std::nullopt;
    // A decimal that is written decides the form ("1,0 години"), so ICU must write it too.
    const auto decimals =
        static_cast<std::int32_t>(std::min<std::size_t>(decimal->fraction.size(), 20));
    const icu::number::FormattedNumber formatted =
        icu::number::NumberFormatter::withLocale(icu_locale(lang))
            .unit(measure)
            .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
            .unitDisplayCase(case_identifier(grammatical_case))
            .precision(icu::number::Precision::fixedFraction(decimals))
            .formatDecimal(
                icu::StringPiece(
                    decimal->whole.data(),
                    static_cast<std::int32_t>(
                        decimal->whole.size() +
                        (decimal->fraction.empty() ? 0 : decimal->fraction.size() + 1))),
                status);
    if (U_FAILURE(status))
        return std::nullopt;
    std::string text;
    formatted.toString(status).toUTF8String(text);
    const std::string name = name_after(text);
    if (U_FAILURE(status) || name.empty())
        return std::nullopt;
    return std::string(*written).append(NoBreakSpace).append(name);
}

} // namespace zbirnyk
