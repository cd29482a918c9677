// A date range is written by the date's own pattern. The fields that differ between the two dates
// (day; day and month; everything) and what stands between them are written twice with an en dash
// between; what stands before and after them is written once.

#include "language/format.h"
#include "language/locale.h"
#include "language/memo.h"

#include <algorithm>
#include <memory>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>
#include <vector>

namespace zbirnyk {

namespace {

constexpr std::size_t MaxCachedFormats = 64;
constexpr std::string_view NoBreakSpace = "\u00A0";

int days_in_month(int year, int month) {
    constexpr int Days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : Days[month - 1];
}

bool exists(Date date) {
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Richards, "Mapping Time", algorithm
/// E, with March as the first month of the year).
std::int64_t epoch_days(Date date) {
    const int y = date.month > 2 ? date.year : date.year - 1;
    const int m = date.month > 2 ? date.month - 3 : date.month + 9;
    const std::int64_t day_of_year = (153 * m + 2) / 5 + date.day - 1;
    return 365LL * y + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

std::string_view default_pattern(const icu::Locale& locale) {
    const std::string_view language = locale.getLanguage();
    if (language == "uk")
        return "d MMMM y 'р.'";
    return language == "de" ? "d. MMMM y" : "d MMMM y";
}

const icu::SimpleDateFormat* cached_format(std::string_view pattern, const icu::Locale& locale) {
    thread_local std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>> cache;
    const std::string key = std::string(locale.getLanguage()) + ":" + std::string(pattern);
    const auto found = cache.find(key);
    if (found != cache.end())
        return found->second.get();
    if (cache.size() >= MaxCachedFormats)
        cache.clear();
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::SimpleDateFormat>(
        icu::UnicodeString::fromUTF8(piece(pattern)), locale, status);
    if (U_SUCCESS(status)) {
        icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale, status);
        calendar.setGregorianChange(-8.64e15, status);
        format->setCalendar(calendar);
    }
    if (U_FAILURE(status))
        format.reset();
    return cache.emplace(key, std::move(format)).first->second.get();
}

std::string written(std::string_view pattern, Date date, const icu::Locale& locale) {
    const icu::SimpleDateFormat* format = cached_format(pattern, locale);
    if (!format || pattern.empty())
        return {};
    icu::UnicodeString text;
    constexpr double MillisecondsADay = 86'400'000;
    format->format(static_cast<double>(epoch_days(date)) * MillisecondsADay, text);
    // CLDR writes "пʼятниця" with the letter apostrophe; print has U+2019.
    text.findAndReplace(icu::UnicodeString(UChar32{0x2BC}), icu::UnicodeString(UChar32{0x2019}));
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// One field (a run of one letter) or one literal of a date pattern, as written.
struct Token {
    char field = 0; ///< 0 for a literal
    std::string text;
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<Token> tokenize(std::string_view pattern) {
    std::vector<Token> tokens;
    bool quoted = false;
    for (const char c : pattern) {
        const char field = !quoted && is_letter(c) ? c : '\0';
        if (c == '\'')
            quoted = !quoted;
        if (tokens.empty() || tokens.back().field != field)
            tokens.push_back({field, {}});
        tokens.back().text += c;
    }
    return tokens;
}

bool is_day(char field) {
    return field != 0 && std::string_view("dEecDF").find(field) != std::string_view::npos;
}

bool is_month(char field) {
    return field == 'M' || field == 'L';
}

/// The pattern with U+00A0 where a blank stands between day and month.
std::vector<Token> with_no_break_spaces(std::vector<Token> tokens) {
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        const bool between = (tokens[i - 1].field == 'd' && is_month(tokens[i + 1].field)) ||
                             (is_month(tokens[i - 1].field) && tokens[i + 1].field == 'd');
        if (tokens[i].field == 0 && between && tokens[i].text.ends_with(' '))
            tokens[i].text.replace(tokens[i].text.size() - 1, 1, NoBreakSpace);
    }
    return tokens;
}

std::string join(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i)
        out += tokens[i].text;
    return out;
}

/// "2020 р." never breaks, whichever blank the pattern has.
std::string bind_year_mark(std::string text) {
    for (const std::string_view blank : {std::string_view(" "), std::string_view("\u202F")}) {
        const std::string mark = std::string(blank) + "р.";
        for (std::size_t at = text.find(mark); at != std::string::npos;
             at = text.find(mark, at + 1))
            if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9')
                text.replace(at, blank.size(), NoBreakSpace);
    }
    return text;
}

/// The tokens [begin, end) that are written for both dates.
struct Repeated {
    std::size_t begin = 0, end = 0;
};

Repeated repeated_tokens(const std::vector<Token>& tokens, Date from, Date to) {
    if (from.year != to.year)
        return {0, tokens.size()};
    Repeated range{tokens.size(), 0};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const char field = tokens[i].field;
        if (is_day(field) || (from.month != to.month && is_month(field))) {
            range.begin = std::min(range.begin, i);
            range.end = i + 1;
        }
    }
    return range;
}

std::string write_date(Date date, std::string_view pattern, std::string_view lang) {
    const icu::Locale& locale = icu_locale(lang);
    if (pattern.empty())
        pattern = default_pattern(locale);
    const std::vector<Token> tokens = with_no_break_spaces(tokenize(pattern));
    return bind_year_mark(written(join(tokens, 0, tokens.size()), date, locale));
}

std::string write_date_range(Date from, Date to, std::string_view pattern, std::string_view lang) {
    const icu::Locale& locale = icu_locale(lang);
    if (pattern.empty())
        pattern = default_pattern(locale);
    std::vector<Token> tokens = with_no_break_spaces(tokenize(pattern));
    const Repeated range = repeated_tokens(tokens, from, to);
    if (range.begin >= range.end)
        return write_date(from, pattern, lang);

    std::string twice = join(tokens, range.begin, range.end);
    std::string after = join(tokens, range.end, tokens.size());
    // German marks a day (and a numeric month) as an ordinal, in both dates: 9.–11. Juni.
    if (std::string_view(locale.getLanguage()) == "de" && after.starts_with('.')) {
        twice += '.';
        after.erase(0, 1);
    }
    const std::string first = written(twice, from, locale);
    const bool spaced =
        first.find(' ') != std::string::npos || first.find(NoBreakSpace) != std::string::npos;
    return bind_year_mark(
        written(join(tokens, 0, range.begin), from, locale) + first +
        (spaced ? std::string(NoBreakSpace) + "– " : std::string("–")) +
        written(twice, to, locale) + written(after, to, locale));
}

void append_date(std::string& key, Date date) {
    for (const int part : {date.year, date.month, date.day})
        key.append(std::to_string(part)).append(1, '-');
}

} // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [text](std::size_t begin, std::size_t size) -> int {
        int value = 0;
        for (const char c : text.substr(begin, size)) {
            if (c < '0' || c > '9')
                return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const Date date{number(0, 4), number(5, 2), number(8, 2)};
    if (!exists(date))
        return std::nullopt;
    return date;
}

bool is_date_pattern(std::string_view pattern) {
    constexpr std::string_view Fields = "GyYuUrQqMLwWdDFEec";
    std::size_t quotes = 0;
    for (const Token& token : tokenize(pattern)) {
        if (token.field != 0 && Fields.find(token.field) == std::string_view::npos)
            return false;
        quotes += static_cast<std::size_t>(std::count(token.text.begin(), token.text.end(), '\''));
    }
    return quotes % 2 == 0;
}

std::string format_date(Date date, std::string_view pattern, std::string_view lang) {
    if (!exists(date))
        return {};
    thread_local Memo memo;
    std::string key;
    append_date(key, date);
    append_argument(key, pattern);
    append_argument(key, lang);
    return *memo.get(key, [&] { return std::optional(write_date(date, pattern, lang)); });
}

std::string format_date_range(Date from, Date to, std::string_view pattern, std::string_view lang) {
    if (from == to || !exists(from) || !exists(to))
        return format_date(from, pattern, lang);
    thread_local Memo memo;
    std::string key;
    append_date(key, from);
    append_date(key, to);
    append_argument(key, pattern);
    append_argument(key, lang);
    return *memo.get(key, [&] { return std::optional(write_date_range(from, to, pattern, lang)); });
}

} // namespace zbirnyk
