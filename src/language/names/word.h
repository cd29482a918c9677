#pragma once

#include "language/names/decline_name.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zbirnyk {

enum class LetterCase : std::uint8_t { Lower, Capitalized, Upper, Mixed };

/// One word of a name, taken apart once: its letters in lower case, apostrophes folded to ', and
/// where each begins in the text. Longer words than `MaxLetters` are no names.
struct Word {
    static constexpr std::size_t MaxLetters = 40;
    std::string_view text;
    std::array<char32_t, MaxLetters> letters{};
    std::array<std::uint8_t, MaxLetters + 1> offsets{};
    std::size_t size = 0;
    LetterCase letter_case = LetterCase::Lower;
    bool ukrainian = false; ///< nothing but letters of the Ukrainian alphabet and apostrophes

    std::u32string_view lower() const { return {letters.data(), size}; }
};

/// Reads a word without blanks and hyphens.
Word read_word(std::string_view text);

bool is_vowel(char32_t letter);
int count_syllables(std::u32string_view word);

/// The word's text without its last `cut` letters, with `ending` (lower case) in its letter case.
std::string with_ending(const Word& word, std::size_t cut, std::u32string_view ending);

} // namespace zbirnyk
