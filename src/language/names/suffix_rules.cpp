#include "language/names/suffix_rules.h"

#include "language/names/word.h"

namespace zbirnyk {

namespace {

bool fits(std::u32string_view word, const SuffixRule& rule, int syllables) {
    if (word.size() <= rule.cut) {
        return false;
    }
    switch (rule.suffix.front()) {
    case U'^':
        return word == rule.suffix.substr(1);
    case U'1':
        return syllables <= 1 && word.ends_with(rule.suffix.substr(1));
    default:
        return word.ends_with(rule.suffix);
    }
}

/// A whole word counts as longer than its letters, a rule for one syllable as more than any.
std::size_t weight(const SuffixRule& rule) {
    return 2 * rule.suffix.size() - (rule.suffix.front() == U'1' ? 1 : 0);
}

} // namespace

const SuffixRule* find_rule(std::u32string_view word, std::span<const SuffixRule> rules) {
    return find_rule(word, rules, {});
}

const SuffixRule* find_rule(
    std::u32string_view word,
    std::span<const SuffixRule> special,
    std::span<const SuffixRule> common) {
    if (word.empty()) {
        return nullptr;
    }
    const int syllables = count_syllables(word);
    const SuffixRule* best = nullptr;
    for (const std::span<const SuffixRule> rules : {special, common}) {
        for (const SuffixRule& rule : rules) {
            if (rule.suffix.back() == word.back() && (!best || weight(rule) > weight(*best)) &&
                fits(word, rule, syllables)) {
                best = &rule;
            }
        }
    }
    return best;
}

} // namespace zbirnyk
