#include "graphics/svg_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace zbirnyk {

namespace {

/// Larger coordinates are no picture and would overflow lengths on paper.
constexpr double LargestNumber = 1e7;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    }
    return result;
}

/// The length of the number at the start of `text` by the grammar of path data.
std::size_t number_length(std::string_view text) {
    std::size_t at = 0;
    const auto skip_digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && is_digit(text[at])) {
            ++at;
        }
        return at - begin;
    };
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        ++at;
    }
    std::size_t digits = skip_digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits += skip_digits();
    }
    if (digits == 0) {
        return 0;
    }
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        const std::size_t mantissa = at++;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
            ++at;
        }
        // "1em" is a number and a unit.
        if (skip_digits() == 0) {
            at = mantissa;
        }
    }
    return at;
}

struct Unit {
    std::string_view name;
    double pixels;
};

constexpr std::array<Unit, 6> Units{
    {{"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}}};

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

Matrix rotation(double degrees) {
    // Right angles are frequent and must leave coordinates exact.
    const double turns = std::fmod(std::fmod(degrees, 360) + 360, 360);
    if (turns == 0) {
        return {};
    }
    if (turns == 90) {
        return {0, 1, -1, 0, 0, 0};
    }
    if (turns == 180) {
        return {-1, 0, 0, -1, 0, 0};
    }
    if (turns == 270) {
        return {0, -1, 1, 0, 0, 0};
    }
    const double c = std::cos(radians(degrees));
    const double s = std::sin(radians(degrees));
    return {c, s, -s, c, 0, 0};
}

std::optional<Matrix> transform_of(std::string_view name, const std::vector<double>& v) {
    const std::size_t count = v.size();
    if (name == "matrix" && count == 6) {
        return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]};
    }
    if (name == "translate" && (count == 1 || count == 2)) {
        return Matrix{1, 0, 0, 1, v[0], count == 2 ? v[1] : 0};
    }
    if (name == "scale" && (count == 1 || count == 2)) {
        return Matrix{v[0], 0, 0, count == 2 ? v[1] : v[0], 0, 0};
    }
    if (name == "rotate" && count == 1) {
        return rotation(v[0]);
    }
    if (name == "rotate" && count == 3) {
        const Matrix there{1, 0, 0, 1, v[1], v[2]};
        const Matrix back{1, 0, 0, 1, -v[1], -v[2]};
        return there.times(rotation(v[0])).times(back);
    }
    if (name == "skewX" && count == 1) {
        return Matrix{1, 0, std::tan(radians(v[0])), 1, 0, 0};
    }
    if (name == "skewY" && count == 1) {
        return Matrix{1, std::tan(radians(v[0])), 0, 1, 0, 0};
    }
    return std::nullopt;
}

int hex_value(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::optional<SvgColor> parse_hex(std::string_view digits) {
    const bool is_short = digits.size() == 3 || digits.size() == 4;
    if (!is_short && digits.size() != 6 && digits.size() != 8) {
        return std::nullopt;
    }
    std::array<int, 4> channels{0, 0, 0, 255};
    const std::size_t width = is_short ? 1 : 2;
    for (std::size_t i = 0; i * width < digits.size(); ++i) {
        const int high = hex_value(digits[i * width]);
        const int low = hex_value(digits[i * width + width - 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        channels[i] = high * 16 + low;
    }
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(channels[i]); };
    return SvgColor{{byte(0), byte(1), byte(2)}, channels[3] / 255.0};
}

/// The arguments of rgb() and rgba(), in commas or in the newer form with a slash.
std::optional<SvgColor> parse_rgb(std::string_view arguments) {
    std::string plain(arguments);
    std::replace(plain.begin(), plain.end(), '/', ' ');
    SvgScanner scanner(plain);
    std::array<double, 4> values{0, 0, 0, 1};
    std::size_t count = 0;
    while (!scanner.at_end()) {
        const auto value = scanner.number();
        if (!value || count == 4) {
            return std::nullopt;
        }
        const bool percent = scanner.skip('%');
        values[count] = percent ? *value * (count < 3 ? 2.55 : 0.01) : *value;
        ++count;
    }
    if (count < 3) {
        return std::nullopt;
    }
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(values[i], 0.0, 255.0)));
    };
    return SvgColor{{byte(0), byte(1), byte(2)}, std::clamp(values[3], 0.0, 1.0)};
}

} // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

void SvgScanner::skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) {
        rest_.remove_prefix(1);
    }
}

