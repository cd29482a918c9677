#include "base/utf8.h"

#include <cstdint>

namespace zbirnyk {

namespace {

constexpr char32_t Replacement = 0xFFFD;

std::uint8_t byte_at(std::string_view text, std::size_t i) {
    return static_cast<std::uint8_t>(text[i]);
}

/// The allowed range of the second byte after the lead byte, by Unicode table 3-7: it shuts out
/// overlong forms, surrogates and values above U+10FFFF.
struct SecondByte {
    std::uint8_t low = 0x80, high = 0xBF;
};

SecondByte second_byte_after(std::uint8_t lead) {
    switch (lead) {
    case 0xE0:
        return {0xA0, 0xBF};
    case 0xED:
        return {0x80, 0x9F};
    case 0xF0:
        return {0x90, 0xBF};
    case 0xF4:
        return {0x80, 0x8F};
    default:
        return {};
    }
}

std::size_t length_after(std::uint8_t lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        return 4;
    }
    return 0;
}

/// The character at `at`, or size 0 when the bytes there are not well formed.
Decoded decode_well_formed(std::string_view text, std::size_t at) {
    const std::uint8_t lead = byte_at(text, at);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = length_after(lead);
    if (length == 0 || text.size() - at < length) {
        return {};
    }
    const SecondByte second = second_byte_after(lead);
    if (byte_at(text, at + 1) < second.low || byte_at(text, at + 1) > second.high) {
        return {};
    }
    char32_t code_point = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const std::uint8_t next = byte_at(text, at + i);
        if ((next & 0xC0u) != 0x80) {
            return {};
        }
        code_point = (code_point << 6) | (next & 0x3Fu);
    }
    return {code_point, length};
}

} // namespace

Decoded decode_any_utf8(std::string_view text) {
    const Decoded decoded = decode_well_formed(text, 0);
    return decoded.size > 0 ? decoded : Decoded{Replacement, 1};
}

void append_utf8(std::string& out, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = Replacement;
    }
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (byte_at(text, i) < 0x80) {
            ++i;
            continue;
        }
        const Decoded decoded = decode_well_formed(text, i);
        if (decoded.size == 0) {
            return i;
        }
        i += decoded.size;
    }
    return std::nullopt;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode_utf8(text.substr(i));
        result.push_back(decoded.code_point);
        i += decoded.size;
    }
    return result;
}

std::string to_utf8(std::u32string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char32_t c : text) {
        append_utf8(result, c);
    }
    return result;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        i += decode_utf8(text.substr(i)).size;
    }
    return count;
}

} // namespace zbirnyk
