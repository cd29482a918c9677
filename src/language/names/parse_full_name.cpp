// The patronymic betrays the order: it is last or follows the given name. Without one, only a table
// can tell the given name from the surname.
#include "language/names/given_names.h"
#include "language/names/word.h"

#include <algorithm>
#include <vector>

namespace zbirnyk {

namespace {

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(' ', end);
    }
    return words;
}

/// Capitalized or in capitals, each hyphenated part made of Ukrainian letters.
bool is_name_word(std::string_view word) {
    for (std::size_t at = 0; at <= word.size();) {
        const std::size_t end = std::min(word.find('-', at), word.size());
        const Word part = read_word(word.substr(at, end - at));
        if (!part.ukrainian || part.size < 2 || part.letter_case == LetterCase::Lower ||
            part.letter_case == LetterCase::Mixed) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

bool is_given(std::string_view word) {
    return gender_of_given_name(read_word(word.substr(0, word.find('-'))).lower()) !=
           Gender::Unknown;
}

bool is_patronymic(std::string_view word) {
    const Word read = read_word(word);
    for (const std::u32string_view suffix :
         {U"ович", U"івна", U"ївна", U"ілліч", U"лукич", U"хомич", U"кузьмич", U"савич"}) {
        if (read.lower().ends_with(suffix)) {
            return true;
        }
    }
    return false;
}

PersonName made(std::string_view surname, std::string_view given, std::string_view patronymic) {
    return {std::string(surname), std::string(given), std::string(patronymic)};
}

std::optional<PersonName> from_three(const std::vector<std::string_view>& words) {
    const bool last = is_patronymic(words[2]) && is_given(words[1]);
    const bool middle = is_patronymic(words[1]) && is_given(words[0]);
    if (last == middle) {
        return std::nullopt;
    }
    return last ? made(words[0], words[1], words[2]) : made(words[2], words[0], words[1]);
}

std::optional<PersonName> from_two(const std::vector<std::string_view>& words) {
    const bool first = is_given(words[0]), second = is_given(words[1]);
    if (first == second || is_patronymic(words[0]) || is_patronymic(words[1])) {
        return std::nullopt;
    }
    return first ? made(words[1], words[0], "") : made(words[0], words[1], "");
}

} // namespace

std::optional<PersonName> parse_full_name(std::string_view text) {
    const std::vector<std::string_view> words = split_words(text);
    for (const std::string_view word : words) {
        if (!is_name_word(word)) {
            return std::nullopt;
        }
    }
    if (words.size() == 3) {
        return from_three(words);
    }
    return words.size() == 2 ? from_two(words) : std::nullopt;
}

} // namespace zbirnyk
