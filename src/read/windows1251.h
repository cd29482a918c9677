#pragma once

namespace zbirnyk {

/// The character of a byte in windows-1251, the encoding in which older spreadsheets save Ukrainian
/// text; 0 for the byte 0x98, which is not assigned.
char32_t decode_windows1251(unsigned char byte);

} // namespace zbirnyk
