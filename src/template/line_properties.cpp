#include "template/line_properties.h"

#include "base/utf8.h"

#include <charconv>

namespace zbirnyk {

namespace {

constexpr std::string_view Blanks = " \t\r\n";

/// "80%" is 0.8; within [least, most].
bool parse_share(Setting& setting, std::string_view value, double least, double most) {
    double percent = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), percent);
    const bool zero = percent == 0 && end == value.data() + value.size();
    const bool marked = end + 1 == value.data() + value.size() && *end == '%';
    setting.share = percent / 100;
    return error == std::errc{} && (marked || zero) && setting.share >= least &&
           setting.share <= most;
}

/// CSS hyphenate-limit-chars: the word, before and after; the last is as the one before it.
bool parse_limit_chars(Setting& setting, std::string_view value) {
    for (const std::string_view word : words_of(value)) {
        const std::optional<int> number = parse_integer(word);
        if (!number || *number < 1 || *number > 100)
            return false;
        setting.numbers.push_back(*number);
    }
    return !setting.numbers.empty() && setting.numbers.size() <= 3;
}

/// `allow`, `none`, or any number of: `start` or `end`, characters, a percentage.
bool parse_hanging(Setting& setting, std::string_view value) {
    const std::vector<std::string_view> words = words_of(value);
    if (words.size() == 1 && words[0] == "allow")
        return true;
    HangingPunctuation& hangs = setting.hangs.emplace();
    if (words.size() == 1 && words[0] == "none")
        return true;
    for (std::size_t i = 0; i < words.size(); i += 3) {
        if (i + 2 >= words.size() || (words[i] != "start" && words[i] != "end"))
            return false;
        if (!parse_share(setting, words[i + 2], 0, 1))
            return false;
        std::vector<Hang>& side = words[i] == "start" ? hangs.start : hangs.end;
        const int percent = static_cast<int>(setting.share * 100 + 0.5);
        for (const char32_t character : to_utf32(words[i + 1]))
            side.push_back({character, percent});
    }
    return !words.empty();
}

double in_em(const Setting& setting, const Style& style) {
    return setting.lengths[0].em +
           to_points(setting.lengths[0].absolute) / to_points(style.font_size);
}

} // namespace

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(Blanks, at)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(Blanks, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::optional<int> parse_integer(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

TextAlign text_align_of(int choice) {
    constexpr TextAlign Values[] = {
        TextAlign::Start,
        TextAlign::End,
        TextAlign::Start,
        TextAlign::End,
        TextAlign::Center,
        TextAlign::Justify};
    return Values[choice];
}

bool is_line_property(Property property) {
    switch (property) {
    case Property::WordSpacingMin:
    case Property::WordSpacingMax:
    case Property::LetterSpacingMin:
    case Property::LetterSpacingMax:
    case Property::FontExpansion:
    case Property::HyphenateLimitChars:
    case Property::HyphenateLimitZone:
    case Property::HangingPunctuation:
        return true;
    default:
        return false;
    }
}

bool parse_line_property(Setting& setting, std::string_view value) {
    switch (setting.property) {
    case Property::WordSpacingMin:
        return parse_share(setting, value, 0.2, 1);
    case Property::WordSpacingMax:
        return parse_share(setting, value, 1, 10);
    case Property::FontExpansion:
        return parse_share(setting, value, 0, 0.1);
    case Property::HyphenateLimitChars:
        return parse_limit_chars(setting, value);
    case Property::HangingPunctuation:
        return parse_hanging(setting, value);
    default:
        break;
    }
    const std::optional<Dimension> length = parse_dimension(value);
    setting.lengths = {length.value_or(Dimension{})};
    const bool negative = length && (length->em < 0 || length->absolute < Length{});
    const bool positive = length && (length->em > 0 || length->absolute > Length{});
    return length && !(setting.property == Property::LetterSpacingMin ? positive : negative);
}

std::string_view line_property_hint(Property property) {
    switch (property) {
    case Property::WordSpacingMin:
        return "write a percentage from 20% to 100%";
    case Property::WordSpacingMax:
        return "write a percentage from 100% to 1000%";
    case Property::FontExpansion:
        return "write a percentage up to 10%, such as `1.5%`";
    case Property::LetterSpacingMin:
        return "write 0 or a negative length, such as `-0.01em`";
    case Property::LetterSpacingMax:
    case Property::HyphenateLimitZone:
        return "write a length that is not negative";
    case Property::HyphenateLimitChars:
        return "write one to three numbers, such as `5 2 2`";
    case Property::HangingPunctuation:
        return "write `allow`, `none`, or such as `start «„ 30% end -,. 50%`";
    default:
        return {};
    }
}

void apply_line_setting(const Setting& setting, Length length, Style& style) {
    switch (setting.property) {
    case Property::TextAlignLast:
        style.text_align_last = text_align_of(setting.number);
        break;
    case Property::WordSpacingMin:
        style.justification.word_spacing_min = setting.share;
        break;
    case Property::WordSpacingMax:
        style.justification.word_spacing_max = setting.share;
        break;
    case Property::LetterSpacingMin:
        style.justification.letter_spacing_min = in_em(setting, style);
        break;
    case Property::LetterSpacingMax:
        style.justification.letter_spacing_max = in_em(setting, style);
        break;
    case Property::FontExpansion:
        style.justification.font_expansion = setting.share;
        break;
    case Property::HyphenateLimitLines:
        style.hyphenation.lines = setting.number;
        break;
    case Property::HyphenateLimitChars: {
        const std::vector<int>& numbers = setting.numbers;
        style.hyphenation.word = numbers[0];
        if (numbers.size() > 1) {
            style.hyphenation.before = numbers[1];
            style.hyphenation.after = numbers.back();
        }
        break;
    }
    case Property::HyphenateLimitZone:
        style.hyphenation.zone = length;
        break;
    case Property::HangingPunctuation:
        style.hanging_punctuation = setting.hangs;
        break;
    default:
        break;
    }
}

} // namespace zbirnyk
