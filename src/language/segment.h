#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

enum class Script : std::uint8_t { Cyrillic, Latin, Greek, Other };

struct ScriptRun {
    std::uint32_t begin = 0, end = 0; ///< bytes
    Script script = Script::Other;
};

/// Stretches of one script; characters of script Common and Inherited belong to what precedes them
/// (at the start: to what follows).
std::vector<ScriptRun> script_runs(std::string_view text);

/// Byte offsets where a line may be broken by UAX #14 in `lang` (the end of the text excluded),
/// with the project's tailoring: no break after an opening quote or bracket or before a closing
/// one, in a range of digits, after № and §, before a dash between blanks, at the hyphen of a
/// contraction (р-н, вид-во) or before an ending (2-го), next to a no-break character; URLs may
/// break after / . ? & = _ alone. A SOFT HYPHEN is followed by a break, as is a line feed (which is
/// not optional).
std::vector<std::uint32_t> line_breaks(std::string_view text, std::string_view lang);

/// Byte offsets of the boundaries between user-perceived characters, 0 and the end excluded.
std::vector<std::uint32_t> grapheme_breaks(std::string_view text);

/// True for U+0400–U+0481 and U+048A–U+052F, which are all letters.
constexpr bool is_cyrillic_letter(char32_t c) {
    return (c >= 0x0400 && c <= 0x0481) || (c >= 0x048A && c <= 0x052F);
}

constexpr bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// True for letters of any script, combining marks and apostrophes: what a word is made of.
bool is_word_character(char32_t code_point);
bool is_combining_mark(char32_t code_point);

/// NFC.
std::string normalize(std::string_view text);

/// The words of a text (UAX #29), punctuation left out: for comparing texts.
std::vector<std::string> words(std::string_view text);

} // namespace zbirnyk
