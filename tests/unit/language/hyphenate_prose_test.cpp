// Every word of the prose against rules written here anew: the checker knows nothing of the module
// but its points, and applies the patterns of the dictionary by itself.

#include "base/utf8.h"
#include "language/hyphenation/hyphenate.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace zbirnyk;

namespace {

using Points = std::set<std::size_t>;

std::u32string lower(std::u32string text) {
    for (char32_t& c : text) {
        if (c >= U'А' && c <= U'Я')
            c += 32;
        else if (c >= 0x400 && c < 0x410)
            c += 80;
        else if (c == U'Ґ')
            c = U'ґ';
    }
    return text;
}

bool letter(char32_t c) {
    return (c >= U'а' && c <= U'я') || (c >= 0x450 && c <= 0x45F) || c == U'ґ';
}

bool apostrophe(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'ʼ';
}

bool vowel(char32_t c) {
    return std::u32string_view(U"аеєиіїоуюяёыэ").find(c) != std::u32string_view::npos;
}

/// Letter number i: how many letters stand before it in a word without hyphens.
struct PlainWord {
    std::u32string letters; ///< small, with U+0027, without stress marks
    std::vector<std::size_t> offsets;
    bool abbreviation = false;
};

PlainWord plain(const std::string& word) {
    PlainWord out;
    std::size_t at = 0;
    for (const char32_t c : to_utf32(word)) {
        std::string bytes;
        append_utf8(bytes, c);
        if (c != 0x301) {
            const char32_t small = lower(std::u32string(1, c))[0];
            out.abbreviation = out.abbreviation || (!out.letters.empty() && small != c);
            out.letters += apostrophe(c) ? U'\'' : small;
            out.offsets.push_back(at);
        }
        at += bytes.size();
    }
    return out;
}

bool side_may_stand(std::u32string_view side) {
    const auto letters = std::count_if(side.begin(), side.end(), letter);
    return letters >= 2 && std::any_of(side.begin(), side.end(), vowel);
}

bool is_prefix(std::u32string_view head) {
    static const std::set<std::u32string_view> prefixes{
        U"від",   U"під",   U"над",   U"перед",   U"од",      U"серед",  U"спід", U"понад",
        U"попід", U"непід", U"невід", U"перепід", U"співпід", U"безвід", U"ви",   U"за",
        U"до",    U"по",    U"при",   U"про",     U"пере",    U"на",     U"зна",  U"ді",
        U"піді",  U"обі",   U"розі",  U"наді",    U"зі",      U"уві",    U"віді"};
    return prefixes.count(head) > 0;
}

/// The orthography's rules for a break before letter i.
bool legal(std::u32string_view word, std::size_t i) {
    const char32_t before = word[i - 1], after = word[i];
    const std::u32string_view head = word.substr(0, i);
    if (!side_may_stand(head) || !side_may_stand(word.substr(i)))
        return false;
    if (after == U'ь' || after == U'\'')
        return false;
    if ((before == U'ь' || before == U'й') && after == U'о')
        return false;
    if (before == U'д' && (after == U'ж' || after == U'з') && !is_prefix(head))
        return false;
    // кіль-це, бур’-ян: what ь or the apostrophe closes stays with the vowel before it.
    const char32_t second = i + 1 < word.size() ? word[i + 1] : U' ';
    const bool soft = second == U'ь' && i + 2 < word.size() && !vowel(word[i + 2]);
    if (vowel(before) && (second == U'\'' || soft))
        return false;
    if (before == U'й' && vowel(after) && head != U"най")
        return false;
    return after != U'й' || vowel(word[i + 1]) || is_prefix(head);
}

/// The patterns as the dictionary writes them, each tried at each place.
std::map<std::u32string, std::vector<int>> read_patterns() {
    std::map<std::u32string, std::vector<int>> patterns;
    std::ifstream file("/usr/share/hyphen/hyph_uk_UA.dic");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::u32string letters;
        std::vector<int> levels{0};
        for (const char32_t c : to_utf32(line)) {
            if (c >= U'0' && c <= U'9') {
                levels.back() = static_cast<int>(c - U'0');
            } else if (c > U' ') {
                letters += c;
                levels.push_back(0);
            }
        }
        patterns[letters] = levels;
    }
    return patterns;
}

Points matched(const std::u32string& word) {
    static const auto patterns = read_patterns();
    const std::u32string edged = U"." + word + U".";
    std::vector<int> levels(edged.size() + 1);
    for (std::size_t from = 0; from < edged.size(); ++from)
        for (std::size_t size = 1; size <= std::min<std::size_t>(16, edged.size() - from); ++size) {
            const auto found = patterns.find(edged.substr(from, size));
            if (found == patterns.end())
                continue;
            for (std::size_t k = 0; k <= size; ++k)
                levels[from + k] = std::max(levels[from + k], found->second[k]);
        }
    Points points;
    for (std::size_t i = 1; i < word.size(); ++i)
        if (levels[i + 1] % 2 == 1)
            points.insert(i);
    return points;
}

/// Words of Cyrillic letters and apostrophes with the hyphens between them, each once.
std::set<std::string> words_of_prose() {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/ua-gec_all.txt");
    std::stringstream content;
    content << file.rdbuf();
    std::set<std::string> words;
    std::string word;
    for (const char32_t c : to_utf32(content.str())) {
        const bool inside = letter(lower(std::u32string(1, c))[0]) ||
                            (!word.empty() && (apostrophe(c) || c == 0x301 || c == U'-'));
        if (inside) {
            append_utf8(word, c);
        } else {
            words.insert(word);
            word.clear();
        }
    }
    words.erase("");
    return words;
}

