// What only the author can decide: letters of the wrong alphabet, hyphens of older line breaks.

#include "base/utf8.h"
#include "language/look_alikes.h"
#include "language/segment.h"
#include "language/typography/passage.h"

#include <algorithm>

namespace zbirnyk {

namespace {

WarningKind mixture(std::string_view word) {
    bool latin_twins = true, cyrillic_twins = true;
    for (const char32_t c : to_utf32(word)) {
        if (is_cyrillic_letter(c))
            cyrillic_twins = cyrillic_twins && CyrillicTwins.find(c) != std::u32string_view::npos;
        else if (is_latin_letter(c))
            latin_twins = latin_twins && LatinTwins.find(c) != std::u32string_view::npos;
    }
    if (latin_twins)
        return WarningKind::LatinLookAlike;
    return cyrillic_twins ? WarningKind::CyrillicLookAlike : WarningKind::MixedScripts;
}

/// "I квартал": a Roman numeral before a noun that is counted so.
bool is_numbered(std::string_view noun) {
    constexpr std::string_view Stems[] = {
        "квартал", "півріч", "етап", "тур",    "ступ",   "категор", "рівн",     "груп",
        "клас",    "курс",   "том",  "розділ", "частин", "століт",  "семестр",  "пленум",
        "з’їзд",   "сесі",   "наук", "міжнар", "Міжнар", "всеукр",  "Всеукраїн"};
    return std::any_of(std::begin(Stems), std::end(Stems), [noun](std::string_view stem) {
        return noun.starts_with(stem);
    });
}

/// A Latin letter alone between Cyrillic words, where Ukrainian has a word of one letter.
bool is_lone_twin(const Passage& passage, std::size_t i) {
    constexpr std::u32string_view Words = U"iayoIAYO";
    const auto cyrillic_at = [&](std::size_t k) {
        return passage.is(k, TokenKind::Word) && passage[k].cyrillic;
    };
    return passage[i].letters == 1 && Words.find(passage[i].first) != std::u32string_view::npos &&
           passage.spaced(i) && passage.spaced(i + 1) && cyrillic_at(i + 1) &&
           !(passage[i].first == U'I' && is_numbered(passage.view(i + 1))) &&
           (i == 0 || cyrillic_at(i - 1) || passage.is(i - 1, TokenKind::Mark));
}

bool is_small_cyrillic(const Passage& passage, std::size_t i) {
    return passage.is(i, TokenKind::Word) && passage[i].cyrillic && !passage[i].latin;
}

/// "програ-мування": a verbal noun after a vowel that links no compound (о and е link, і ends
/// міні).
bool is_cut_noun(std::string_view head, std::string_view tail) {
    constexpr std::string_view Vowels[] = {"а", "я", "и", "у", "ю", "ї"};
    constexpr std::string_view Ends[] = {
        "ння", "нню", "нням", "ція", "ції", "цію", "ність", "ності"};
    const auto ends = [](std::string_view text, const auto& list) {
        return std::any_of(std::begin(list), std::end(list), [text](std::string_view end) {
            return text.ends_with(end);
        });
    };
    return ends(head, Vowels) && ends(tail, Ends);
}

void take_hyphen(Passage& passage, std::size_t i) {
    if (!passage.is_char(i, U'-') || !passage.joined(i) || !is_small_cyrillic(passage, i - 1) ||
        !is_small_cyrillic(passage, i + 1) || passage[i + 1].capital || passage[i - 1].capitals)
        return;
    const bool joined = passage.joined(i + 1);
    const std::string_view head = passage.view(i - 1), tail = passage.view(i + 1);
    if (passage.options->is_word) {
        const std::string whole = std::string(head).append(tail);
        const std::string hyphenated = std::string(head).append("-").append(tail);
        if (passage.options->is_word(whole) && !passage.options->is_word(hyphenated)) {
            passage.replace(i, "", CleaningRule::Joins);
            passage.set_gap(i + 1, GapWish::Closed, CleaningRule::Joins);
        }
        return;
    }
    if (!passage.wants(CleaningRule::Joins))
        return;
    const bool suspended = tail == "і" || tail == "й" || tail == "та" || tail == "або" ||
                           tail == "чи" || tail == "до" || tail == "а" || tail == "але";
    const bool stray =
        joined ? is_word_ending(tail) || is_cut_noun(head, tail) : !suspended && head.size() > 2;
    if (stray)
        passage.warn(passage[i - 1].begin, passage[i + 1].end, WarningKind::StrayHyphen);
}

} // namespace

void find_suspicious_words(Passage& passage) {
    const bool ukrainian = passage.language == CleaningLanguage::Ukrainian;
    for (std::size_t i = 0; i < passage.size(); ++i) {
        const Token& token = passage[i];
        if (token.kind == TokenKind::Word) {
            if (token.cyrillic && token.latin)
                passage.warn(token.begin, token.end, mixture(passage.view(i)));
            else if (ukrainian && token.latin && is_lone_twin(passage, i))
                passage.warn(token.begin, token.end, WarningKind::LatinLookAlike);
        } else if (token.kind == TokenKind::Dash && ukrainian) {
            take_hyphen(passage, i);
        }
    }
}

} // namespace zbirnyk
