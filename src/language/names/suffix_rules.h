#pragma once

#include "language/names/paradigm.h"

#include <span>

namespace zbirnyk {

/// How far a rule can be relied on; the other values name the only cases in which it cannot.
enum class Trust : std::uint8_t { Sure, Unsure, UnsureVocative, UnsureInstrumental };

/// Names that end in `suffix` lose their last `cut` letters, get `restored` instead, and decline by
/// `paradigm`. The suffix is in lower case; with ^ at its start it is the whole word, with 1 the
/// word has one syllable (Цой, but Толстой).
struct SuffixRule {
    std::u32string_view suffix;
    Paradigm paradigm = Paradigm::Indeclinable;
    std::uint8_t cut = 0;
    Trust trust = Trust::Sure;
    std::u32string_view restored = {};
};

/// The rule with the longest fitting suffix, one for words of one syllable before others; nothing
/// when none fits.
const SuffixRule* find_rule(std::u32string_view word, std::span<const SuffixRule> rules);

/// Of both tables; the first wins where the suffixes are equally long.
const SuffixRule* find_rule(
    std::u32string_view word,
    std::span<const SuffixRule> special,
    std::span<const SuffixRule> common);

/// Masculine nouns on a consonant or -о, -а, -я as surnames and given names have them.
std::span<const SuffixRule> masculine_rules();
std::span<const SuffixRule> masculine_surname_rules();
std::span<const SuffixRule> masculine_given_rules();
std::span<const SuffixRule> masculine_patronymic_rules();
std::span<const SuffixRule> feminine_surname_rules();
std::span<const SuffixRule> feminine_given_rules();
std::span<const SuffixRule> feminine_patronymic_rules();

} // namespace zbirnyk
