#include "model/number_pattern.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

std::optional<NumberPattern> NumberPattern::parse(std::string_view text) {
    using Kind = Part::Kind;
    constexpr std::size_t MostDigits = 9;
    NumberPattern pattern;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::string_view plain = text.substr(0, open);
        if (plain.find('}') != std::string_view::npos)
            return std::nullopt;
        if (!plain.empty())
            pattern.parts_.push_back({Kind::Text, std::string(plain)});
        if (open == std::string_view::npos)
            break;
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            return std::nullopt;
        const std::string_view field = text.substr(open + 1, close - open - 1);
        if (field == "year")
            pattern.parts_.push_back({Kind::Year, {}});
        else if (field == "check")
            pattern.parts_.push_back({Kind::Check, {}});
        else if (
            !field.empty() && field.size() <= MostDigits &&
            field.find_first_not_of('0') == std::string_view::npos)
            pattern.parts_.push_back({Kind::Sequence, {}, field.size()});
        else
            return std::nullopt;
        text.remove_prefix(close + 1);
    }
    const auto count = [&](Kind kind) {
        return std::ranges::count(pattern.parts_, kind, &Part::kind);
    };
    const bool check_is_last =
        count(Kind::Check) == 0 ||
        (count(Kind::Check) == 1 && pattern.parts_.back().kind == Kind::Check);
    if (count(Kind::Sequence) != 1 || !check_is_last)
        return std::nullopt;
    return pattern;
}

std::string NumberPattern::number(std::int64_t sequence, std::string_view issued) const {
    std::string number;
    for (const Part& part : parts_) {
        switch (part.kind) {
        case Part::Kind::Text:
            number += part.text;
            break;
        case Part::Kind::Sequence:
            number += fmt::format("{:0{}}", sequence, part.digits);
            break;
        case Part::Kind::Year:
            number += issued.substr(0, issued.find('-'));
            break;
        case Part::Kind::Check:
            number += check_digit(number);
            break;
        }
    }
    return number;
}

char check_digit(std::string_view digits) {
    int product = 10;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            continue;
        int sum = (product + (c - '0')) % 10;
        sum = sum == 0 ? 10 : sum;
        product = sum * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

} // namespace zbirnyk
