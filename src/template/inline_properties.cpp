#include "template/inline_properties.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace zbirnyk {

namespace {

constexpr std::string_view Blanks = " \t\r\n";
constexpr int MostLetterLines = 12;

/// The next word of `text`, which loses it; one in single quotes may hold blanks and commas.
std::string_view take_word(std::string_view& text) {
    const std::size_t begin = text.find_first_not_of(Blanks);
    if (begin == std::string_view::npos) {
        text = {};
        return {};
    }
    text.remove_prefix(begin);
    std::size_t end = text.size();
    if (text.front() == '\'')
        end = std::min(text.find('\'', 1), text.size() - 1) + 1;
    else if (text.front() == ',')
        end = 1;
    else
        end = std::min(text.find_first_of(" \t\r\n,"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

bool is_quoted(std::string_view word) {
    return word.size() > 2 && word.front() == '\'' && word.back() == '\'';
}

std::optional<TabStop::Align> tab_align(std::string_view word) {
    constexpr std::string_view Names[] = {"start", "center", "end", "decimal"};
    const auto* const found = std::find(std::begin(Names), std::end(Names), word);
    if (found == std::end(Names))
        return std::nullopt;
    return static_cast<TabStop::Align>(found - std::begin(Names));
}

struct NumericWord {
    std::string_view word, feature;
    int group; ///< only one word of a group
};

constexpr std::array<NumericWord, 8> NumericWords = {
    {{"lining-nums", "lnum", 0},
     {"oldstyle-nums", "onum", 0},
     {"proportional-nums", "pnum", 1},
     {"tabular-nums", "tnum", 1},
     {"diagonal-fractions", "frac", 2},
     {"stacked-fractions", "afrc", 2},
     {"ordinal", "ordn", 3},
     {"slashed-zero", "zero", 4}}};

} // namespace

std::optional<std::vector<WrittenTabStop>> parse_tab_stops(std::string_view value) {
    std::vector<WrittenTabStop> stops;
    std::string_view word = take_word(value);
    if (word == "none" && take_word(value).empty())
        return stops;
    while (!word.empty()) {
        const std::optional<Dimension> at = parse_dimension(word);
        if (!at)
            return std::nullopt;
        WrittenTabStop stop{*at};
        word = take_word(value);
        if (const auto align = tab_align(word)) {
            stop.align = *align;
            word = take_word(value);
        }
        if (is_quoted(word)) {
            stop.leader = word.substr(1, word.size() - 2);
            word = take_word(value);
        }
        stops.push_back(std::move(stop));
        if (word.empty())
            return stops;
        if (word != ",")
            return std::nullopt;
        word = take_word(value);
    }
    return std::nullopt;
}

std::optional<InitialLetter> parse_initial_letter(std::string_view value) {
    const auto number = [](std::string_view word) {
        int read = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), read);
        const bool whole = error == std::errc{} && end == word.data() + word.size();
        return whole && read >= 1 && read <= MostLetterLines ? read : 0;
    };
    const std::string_view first = take_word(value);
    const std::string_view second = take_word(value);
    if (first == "normal" && second.empty())
        return InitialLetter{};
    const int size = number(first);
    const int sink = second.empty() ? size : number(second);
    if (size == 0 || sink == 0 || sink > size || !take_word(value).empty())
        return std::nullopt;
    return InitialLetter{size, sink};
}

std::optional<std::string> numeric_features(std::string_view value) {
    std::string features;
    std::array<bool, NumericWords.size()> groups{};
    std::string_view word = take_word(value);
    if (word == "normal" && take_word(value).empty())
        return features;
    for (; !word.empty(); word = take_word(value)) {
        const auto* const known =
            std::find_if(NumericWords.begin(), NumericWords.end(), [&](const NumericWord& each) {
                return each.word == word;
            });
        if (known == NumericWords.end() || groups[static_cast<std::size_t>(known->group)])
            return std::nullopt;
        groups[static_cast<std::size_t>(known->group)] = true;
        features.append(features.empty() ? "" : ", ").append(known->feature);
    }
    if (features.empty())
        return std::nullopt;
    return features;
}

std::string_view caps_features(int choice) {
    constexpr std::string_view Features[] = {"", "smcp", "c2sc, smcp", "titl"};
    return Features[choice];
}

} // namespace zbirnyk
