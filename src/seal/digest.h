#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zbirnyk {

/// SHA-256 (FIPS 180-4).
using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

/// Two lower-case hexadecimal digits a byte.
std::string hex(const Digest& digest);

} // namespace zbirnyk