Points found_in(
    const Hyphenator& hyphenator, const std::string& word, std::size_t begin, std::size_t end) {
    Points points;
    for (const std::uint32_t point : hyphenator.all_points(word, "uk"))
        if (point > begin && point < end)
            points.insert(point - begin);
    return points;
}

struct Score {
    int allowed = 0, found = 0, illegal = 0, words = 0;
};

/// A part between hyphens that ends without an apostrophe.
void score_part(
    const Hyphenator& hyphenator,
    const std::string& word,
    std::size_t begin,
    std::size_t end,
    Score& score) {
    const PlainWord part = plain(word.substr(begin, end - begin));
    const Points found = found_in(hyphenator, word, begin, end);
    Points allowed;
    if (!part.abbreviation && !part.letters.empty())
        for (std::size_t i = 1; i < part.letters.size(); ++i)
            if (legal(part.letters, i))
                allowed.insert(part.offsets[i]);
    for (const std::size_t point : found)
        if (allowed.count(point) == 0) {
            ++score.illegal;
            MESSAGE("illegal: " << word << " at byte " << begin + point);
        }
    for (const std::size_t i : matched(part.letters)) {
        if (allowed.count(part.offsets[i]) == 0)
            continue;
        ++score.allowed;
        score.found += static_cast<int>(found.count(part.offsets[i]));
    }
}

Score score_words(const Hyphenator& hyphenator, const std::set<std::string>& words) {
    Score score;
    for (const std::string& word : words) {
        ++score.words;
        for (std::size_t begin = 0; begin <= word.size();) {
            const std::size_t end = std::min(word.find('-', begin), word.size());
            score_part(hyphenator, word, begin, end, score);
            begin = end + 1;
        }
    }
    return score;
}

const Hyphenator& installed() {
    static const Hyphenator hyphenator = [] {
        Diagnostics diagnostics;
        return Hyphenator::load(*make_disk_file_system(), diagnostics);
    }();
    return hyphenator;
}

} // namespace

TEST_CASE("hyphenation of the prose: no illegal point, and nearly all of the allowed ones") {
    const Score score = score_words(installed(), words_of_prose());
    MESSAGE(score.words << " words, " << score.found << " of " << score.allowed << " points");
    CHECK(score.words > 20000);
    CHECK(score.illegal == 0);
    CHECK(score.allowed > 60000);
    CHECK(score.found >= score.allowed * 0.98);
}

TEST_CASE("hyphenation of the prose by rules alone: no illegal point") {
    Diagnostics diagnostics;
    const Hyphenator rules = Hyphenator::load(*make_memory_file_system({}), diagnostics);
    const Score score = score_words(rules, words_of_prose());
    MESSAGE(score.found << " of " << score.allowed << " points");
    CHECK(score.illegal == 0);
    CHECK(score.found >= score.allowed * 0.6);
}

TEST_CASE("hyphenation of the prose: apostrophes and stress marks change no point") {
    int compared = 0;
    for (const std::string& word : words_of_prose()) {
        const PlainWord letters = plain(word);
        const std::size_t apostrophe_at = letters.letters.find(U'\'');
        const bool has = apostrophe_at != std::u32string::npos;
        if (!has && compared % 7 != 0 && compared > 100) {
            ++compared;
            continue;
        }
        ++compared;
        const auto marked = [](const std::string& text) {
            return hyphenate_row(installed(), text);
        };
        // Stress on the last vowel.
        std::size_t stressed = letters.letters.size();
        for (std::size_t i = 0; i < letters.letters.size(); ++i)
            if (vowel(letters.letters[i]))
                stressed = i;
        if (stressed < letters.letters.size() && word.find('-') == std::string::npos) {
            const std::size_t byte = letters.offsets[stressed] + 2;
            std::string with = word;
            with.insert(byte, "\u0301");
            std::string without = marked(with);
            without.erase(without.find("\u0301"), 2);
            CHECK(without == marked(word));
        }
        if (!has)
            continue;
        const std::size_t byte = letters.offsets[apostrophe_at];
        const std::size_t size = word[byte] == '\'' ? 1 : word.compare(byte, 2, "ʼ") == 0 ? 2 : 3;
        const std::size_t points = installed().all_points(word, "uk").size();
        for (const char* other : {"'", "’", "ʼ", "‘", "′", "`", "´"}) {
            std::string with = word;
            with.replace(byte, size, other);
            CHECK(installed().all_points(with, "uk").size() == points);
        }
    }
    CHECK(compared > 20000);
}

TEST_CASE("hyphenation: double surnames part by part") {
    std::vector<std::string> names;
    for (const std::string& word : words_of_prose())
        if (names.size() < 400 && word.find('-') == std::string::npos && word.size() > 12)
            names.push_back(word);
    REQUIRE(names.size() == 400);
    for (std::size_t i = 0; i + 1 < names.size(); ++i)
        CHECK(
            hyphenate_row(installed(), names[i] + "-" + names[i + 1]) ==
            hyphenate_row(installed(), names[i]) + "-" + hyphenate_row(installed(), names[i + 1]));
}
