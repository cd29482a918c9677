#pragma once

#include "language/typography/clean.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zbirnyk {

enum class TokenKind : std::uint8_t {
    Word,      ///< letters with their marks, apostrophes and soft hyphens inside
    Number,    ///< ASCII digits
    Dash,      ///< one character of - ‐ ‑ ‒ – — ― −
    Quote,     ///< one character of " “ ” „ ‟ « » ' ‘ ’ ‚ ‹ ›
    Dot,       ///< .
    Ellipsis,  ///< …
    Mark,      ///< one character of , ; : ! ?
    Open,      ///< ( [ {
    Close,     ///< ) ] }
    Sign,      ///< any other character
    Protected, ///< not to be looked into
};

/// A stretch of a paragraph without blanks; blanks are what lies between tokens.
struct Token {
    std::uint32_t begin = 0, end = 0; ///< bytes
    char32_t first = 0;               ///< its first character
    std::uint16_t letters = 0;        ///< of a word
    TokenKind kind = TokenKind::Sign;
    bool cyrillic = false, latin = false, other = false; ///< scripts in a word
    bool capital = false;                                ///< begins with one
    bool capitals = false;                               ///< has no small letter
    bool digits = false;                                 ///< a protected stretch begins with one
};

/// A change that the scanner sees: inside words, or a character to be dropped.
struct InnerChange {
    std::uint32_t begin = 0, end = 0;
    std::string_view replacement;
    CleaningRule rule = CleaningRule::Apostrophes;
};

struct Tokens {
    std::vector<Token> tokens;
    std::vector<InnerChange> changes;
    std::vector<TextWarning> warnings;
};

bool is_blank(char32_t c);
/// No-break spaces: U+00A0, U+202F, U+2007.
bool is_no_break_space(char32_t c);

/// Takes a paragraph apart in one pass over its bytes. `out` is cleared first, so that its memory
/// is used again. `kept` are the caller's protected ranges within the paragraph.
void scan(std::string_view paragraph, const std::vector<ByteRange>& kept, Tokens& out);

} // namespace zbirnyk
