#pragma once

#include <optional>
#include <string_view>

namespace zbirnyk {

/// A decimal number as it is written: its digits before and after the point (views into the text).
struct DecimalText {
    bool negative = false;
    std::string_view whole;
    std::string_view fraction;
};

/// Takes apart "-1187400.50": an optional sign (+, - or U+2212), digits, and a point only with
/// digits after it. Nothing for other texts.
std::optional<DecimalText> parse_decimal(std::string_view number);

} // namespace zbirnyk
