#include "language/names/word.h"

#include "base/utf8.h"
#include "language/apostrophe.h"

#include <algorithm>

namespace zbirnyk {

namespace {

constexpr char32_t to_lower_letter(char32_t c) {
    if (c >= U'А' && c <= U'Я') {
        return c + 0x20;
    }
    if (c >= U'\u0400' && c <= U'\u040F') {
        return c + 0x50;
    }
    return c == U'Ґ' ? U'ґ' : c;
}

constexpr char32_t to_upper_letter(char32_t c) {
    if (c >= U'а' && c <= U'я') {
        return c - 0x20;
    }
    if (c >= U'\u0450' && c <= U'\u045F') {
        return c - 0x50;
    }
    return c == U'ґ' ? U'Ґ' : c;
}

constexpr bool is_ukrainian(char32_t c) {
    if (c >= U'а' && c <= U'я') {
        return c != U'ъ' && c != U'ы' && c != U'э';
    }
    return c == U'є' || c == U'і' || c == U'ї' || c == U'ґ';
}

/// What the letters of a word looked like.
struct Tally {
    std::size_t letters = 0, capitals = 0;
    std::size_t inner = 0; ///< capitals after an apostrophe: О’Коннор
    std::size_t first = 0; ///< 1 when the word begins with a capital
};

LetterCase letter_case_of(const Tally& tally) {
    if (tally.capitals == 0) {
        return LetterCase::Lower;
    }
    if (tally.capitals == tally.letters && tally.letters > 1) {
        return LetterCase::Upper;
    }
    return tally.first == 1 && tally.capitals == 1 + tally.inner ? LetterCase::Capitalized
                                                                 : LetterCase::Mixed;
}

} // namespace

Word read_word(std::string_view text) {
    Word word;
    word.text = text;
    word.ukrainian = !text.empty();
    Tally tally;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode_utf8(text.substr(at));
        if (word.size == Word::MaxLetters || at > 0xFF) {
            word.ukrainian = false;
            return word;
        }
        const char32_t lower = to_lower_letter(decoded.code_point);
        if (is_apostrophe(lower)) {
            word.letters[word.size] = U'\'';
        } else {
            word.letters[word.size] = lower;
            word.ukrainian = word.ukrainian && is_ukrainian(lower);
            const std::size_t capital = lower != decoded.code_point ? 1 : 0;
            ++tally.letters;
            tally.capitals += capital;
            tally.first += at == 0 ? capital : 0;
            tally.inner += word.size > 0 && word.letters[word.size - 1] == U'\'' ? capital : 0;
        }
        word.offsets[word.size++] = static_cast<std::uint8_t>(at);
        at += decoded.size;
    }
    word.offsets[word.size] = static_cast<std::uint8_t>(std::min<std::size_t>(text.size(), 0xFF));
    word.ukrainian = word.ukrainian && text.size() <= 0xFF && tally.letters > 0;
    word.letter_case = letter_case_of(tally);
    return word;
}

bool is_vowel(char32_t letter) {
    return std::u32string_view(U"аеєиіїоуюя").find(letter) != std::u32string_view::npos;
}

int count_syllables(std::u32string_view word) {
    return static_cast<int>(std::count_if(word.begin(), word.end(), is_vowel));
}

std::string with_ending(const Word& word, std::size_t cut, std::u32string_view ending) {
    const std::size_t kept = word.size - std::min(cut, word.size);
    std::string out(word.text.substr(0, word.offsets[kept]));
    for (const char32_t letter : ending) {
        append_utf8(out, word.letter_case == LetterCase::Upper ? to_upper_letter(letter) : letter);
    }
    return out;
}

} // namespace zbirnyk
