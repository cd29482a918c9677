#include "post/mailbox.h"

#include "base/utf8.h"

#include <algorithm>

namespace zbirnyk {

namespace {

constexpr std::size_t MaxLocalPart = 64;
constexpr std::size_t MaxAddress = 254;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Words of `allowed` characters with single dots between them.
template <typename Allowed>
bool dotted(std::string_view text, Allowed allowed) {
    bool word = false;
    for (const char c : text) {
        if (c == '.' ? !word : !allowed(c))
            return false;
        word = c != '.';
    }
    return word;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

} // namespace

bool valid_address(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at > MaxLocalPart || text.size() > MaxAddress)
        return false;
    const bool local = dotted(text.substr(0, at), [](char c) {
        return is_letter_or_digit(c) ||
               std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
    });
    return local &&
           dotted(text.substr(at + 1), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

std::optional<Mailbox> parse_mailbox(std::string_view text) {
    text = trimmed(text);
    Mailbox mailbox;
    if (text.ends_with('>')) {
        const std::size_t open = text.rfind('<');
        if (open == std::string_view::npos)
            return std::nullopt;
        std::string_view name = trimmed(text.substr(0, open));
        if (name.size() > 1 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        mailbox.name = name;
        text = text.substr(open + 1, text.size() - open - 2);
    }
    mailbox.address = text;
    if (!valid_address(text) || !fits_header(mailbox.name))
        return std::nullopt;
    return mailbox;
}

std::string_view domain_of(std::string_view address) {
    return address.substr(address.find('@') + 1);
}

bool fits_header(std::string_view text) {
    // U+0085, U+2028 and U+2029 end lines too, for some who read.
    while (!text.empty()) {
        const auto [c, size] = decode_utf8(text);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
            (c == 0xFFFD && size == 1))
            return false;
        text.remove_prefix(size);
    }
    return true;
}

} // namespace zbirnyk
