#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zbirnyk {

/// SHA-256 (FIPS 180-4).
using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

/// The bytes of a digest or key, there as long as it is.
inline std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

/// Two lower-case hexadecimal digits a byte.
std::string hex(const Digest& digest);

} // namespace zbirnyk
