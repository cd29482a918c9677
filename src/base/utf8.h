#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// One decoded character and the number of bytes it took. A byte that is not part of well-formed
/// UTF-8 (Unicode, table 3-7) decodes as U+FFFD of size 1.
struct Decoded {
    char32_t code_point = 0;
    std::size_t size = 0;
};

/// decode_utf8 for any text; what is long or malformed comes here.
Decoded decode_any_utf8(std::string_view text);

/// Decodes the character at the start of `text`, which must not be empty.
inline Decoded decode_utf8(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80)
        return {byte(0), 1};
    if (byte(0) >= 0xC2 && byte(0) < 0xE0 && text.size() > 1 && (byte(1) & 0xC0u) == 0x80)
        return {((byte(0) & 0x1Fu) << 6) | (byte(1) & 0x3Fu), 2};
    return decode_any_utf8(text);
}

/// Appends `code_point` to `out`. Surrogates and values above U+10FFFF are written as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// The offset of the first byte that is not well-formed UTF-8, or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

/// The number of characters (code points) of `text`.
std::size_t count_code_points(std::string_view text);

} // namespace zbirnyk
