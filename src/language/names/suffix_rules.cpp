#include "language/names/suffix_rules.h"

#include "language/names/word.h"

namespace zbirnyk {

namespace {

bool fits(std::u32string_view word, const SuffixRule& rule, bool one_syllable) {
    if (rule.shape == Shape::OneSyllable && !one_syllable) {
        return false;
    }
    return rule.suffix.front() == U'^' ? word == rule.suffix.substr(1)
                                       : word.ends_with(rule.suffix);
}

/// A whole word counts as longer than its letters, a rule for one syllable as more than any.
std::size_t weight(const SuffixRule& rule) {
    return 2 * rule.suffix.size() + (rule.shape == Shape::OneSyllable ? 1 : 0);
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
    const bool one_syllable = count_syllables(word) <= 1;
    const SuffixRule* best = nullptr;
    for (const std::span<const SuffixRule> rules : {special, common}) {
        for (const SuffixRule& rule : rules) {
            if (rule.suffix.back() == word.back() && (!best || weight(rule) > weight(*best)) &&
                fits(word, rule, one_syllable)) {
                best = &rule;
            }
        }
    }
    return best;
}

} // namespace zbirnyk
