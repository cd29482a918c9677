#include "model/decimal.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::size_t MaxWholeDigits = 9;
constexpr std::size_t MaxDecimals = 4;

bool all_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

std::optional<Fraction> parse_fraction(std::string_view text) {
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const bool has_point = point != std::string_view::npos;
    const std::string_view decimals = has_point ? text.substr(point + 1) : std::string_view();
    if (whole.empty() || whole.size() > MaxWholeDigits || !all_digits(whole))
        return std::nullopt;
    if (decimals.size() > MaxDecimals || !all_digits(decimals) || (has_point && decimals.empty()))
        return std::nullopt;
    Fraction fraction;
    for (const char digit : whole)
        fraction.numerator = fraction.numerator * 10 + (digit - '0');
    for (const char digit : decimals) {
        fraction.numerator = fraction.numerator * 10 + (digit - '0');
        fraction.denominator *= 10;
    }
    return fraction;
}

std::optional<Hundredths> parse_hundredths(std::string_view text) {
    const bool negative = text.starts_with('-');
    const auto fraction = parse_fraction(negative ? text.substr(1) : text);
    if (!fraction || fraction->denominator > 100)
        return std::nullopt;
    const Hundredths amount = fraction->numerator * (100 / fraction->denominator);
    return negative ? -amount : amount;
}

std::string hundredths_text(Hundredths amount) {
    const Hundredths size = amount < 0 ? -amount : amount;
    return fmt::format("{}{}.{:02}", amount < 0 ? "-" : "", size / 100, size % 100);
}

std::string quotient(std::int64_t numerator, std::int64_t denominator, int decimals) {
    const bool negative = numerator < 0;
    const std::int64_t size = negative ? -numerator : numerator;
    // Long division digit by digit: the remainder stays below the denominator, so times ten fits.
    std::int64_t remainder = size % denominator;
    std::string digits = fmt::format("{}", size / denominator);
    for (int i = 0; i < decimals; ++i) {
        remainder *= 10;
        digits += static_cast<char>('0' + remainder / denominator);
        remainder %= denominator;
    }
    if (remainder * 2 >= denominator) {
        std::size_t i = digits.size();
        while (i > 0 && digits[i - 1] == '9')
            digits[--i] = '0';
        if (i == 0)
            digits.insert(digits.begin(), '1');
        else
            ++digits[i - 1];
    }
    const bool zero = digits.find_first_not_of('0') == std::string::npos;
    if (decimals > 0)
        digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
    return (negative && !zero ? "-" : "") + digits;
}

std::string percent(std::int64_t part, std::int64_t whole) {
    if (whole == 0)
        return {};
    return quotient(part * 100, whole, 1);
}

} // namespace zbirnyk
