// The text is cut into words; a word is written letter by letter. The only state between letters
// is what the resolution asks for: whether the letter opens a word, whether з stands before г.

#include "language/transliterate.h"

#include "base/utf8.h"
#include "language/apostrophe.h"

#include <array>
#include <vector>

namespace zbirnyk {

namespace {

struct Spelling {
    std::string_view first; ///< at the start of a word, lower case
    std::string_view inner; ///< elsewhere
    bool known = false;
};

constexpr char32_t TableBegin = U'а', TableEnd = U'ґ' + 1;
using SpellingTable = std::array<Spelling, TableEnd - TableBegin>;

constexpr SpellingTable make_table() {
    SpellingTable table{};
    const auto set = [&table](char32_t letter, std::string_view first, std::string_view inner) {
        table[letter - TableBegin] = {first, inner, true};
    };
    constexpr char32_t Letters[] = U"абвгґдежзиіклмнопрстуфхцчшщ";
    constexpr std::string_view Same[] = {"a", "b", "v", "h", "g",  "d",  "e",  "zh", "z",
                                         "y", "i", "k", "l", "m",  "n",  "o",  "p",  "r",
                                         "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch"};
    for (std::size_t i = 0; i < std::size(Same); ++i)
        set(Letters[i], Same[i], Same[i]);
    set(U'є', "ye", "ie");
    set(U'ї', "yi", "i");
    set(U'й', "y", "i");
    set(U'ю', "yu", "iu");
    set(U'я', "ya", "ia");
    set(U'ь', "", "");
    set(U'ы', "y", "y");
    set(U'э', "e", "e");
    set(U'ё', "yo", "io");
    set(U'ъ', "", "");
    set(U'ў', "u", "u");
    return table;
}

constexpr SpellingTable Table = make_table();

constexpr char32_t lower(char32_t c) {
    if (c >= U'А' && c <= U'Я')
        return c + (U'а' - U'А');
    if (c >= U'Ѐ' && c <= U'Џ')
        return c + (U'ѐ' - U'Ѐ');
    return c == U'Ґ' ? U'ґ' : c;
}

const Spelling* spelling_of(char32_t lower_case) {
    if (lower_case < TableBegin || lower_case >= TableEnd)
        return nullptr;
    const Spelling& spelling = Table[lower_case - TableBegin];
    return spelling.known ? &spelling : nullptr;
}

bool is_stress(char32_t c) {
    return c == U'\u0300' || c == U'\u0301';
}

bool is_breve_or_diaeresis(char32_t c) {
    return c == U'\u0306' || c == U'\u0308';
}

enum class LetterCase { None, Lower, Upper };

LetterCase case_of(char32_t c) {
    const char32_t small = lower(c);
    if (!spelling_of(small))
        return LetterCase::None;
    return small == c ? LetterCase::Lower : LetterCase::Upper;
}

/// и with a breve is й, і with a diaeresis ї (texts in NFD).
char32_t composed(char32_t letter, char32_t mark) {
    if (mark == U'\u0306')
        return letter == U'и' ? U'й' : letter == U'И' ? U'Й' : 0;
    if (mark == U'\u0308')
        return letter == U'і' ? U'ї' : letter == U'І' ? U'Ї' : 0;
    return 0;
}

struct Letter {
    char32_t code_point = 0;
    std::size_t size = 0; ///< in bytes, with a mark that it is composed of
};

Letter letter_at(std::string_view text) {
    const Decoded decoded = decode_utf8(text);
    Letter letter{decoded.code_point, decoded.size};
    if (decoded.size < text.size() && static_cast<unsigned char>(text[decoded.size]) == 0xCC) {
        const Decoded mark = decode_utf8(text.substr(decoded.size));
        if (is_breve_or_diaeresis(mark.code_point)) {
            const char32_t whole = composed(decoded.code_point, mark.code_point);
            if (whole != 0)
                letter = {whole, decoded.size + mark.size};
        }
    }
    return letter;
}

/// What a word is made of: letters that have a spelling, stress marks, and apostrophes inside.
struct Word {
    std::size_t begin = 0, end = 0;
    std::size_t letters = 0, capitals = 0;
};

/// The word that starts at `at`; an empty one when none does.
Word word_at(std::string_view text, std::size_t at) {
    Word word{at, at};
    std::size_t next = at;
    while (next < text.size()) {
        const Letter letter = letter_at(text.substr(next));
        const LetterCase letter_case = case_of(letter.code_point);
        const bool inside =
            word.letters > 0 && (is_apostrophe(letter.code_point) || is_stress(letter.code_point));
        if (letter_case == LetterCase::None && !inside)
            break;
        next += letter.size;
        if (letter_case != LetterCase::None) {
            ++word.letters;
            word.capitals += letter_case == LetterCase::Upper ? 1 : 0;
        }
        // An apostrophe after the last letter is a quotation mark and stays.
        if (!is_apostrophe(letter.code_point))
            word.end = next;
    }
    return word;
}

void append_upper(std::string& out, std::string_view latin, std::size_t capitals) {
    for (std::size_t i = 0; i < latin.size(); ++i) {
        const char c = latin[i];
        out += i < capitals && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
}

enum class Capitals { AsWritten, All };

void append_word(std::string& out, std::string_view word, Capitals capitals) {
    bool first = true;
    char32_t previous = 0;
    for (std::size_t at = 0; at < word.size();) {
        const Letter letter = letter_at(word.substr(at));
        at += letter.size;
        const char32_t small = lower(letter.code_point);
        const Spelling* spelling = spelling_of(small);
        if (!spelling)
            continue; // an apostrophe or a stress mark
        std::string_view latin = first ? spelling->first : spelling->inner;
        if (small == U'г' && previous == U'з')
            latin = "gh";
        if (small == letter.code_point)
            out += latin;
        else
            append_upper(out, latin, capitals == Capitals::All ? latin.size() : 1);
        first = false;
        previous = small;
    }
}

enum class Neighbour { None, Capitals, Other };

Neighbour neighbour_of(const Word& word) {
    if (word.letters < 2)
        return Neighbour::None;
    return word.capitals == word.letters ? Neighbour::Capitals : Neighbour::Other;
}

bool opens_sentence_part(char c) {
    return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\t';
}

/// The kind of the word after a lone letter, when nothing but blanks, hyphens and letters alone
/// stand between.
Neighbour next_neighbour(std::string_view text, std::size_t at) {
    constexpr std::size_t Reach = 8;
    for (std::size_t steps = 0; at < text.size() && steps < Reach; ++steps) {
        if (opens_sentence_part(text[at]))
            return Neighbour::None;
        const Word word = word_at(text, at);
        if (word.letters > 1)
            return neighbour_of(word);
        at = word.letters > 0 ? word.end : at + decode_utf8(text.substr(at)).size;
    }
    return Neighbour::None;
}

Capitals capitals_of(const Word& word, Neighbour previous, std::string_view text) {
    if (word.letters > 1)
        return word.capitals == word.letters ? Capitals::All : Capitals::AsWritten;
    const bool initial = word.end < text.size() && text[word.end] == '.';
    if (word.capitals == 0 || initial)
        return Capitals::AsWritten;
    const Neighbour next = next_neighbour(text, word.end);
    const bool among_capitals = (previous == Neighbour::Capitals || next == Neighbour::Capitals) &&
                                previous != Neighbour::Other && next != Neighbour::Other;
    return among_capitals ? Capitals::All : Capitals::AsWritten;
}

std::string exception_key(std::string_view word) {
    std::string key;
    for (std::size_t at = 0; at < word.size();) {
        const Letter letter = letter_at(word.substr(at));
        at += letter.size;
        if (!is_apostrophe(letter.code_point) && !is_stress(letter.code_point))
            append_utf8(key, lower(letter.code_point));
    }
    return key;
}

/// The end of the hyphenated chain of words that starts with `word`.
Word hyphenated(std::string_view text, Word word) {
    while (word.end + 1 < text.size() && text[word.end] == '-') {
        const Word next = word_at(text, word.end + 1);
        if (next.letters == 0)
            break;
        word.end = next.end;
        word.letters += next.letters;
        word.capitals += next.capitals;
    }
    return word;
}

/// Writes the exception for a word or for the hyphenated name it opens; the word that was written.
Word append_exception(
    std::string& out,
    std::string_view text,
    const Word& word,
    const TransliterationExceptions& exceptions) {
    for (const Word& candidate : {hyphenated(text, word), word}) {
        const std::string_view source =
            text.substr(candidate.begin, candidate.end - candidate.begin);
        if (const std::string* latin = exceptions.find(source)) {
            const bool all = candidate.letters > 1 && candidate.capitals == candidate.letters;
            append_upper(out, *latin, all ? latin->size() : 0);
            return candidate;
        }
    }
    return {};
}

} // namespace

TransliterationExceptions::TransliterationExceptions(
    const std::map<std::string, std::string>& spellings) {
    for (const auto& [word, latin] : spellings)
        spellings_.insert_or_assign(exception_key(word), latin);
}

const std::string* TransliterationExceptions::find(std::string_view word) const {
    const auto found = spellings_.find(exception_key(word));
    return found == spellings_.end() ? nullptr : &found->second;
}

std::string transliterate(std::string_view text, const TransliterationExceptions& exceptions) {
    std::string out;
    out.reserve(text.size());
    Neighbour previous = Neighbour::None;
    for (std::size_t at = 0; at < text.size();) {
        Word word = word_at(text, at);
        if (word.letters == 0) {
            const std::size_t size = decode_utf8(text.substr(at)).size;
            if (opens_sentence_part(text[at]))
                previous = Neighbour::None;
            out.append(text.substr(at, size));
            at += size;
            continue;
        }
        Word written;
        if (!exceptions.empty())
            written = append_exception(out, text, word, exceptions);
        if (written.letters == 0)
            append_word(
                out,
                text.substr(word.begin, word.end - word.begin),
                capitals_of(word, previous, text));
        else
            word = written;
        if (word.letters > 1)
            previous = neighbour_of(word);
        at = word.end;
    }
    return out;
}

std::string transliterate(std::string_view text) {
    return transliterate(text, TransliterationExceptions());
}

std::string translit_row(std::string_view row) {
    const std::size_t tab = row.find('\t');
    std::string out = transliterate(row.substr(0, tab));
    if (tab != std::string_view::npos)
        out += row.substr(tab);
    return out;
}

} // namespace zbirnyk
