#include "read/value_type.h"

#include "language/format.h"
#include "read/xml_characters.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// More names than this help nobody.
constexpr std::size_t ListedNames = 20;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Digits with at most one point between them.
bool is_unsigned_decimal(std::string_view text) {
    const std::size_t point = text.find('.');
    return all_digits(text.substr(0, point)) &&
           (point == std::string_view::npos || all_digits(text.substr(point + 1)));
}

bool is_decimal(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    return is_unsigned_decimal(text);
}

bool is_time(std::string_view text) {
    return text.size() == 5 && text[2] == ':' && all_digits(text.substr(0, 2)) &&
           all_digits(text.substr(3)) && text.substr(0, 2) < "24" && text.substr(3) < "60";
}

bool is_length(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    for (const std::string_view unit : {"pt", "mm", "cm", "em", "%"}) {
        if (text.ends_with(unit)) {
            text.remove_suffix(unit.size());
            // ".5em" is common in style sheets.
            return is_unsigned_decimal(text) ||
                   (text.starts_with('.') && all_digits(text.substr(1)));
        }
    }
    return text == "0";
}

bool is_word(std::string_view text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), is_xml_blank);
}

bool is_color(std::string_view text) {
    if (!text.starts_with('#')) {
        return is_word(text);
    }
    return text.size() == 7 && std::all_of(text.begin() + 1, text.end(), [](char c) {
               return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
           });
}

std::optional<ValueFault> check_date(std::string_view value) {
    if (parse_date(value)) {
        return std::nullopt;
    }
    const bool has_shape = value.size() == 10 && value[4] == '-' && value[7] == '-' &&
                           all_digits(value.substr(0, 4)) && all_digits(value.substr(5, 2)) &&
                           all_digits(value.substr(8));
    return has_shape ? ValueFault{fmt::format("the day `{}` does not exist", value), {}}
                     : ValueFault{
                           fmt::format("`{}` is no date", value),
                           "write year, month and day as in `2020-03-18`"};
}

std::optional<ValueFault> check_path(std::string_view value) {
    if (value.empty()) {
        return ValueFault{"the path is empty", "name a file in the folder of the event"};
    }
    if (value.find('\\') != std::string_view::npos) {
        return ValueFault{fmt::format("`\\` in the path `{}`", value), "write `/` between folders"};
    }
    if (value.starts_with('/') || (value.size() > 1 && value[1] == ':')) {
        return ValueFault{
            fmt::format("the path `{}` is absolute", value),
            "write it relative to the folder of this file"};
    }
    return std::nullopt;
}

std::optional<ValueFault>
fault_unless(bool right, std::string_view value, std::string_view what, std::string hint) {
    if (right) {
        return std::nullopt;
    }
    return ValueFault{fmt::format("`{}` is {}", value, what), std::move(hint)};
}

std::optional<ValueFault> check_choice(std::string_view value, std::string_view choices) {
    const auto allowed = split_choices(choices);
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) {
        return std::nullopt;
    }
    const std::string guess = did_you_mean(value, allowed);
    return ValueFault{
        fmt::format("the value `{}` is not known here", value),
        guess.empty() ? "one of " + list_names(allowed) : guess};
}

} // namespace

std::vector<std::string_view> split_choices(std::string_view choices) {
    std::vector<std::string_view> result;
    while (!choices.empty()) {
        const std::size_t bar = std::min(choices.find('|'), choices.size());
        result.push_back(choices.substr(0, bar));
        choices.remove_prefix(std::min(bar + 1, choices.size()));
    }
    return result;
}

std::vector<std::string_view> split_words(std::string_view value) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < value.size();) {
        if (is_xml_blank(value[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < value.size() && !is_xml_blank(value[end])) {
            ++end;
        }
        words.push_back(value.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string list_names(const std::vector<std::string_view>& names) {
    std::string result;
    for (std::size_t i = 0; i < std::min(names.size(), ListedNames); ++i) {
        result += fmt::format("{}`{}`", i == 0 ? "" : ", ", names[i]);
    }
    return names.size() > ListedNames ? result + " …" : result;
}

std::optional<ValueFault>
check_value(std::string_view value, ValueType type, std::string_view choices) {
    switch (type) {
    case ValueType::Text:
    case ValueType::Verbatim:
    case ValueType::Pattern:
    case ValueType::Ids:
        return std::nullopt;
    case ValueType::Name:
    case ValueType::Id:
    case ValueType::IdRef:
        return fault_unless(is_word(value), value, "no name", "write one word without blanks");
    case ValueType::Choice:
        return check_choice(value, choices);
    case ValueType::Boolean:
        return check_choice(value, "true|false");
    case ValueType::Language:
        return check_choice(value, "uk|en|de");
    case ValueType::Integer:
        return fault_unless(
            all_digits(value), value, "no whole number", "write digits alone, as in `12`");
    case ValueType::Decimal:
        return fault_unless(
            is_decimal(value), value, "no number", "write digits and a point, as in `1187400.50`");
    case ValueType::Date:
        return check_date(value);
    case ValueType::Time:
        return fault_unless(
            is_time(value), value, "no time", "write hours and minutes as in `09:30`");
    case ValueType::Path:
        return check_path(value);
    case ValueType::Length:
        return fault_unless(
            is_length(value), value, "no length", "write a number with pt, mm, cm, em or %");
    case ValueType::Color:
        return fault_unless(
            is_color(value), value, "no colour", "write `#rrggbb` or the name of a colour");
    case ValueType::Expression:
        return trim_xml_blanks(value).empty()
                   ? std::optional(ValueFault{"the expression is empty", "write an XPath"})
                   : std::nullopt;
    }
    return std::nullopt;
}

} // namespace zbirnyk
