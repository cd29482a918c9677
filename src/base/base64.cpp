#include "base/base64.h"

#include <cstdint>

namespace zbirnyk {

std::string base64(std::string_view bytes) {
    constexpr std::string_view Digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto byte = [&](std::size_t i) -> std::uint32_t {
            return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
        };
        const std::uint32_t bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        out += Digits[bits >> 18];
        out += Digits[bits >> 12 & 63];
        out += at + 1 < bytes.size() ? Digits[bits >> 6 & 63] : '=';
        out += at + 2 < bytes.size() ? Digits[bits & 63] : '=';
    }
    return out;
}

} // namespace zbirnyk
