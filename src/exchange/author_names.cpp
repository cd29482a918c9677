#include "exchange/abstract_head.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

// Names of persons at the head of an abstract. Three forms are common: surname and initials,
// initials and surname, and the whole name, which a patronymic gives away. A line counts only when
// all of it is names: a post or an institution between commas makes it something else.

namespace zbirnyk {
namespace {

bool is_capital(char32_t letter) {
    return (letter >= U'A' && letter <= U'Z') || (letter >= U'А' && letter <= U'Я') ||
           (letter >= U'\u00C0' && letter <= U'\u00DE' && letter != U'\u00D7') || letter == U'Є' ||
           letter == U'І' || letter == U'Ї' || letter == U'Ґ';
}

bool is_small(char32_t letter) {
    return (letter >= U'a' && letter <= U'z') || (letter >= U'а' && letter <= U'я') ||
           (letter >= U'\u00DF' && letter <= U'\u017F') || letter == U'є' || letter == U'і' ||
           letter == U'ї' || letter == U'ґ';
}

bool is_joint(char32_t letter) {
    return letter == U'-' || letter == U'\'' || letter == U'\u2019' || letter == U'\u02BC' ||
           letter == U'\u2011';
}

/// "О." or "Дж."
bool is_initial(std::u32string_view word) {
    if (word.size() < 2 || word.size() > 3 || word.back() != U'.' || !is_capital(word[0])) {
        return false;
    }
    return word.size() == 2 || is_small(word[1]);
}

/// A capital and small letters, with joints; or capitals throughout ("ПОЛІЩУК").
bool is_name(std::u32string_view word) {
    if (word.size() < 2 || !is_capital(word[0]) || is_joint(word.back())) {
        return false;
    }
    return std::all_of(word.begin(), word.end(), [](char32_t letter) {
        return is_capital(letter) || is_small(letter) || is_joint(letter);
    });
}

bool is_patronymic(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 5> Endings = {
        U"вич", U"лліч", U"мич", U"івна", U"ївна"};
    return is_name(word) && std::any_of(Endings.begin(), Endings.end(), [&](auto ending) {
               return word.ends_with(ending);
           });
}

bool is_blank(char32_t letter) {
    return letter == U' ' || letter == U'\u00A0' || letter == U'\u202F' || letter == U'\t';
}

/// Words, with a cut after the full stop of an initial: "Поліщук А.Б." has three.
std::vector<std::u32string> split_words(std::u32string_view text) {
    std::vector<std::u32string> result(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_blank(text[i])) {
            result.emplace_back();
            continue;
        }
        result.back() += text[i];
        if (text[i] == U'.' && i + 1 < text.size() && is_capital(text[i + 1])) {
            result.emplace_back();
        }
    }
    std::erase_if(result, [](const std::u32string& word) { return word.empty(); });
    return result;
}

std::optional<FoundAuthor> read_author(std::u32string_view text) {
    const std::vector<std::u32string> words = split_words(text);
    const std::size_t count = words.size();
    const auto at = [&](std::size_t i) { return to_utf8(words[i]); };
    if (count == 2 && is_name(words[0]) && is_initial(words[1])) {
        return FoundAuthor{at(0), at(1), {}};
    }
    if (count == 2 && is_initial(words[0]) && is_name(words[1])) {
        return FoundAuthor{at(1), at(0), {}};
    }
    if (count != 3) {
        return std::nullopt;
    }
    if (is_name(words[0]) && is_initial(words[1]) && is_initial(words[2])) {
        return FoundAuthor{at(0), at(1), at(2)};
    }
    if (is_initial(words[0]) && is_initial(words[1]) && is_name(words[2])) {
        return FoundAuthor{at(2), at(0), at(1)};
    }
    if (is_name(words[0]) && is_name(words[1]) && is_patronymic(words[2])) {
        return FoundAuthor{at(0), at(1), at(2)};
    }
    if (is_name(words[0]) && is_patronymic(words[1]) && is_name(words[2])) {
        return FoundAuthor{at(2), at(0), at(1)};
    }
    return std::nullopt;
}

} // namespace

std::vector<FoundAuthor> read_authors(std::string_view line) {
    std::u32string text = to_utf32(line);
    for (const std::u32string_view joint : {U" та ", U" і ", U" й ", U" and ", U";"}) {
        for (std::size_t at = text.find(joint); at != std::u32string::npos; at = text.find(joint)) {
            text.replace(at, joint.size(), U",");
        }
    }
    std::vector<FoundAuthor> authors;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(U',', begin), text.size());
        const std::u32string_view piece = std::u32string_view(text).substr(begin, end - begin);
        begin = end + 1;
        if (std::all_of(piece.begin(), piece.end(), is_blank)) {
            continue;
        }
        auto author = read_author(piece);
        if (!author) {
            return {};
        }
        authors.push_back(std::move(*author));
    }
    return authors;
}

} // namespace zbirnyk
