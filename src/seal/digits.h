#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// The longest number that is read.
inline constexpr std::size_t MaxDigits = 4096;

/// The decimal digits of the number whose bytes, most significant first, are `bytes`. The first
/// byte must not be 0: a number does not keep leading zeros.
std::string to_digits(std::string_view bytes);

/// The bytes of a number; the first of them is not 0. Nothing when `digits` is empty, longer than
/// MaxDigits, begins with 0 or holds another character.
std::optional<std::string> from_digits(std::string_view digits);

} // namespace zbirnyk
