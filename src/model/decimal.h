#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// A sum of money in hundredths (kopecks, cents). Sums are added as integers; binary floating point
/// never touches them.
using Hundredths = std::int64_t;

/// "1234", "-1234.5", "1234.50" → hundredths. Nothing for other texts, for more than two decimals
/// and from 1,000,000,000 on: so that sums and their hundredfold fit.
std::optional<Hundredths> parse_hundredths(std::string_view text);

/// Always two decimals, with a point: 123450 → "1234.50".
std::string hundredths_text(Hundredths amount);

/// numerator / denominator with exactly `decimals` decimals, rounded half away from zero; 0 when it
/// rounds to nothing, never "-0". The denominator must be positive and below 10^17.
std::string quotient(std::int64_t numerator, std::int64_t denominator, int decimals);

/// part / whole in per cent with one decimal; empty when `whole` is zero.
std::string percent(std::int64_t part, std::int64_t whole);

/// A decimal ≥ 0 with a point, read as a fraction: "4.25" → 425 / 100. Nothing for other texts and
/// for more than four decimals or nine digits before the point.
struct Fraction {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};

std::optional<Fraction> parse_fraction(std::string_view text);

} // namespace zbirnyk
