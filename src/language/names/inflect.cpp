#include "language/names/inflect.h"

#include <array>

namespace zbirnyk {

namespace {

/// Velars before -і and before the -е of the vocative (§ 87): Ользі, Олеже.
char32_t changed_consonant(char32_t letter, Paradigm paradigm, char32_t ending) {
    const bool before_i =
        ending == U'і' && (paradigm == Paradigm::FirstHard || paradigm == Paradigm::HardMono);
    const bool before_e = ending == U'е' && paradigm == Paradigm::Hard;
    switch (letter) {
    case U'г':
        return before_i ? U'з' : before_e ? U'ж' : letter;
    case U'к':
        return before_i ? U'ц' : before_e ? U'ч' : letter;
    case U'х':
        return before_i ? U'с' : before_e ? U'ш' : letter;
    default:
        return letter;
    }
}

} // namespace

std::string
inflect(const Word& word, const SuffixRule& rule, Case grammatical_case, DativeStyle dative) {
    if (keeps_nominative(rule.paradigm, grammatical_case)) {
        return std::string(word.text);
    }
    const std::u32string_view ending = case_ending(rule.paradigm, grammatical_case, dative);
    std::array<char32_t, 12> buffer{};
    std::size_t size = 0, cut = rule.cut;
    for (const char32_t letter : rule.restored) {
        buffer[size++] = letter;
    }
    if (!ending.empty() && word.size > cut + 1) {
        const char32_t last = size > 0 ? buffer[size - 1] : word.letters[word.size - cut - 1];
        const char32_t changed = changed_consonant(last, rule.paradigm, ending.front());
        if (changed != last && size > 0) {
            buffer[size - 1] = changed;
        } else if (changed != last) {
            ++cut;
            buffer[size++] = changed;
        }
    }
    for (const char32_t letter : ending) {
        buffer[size++] = letter;
    }
    return with_ending(word, cut, {buffer.data(), size});
}

} // namespace zbirnyk
