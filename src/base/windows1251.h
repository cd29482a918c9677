#pragma once

#include <optional>

namespace zbirnyk {

/// The character of a byte in windows-1251, the encoding in which older spreadsheets save Ukrainian
/// text; 0 for the byte 0x98, which is not assigned.
char32_t decode_windows1251(unsigned char byte);

/// The byte of a character in windows-1251, or nothing when it is not in it.
std::optional<unsigned char> encode_windows1251(char32_t code_point);

} // namespace zbirnyk
