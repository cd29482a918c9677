#include "exchange/participants/phone.h"

#include "base/utf8.h"
#include "exchange/participants/person_name.h"

#include <algorithm>
#include <array>
#include <optional>

namespace zbirnyk {

namespace {

/// Digits after +380.
constexpr std::size_t NationalDigits = 9;
/// ITU-T E.164: fifteen digits at most; fewer than eight reach nobody abroad.
constexpr std::size_t MostDigits = 15;
constexpr std::size_t LeastDigits = 8;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "тел. 067…" → "067…".
std::string_view without_label(std::string_view text) {
    for (const std::string_view label :
         {"телефон", "тел", "моб", "Телефон", "Тел", "Моб", "tel", "Tel", "phone", "Phone"})
        if (text.starts_with(label)) {
            text.remove_prefix(label.size());
            const std::size_t begin = text.find_first_not_of(".: ");
            return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
        }
    return text;
}

/// The digits, with a leading + where there is one; nothing when anything else stands among them
/// but blanks, brackets, dots and dashes.
std::optional<std::string> dialled(std::string_view text) {
    std::string digits;
    for (const char32_t c : to_utf32(text)) {
        if (c >= U'0' && c <= U'9')
            digits += static_cast<char>(c);
        else if (c == U'+' && digits.empty())
            digits += '+';
        else if (
            std::u32string_view(U" ().-\u00A0\u2010\u2011\u2012\u2013\u2212").find(c) ==
            std::u32string_view::npos)
            return std::nullopt;
    }
    return digits;
}

/// The digits after +380; nothing for a number that is not Ukrainian by its shape.
std::optional<std::string_view> national_digits(std::string_view digits) {
    constexpr std::array<std::string_view, 6> Prefixes = {"+380", "00380", "380", "80", "0", ""};
    for (const std::string_view prefix : Prefixes)
        if (digits.size() == prefix.size() + NationalDigits && digits.starts_with(prefix) &&
            (!prefix.empty() || (digits.front() != '0' && digits.front() != '+')))
            return digits.substr(prefix.size());
    return std::nullopt;
}

CheckedPhone check_one(std::string_view text) {
    const auto digits = dialled(text);
    if (!digits)
        return {{}, "it has characters that no number has", {}};
    if (const auto national = national_digits(*digits)) {
        return {
            "+380 " + std::string(national->substr(0, 2)) + " " +
                std::string(national->substr(2, 3)) + " " + std::string(national->substr(5, 2)) +
                " " + std::string(national->substr(7)),
            {},
            {}};
    }
    const std::size_t count = digits->size() - (digits->starts_with('+') ? 1 : 0);
    if (!digits->starts_with('+') || digits->starts_with("+380"))
        return {
            {},
            count < NationalDigits + 1 ? "it has too few digits"
                                       : "it is no Ukrainian number, and has no + before it",
            {}};
    if (count < LeastDigits || count > MostDigits || (*digits)[1] == '0')
        return {{}, "no country has such numbers", {}};
    return {digits->substr(0, 3) + " " + digits->substr(3), {}, {}};
}

} // namespace

CheckedPhone check_phone(std::string_view typed) {
    const std::string text = clean_cell(typed);
    if (text.find("E+") != std::string::npos)
        return {{}, "Excel has shortened it, its last digits are lost", {}};
    const std::size_t end = std::min(text.find_first_of(",;/"), text.size());
    CheckedPhone phone = check_one(without_label(std::string_view(text).substr(0, end)));
    if (phone.fault.empty() && end < text.size())
        phone.other = clean_cell(text.substr(end + 1));
    if (std::ranges::none_of(phone.other, is_digit))
        phone.other.clear();
    return phone;
}

} // namespace zbirnyk