void SvgScanner::skip_separator() {
    skip_blanks();
    if (rest_.starts_with(',')) {
        rest_.remove_prefix(1);
        skip_blanks();
    }
}

bool SvgScanner::at_end() {
    skip_blanks();
    return rest_.empty();
}

bool SvgScanner::at_number() {
    skip_separator();
    return number_length(rest_) > 0;
}

std::optional<double> SvgScanner::number() {
    skip_separator();
    const std::size_t length = number_length(rest_);
    if (length == 0) {
        return std::nullopt;
    }
    std::string_view digits = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if (digits.starts_with('+')) {
        digits.remove_prefix(1);
    }
    double value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec == std::errc::result_out_of_range) {
        // A value too small is nothing; one too large is refused below.
        value = digits.find("e-") != std::string_view::npos ? 0 : LargestNumber * 2;
    }
    return std::abs(value) <= LargestNumber ? std::optional(value) : std::nullopt;
}

std::optional<bool> SvgScanner::flag() {
    skip_separator();
    if (rest_.empty() || (rest_.front() != '0' && rest_.front() != '1')) {
        return std::nullopt;
    }
    const bool value = rest_.front() == '1';
    rest_.remove_prefix(1);
    return value;
}

std::optional<char> SvgScanner::letter() {
    skip_blanks();
    if (rest_.empty() || !is_letter(rest_.front())) {
        return std::nullopt;
    }
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
}

bool SvgScanner::skip(char c) {
    skip_blanks();
    if (!rest_.starts_with(c)) {
        return false;
    }
    rest_.remove_prefix(1);
    return true;
}

std::string_view SvgScanner::word() {
    skip_separator();
    std::size_t length = 0;
    while (length < rest_.size() &&
           (is_letter(rest_[length]) || is_digit(rest_[length]) || rest_[length] == '-')) {
        ++length;
    }
    const std::string_view result = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return result;
}

std::optional<std::vector<double>> parse_svg_numbers(std::string_view text) {
    SvgScanner scanner(text);
    std::vector<double> result;
    while (!scanner.at_end()) {
        const auto number = scanner.number();
        if (!number) {
            return std::nullopt;
        }
        result.push_back(*number);
    }
    return result;
}

std::optional<double> parse_svg_length(std::string_view text, LengthBase base) {
    SvgScanner scanner(text);
    const auto number = scanner.number();
    if (!number) {
        return std::nullopt;
    }
    if (scanner.at_end()) {
        return number;
    }
    if (scanner.skip('%')) {
        return scanner.at_end() ? std::optional(*number * base.percent_of / 100) : std::nullopt;
    }
    const std::string unit = lower(scanner.word());
    if (!scanner.at_end()) {
        return std::nullopt;
    }
    for (const Unit& known : Units) {
        if (known.name == unit) {
            return *number * known.pixels;
        }
    }
    if (unit == "em" || unit == "rem") {
        return *number * base.font_size;
    }
    return unit == "ex" ? std::optional(*number * base.font_size / 2) : std::nullopt;
}

std::optional<Matrix> parse_svg_transform(std::string_view text) {
    Matrix result;
    SvgScanner scanner(text);
    while (!scanner.at_end()) {
        const std::string_view name = scanner.word();
        std::vector<double> values;
        if (name.empty() || !scanner.skip('(')) {
            return std::nullopt;
        }
        while (scanner.at_number()) {
            const auto value = scanner.number();
            if (!value) {
                return std::nullopt;
            }
            values.push_back(*value);
        }
        const auto one = scanner.skip(')') ? transform_of(name, values) : std::nullopt;
        if (!one) {
            return std::nullopt;
        }
        result = result.times(*one);
    }
    return result;
}

std::optional<SvgColor> parse_svg_color(std::string_view text) {
    const std::string word = lower(trim(text));
    if (word.starts_with('#')) {
        return parse_hex(std::string_view(word).substr(1));
    }
    if (word.starts_with("rgb") && word.ends_with(')')) {
        const std::size_t open = word.find('(');
        if (open == 3 || (open == 4 && word[3] == 'a')) {
            return parse_rgb(std::string_view(word).substr(open + 1, word.size() - open - 2));
        }
    }
    if (word == "transparent") {
        return SvgColor{{}, 0};
    }
    const auto named = find_color_name(word);
    return named ? std::optional(SvgColor{*named}) : std::nullopt;
}

} // namespace zbirnyk
