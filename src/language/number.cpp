#include "language/number.h"
#include "language/format.h"
#include "language/locale.h"

#include <algorithm>
#include <memory>
#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/unistr.h>

namespace zbirnyk {

namespace {

constexpr std::size_t MaxCachedFormats = 64;

icu::DecimalFormatSymbols symbols_of(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    icu::DecimalFormatSymbols symbols(locale, status);
    symbols.setSymbol(
        icu::DecimalFormatSymbols::kMinusSignSymbol, icu::UnicodeString(UChar32{0x2212}));
    if (std::string_view(locale.getLanguage()) == "uk")
        symbols.setSymbol(
            icu::DecimalFormatSymbols::kGroupingSeparatorSymbol,
            icu::UnicodeString(UChar32{0x202F}));
    return symbols;
}

/// The format for a pattern, made once in a thread; null when the pattern is none.
const icu::DecimalFormat*
cached_format(std::string_view pattern, int minimum_grouping, std::string_view lang) {
    thread_local std::map<std::string, std::unique_ptr<icu::DecimalFormat>> cache;
    const icu::Locale& locale = icu_locale(lang);
    std::string key = locale.getLanguage();
    key += static_cast<char>('0' + minimum_grouping);
    key += pattern;
    const auto found = cache.find(key);
    if (found != cache.end())
        return found->second.get();
    if (cache.size() >= MaxCachedFormats)
        cache.clear();
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::DecimalFormat>(
        icu::UnicodeString::fromUTF8(piece(pattern)), symbols_of(locale), status);
    if (U_FAILURE(status)) {
        format.reset();
    } else {
        format->setRoundingMode(icu::NumberFormat::kRoundHalfUp);
        format->setMinimumGroupingDigits(minimum_grouping);
    }
    return cache.emplace(std::move(key), std::move(format)).first->second.get();
}

std::optional<std::string> written(const icu::DecimalFormat& format, std::string_view number) {
    icu::UnicodeString text;
    UErrorCode status = U_ZERO_ERROR;
    format.format(piece(number), text, nullptr, status);
    if (U_FAILURE(status))
        return std::nullopt;
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<DecimalText> parse_decimal(std::string_view number) {
    constexpr std::string_view Minus = "\u2212";
    DecimalText out;
    if (number.starts_with('-') || number.starts_with('+')) {
        out.negative = number.front() == '-';
        number.remove_prefix(1);
    } else if (number.starts_with(Minus)) {
        out.negative = true;
        number.remove_prefix(Minus.size());
    }
    const std::size_t point = number.find('.');
    out.whole = number.substr(0, point);
    if (point != std::string_view::npos)
        out.fraction = number.substr(point + 1);
    const bool whole_ok =
        !out.whole.empty() && std::all_of(out.whole.begin(), out.whole.end(), is_digit);
    const bool fraction_ok =
        point == std::string_view::npos ||
        (!out.fraction.empty() && std::all_of(out.fraction.begin(), out.fraction.end(), is_digit));
    if (!whole_ok || !fraction_ok)
        return std::nullopt;
    return out;
}

std::optional<std::string>
format_number(std::string_view number, std::string_view pattern, std::string_view lang) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    if (!decimal)
        return std::nullopt;
    std::string own_pattern;
    int minimum_grouping = 1;
    if (pattern.empty()) {
        own_pattern = "#,##0";
        if (!decimal->fraction.empty())
            own_pattern.append(".").append(decimal->fraction.size(), '0');
        pattern = own_pattern;
        minimum_grouping = 2;
    }
    const icu::DecimalFormat* format = cached_format(pattern, minimum_grouping, lang);
    if (!format)
        return std::nullopt;
    std::string magnitude(decimal->whole);
    if (!decimal->fraction.empty())
        magnitude.append(".").append(decimal->fraction);
    if (!decimal->negative)
        return written(*format, magnitude);
    std::optional<std::string> text = written(*format, std::string("-").append(magnitude));
    // What rounds to zero has no sign.
    if (text && text->find_first_of("123456789") == std::string::npos)
        return written(*format, magnitude);
    return text;
}

} // namespace zbirnyk
