#include "pdf/syntax.h"

#include "base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zbirnyk {

namespace {

constexpr char HexDigits[] = "0123456789ABCDEF";

void append_hex_byte(std::string& out, unsigned byte) {
    out += HexDigits[(byte >> 4) & 15];
    out += HexDigits[byte & 15];
}

void append_utf16_unit(std::string& out, unsigned unit) {
    const char digits[] = {
        HexDigits[(unit >> 12) & 15],
        HexDigits[(unit >> 8) & 15],
        HexDigits[(unit >> 4) & 15],
        HexDigits[unit & 15]};
    out.append(digits, sizeof digits);
}

bool is_regular(unsigned char c) {
    return c > 0x20 && c < 0x7F &&
           std::string_view("()<>[]{}/%#").find(static_cast<char>(c)) == std::string_view::npos;
}

} // namespace

void append_integer(std::string& out, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

void append_ten_thousandths(std::string& out, std::int64_t value) {
    char digits[32];
    char* end = digits;
    if (value < 0) {
        *end++ = '-';
        value = -value;
    }
    end = std::to_chars(end, digits + sizeof digits, value / 10000).ptr;
    auto rest = static_cast<int>(value % 10000);
    if (rest != 0)
        *end++ = '.';
    for (int unit = 1000; rest > 0; unit /= 10) {
        *end++ = static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
    out.append(digits, end);
}

void append_factor(std::string& out, double value) {
    char digits[64];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 8);
    if (end.ec != std::errc{} || !std::isfinite(value)) {
        out += '0';
        return;
    }
    std::string_view text(digits, end.ptr);
    text.remove_suffix(text.size() - text.find_last_not_of('0') - 1);
    if (text.ends_with('.'))
        text.remove_suffix(1);
    out += text;
}

void append_real(std::string& out, double value) {
    // Beyond this no page has a place, and llround would overflow.
    constexpr double Largest = 1e12;
    append_ten_thousandths(
        out, std::isfinite(value) && std::abs(value) < Largest ? std::llround(value * 10000) : 0);
}

std::int64_t ten_thousandths(Length length) {
    const std::int64_t scaled_units = length.units * 10000;
    const std::int64_t half = Length::UnitsPerPoint / 2;
    return (scaled_units + (scaled_units < 0 ? -half : half)) / Length::UnitsPerPoint;
}

void append_length(std::string& out, Length length) {
    append_ten_thousandths(out, ten_thousandths(length));
}

void append_reference(std::string& out, ObjectId id) {
    append_integer(out, id.number);
    out += " 0 R";
}

void append_name(std::string& out, std::string_view name) {
    out += '/';
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_regular(byte)) {
            out += c;
        } else {
            out += '#';
            append_hex_byte(out, byte);
        }
    }
}

void append_literal(std::string& out, std::string_view bytes) {
    out += '(';
    std::size_t from = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c != '\r' && c != '(' && c != ')' && c != '\\')
            continue;
        out.append(bytes, from, i - from);
        out += '\\';
        // A raw carriage return would be read as a line feed (7.3.4.2).
        out += c == '\r' ? 'r' : c;
        from = i + 1;
    }
    out.append(bytes, from);
    out += ')';
}

void append_text(std::string& out, std::string_view text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F;
    });
    if (ascii) {
        append_literal(out, text);
        return;
    }
    out += "<FEFF";
    append_utf16_hex(out, text);
    out += '>';
}

void append_utf16_hex(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const Decoded decoded = decode_utf8(text);
        text.remove_prefix(decoded.size);
        const auto code_point = static_cast<std::uint32_t>(decoded.code_point);
        if (code_point < 0x10000) {
            append_utf16_unit(out, code_point);
        } else {
            append_utf16_unit(out, 0xD800 + ((code_point - 0x10000) >> 10));
            append_utf16_unit(out, 0xDC00 + ((code_point - 0x10000) & 0x3FF));
        }
    }
}

} // namespace zbirnyk
