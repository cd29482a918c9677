#include "post/letter.h"

#include "base/base64.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <span>
#include <vector>

// Headers hold ASCII alone. Names and subjects go into encoded words (RFC 2047), each of whole
// characters and short enough for a line; the file's name into parameters (RFC 2231). All bodies
// are base64: no line is long, none begins with a full stop, no boundary can occur in them.

namespace zbirnyk {

namespace {

/// Bytes in one encoded word, three for four characters: with `=?UTF-8?B?`, `?=` and `Subject: `
/// it fits a line of 78.
constexpr std::size_t EncodedWordBytes = 42;
/// Characters of a file name in one parameter.
constexpr std::size_t ParameterPart = 54;
constexpr std::size_t Base64LineBytes = 57;

void append_base64_lines(std::string& out, std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += Base64LineBytes) {
        out += base64(bytes.substr(at, Base64LineBytes));
        out += "\r\n";
    }
}

/// Text for a header, on folded lines.
std::string encoded_words(std::string_view text) {
    const bool plain = text.size() <= 60 && std::ranges::all_of(text, [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (c >= '0' && c <= '9') || c == ' ';
                       });
    if (plain)
        return std::string(text);
    std::string out;
    while (!text.empty()) {
        std::size_t size = 0;
        while (size < text.size()) {
            const std::size_t next = decode_utf8(text.substr(size)).size;
            if (size + next > EncodedWordBytes)
                break;
            size += next;
        }
        out += out.empty() ? "" : "\r\n ";
        out += "=?UTF-8?B?" + base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return out;
}

/// A header with mailboxes; none when there are none.
std::string mailbox_header(std::string_view header, std::span<const Mailbox> mailboxes) {
    std::string out;
    for (const Mailbox& mailbox : mailboxes) {
        out += out.empty() ? fmt::format("{}: ", header) : ",\r\n ";
        if (!mailbox.name.empty())
            out += encoded_words(mailbox.name) + "\r\n ";
        out += "<" + mailbox.address + ">";
    }
    return out.empty() ? out : out + "\r\n";
}

bool is_good(const Mailbox& mailbox) {
    return fits_header(mailbox.name) && valid_address(mailbox.address);
}

/// `; filename*0*=UTF-8''...`, one parameter a line.
std::string file_name_parameters(std::string_view name) {
    std::vector<std::string> parts{"UTF-8''"};
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        const std::string code =
            plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
        if (parts.back().size() + code.size() > ParameterPart)
            parts.emplace_back();
        parts.back() += code;
    }
    if (parts.size() == 1)
        return ";\r\n filename*=" + parts[0];
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += fmt::format(";\r\n filename*{}*={}", i, parts[i]);
    return out;
}

/// "Thu, 26 Nov 2026 19:58:00 +0000"; nothing when `time` is none.
std::optional<std::string> header_date(std::string_view time) {
    constexpr std::array Days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array Months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (time.size() != 20 || time[10] != 'T' || time[19] != 'Z')
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) {
        unsigned value = 10000;
        std::from_chars(time.data() + at, time.data() + at + size, value);
        return value;
    };
    const std::chrono::year_month_day day{
        std::chrono::year(static_cast<int>(number(0, 4))),
        std::chrono::month(number(5, 2)),
        std::chrono::day(number(8, 2))};
    if (!day.ok())
        return std::nullopt;
    return fmt::format(
        "{}, {:02} {} {} {} +0000",
        Days[std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()],
        static_cast<unsigned>(day.day()),
        Months[static_cast<unsigned>(day.month()) - 1],
        static_cast<int>(day.year()),
        time.substr(11, 8));
}

/// Lines of a text end in CRLF.
std::string with_crlf(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "\r\n";
        else if (c != '\r')
            out += c;
    }
    return out;
}

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

} // namespace

std::optional<std::string> compose(const Letter& letter) {
    const auto date = header_date(letter.time);
    const bool good_mailboxes = is_good(letter.from) && is_good(letter.to) &&
                                (!letter.reply_to || is_good(*letter.reply_to)) &&
                                std::ranges::all_of(letter.copies, is_good);
    if (!date || !is_word(letter.id) || !good_mailboxes || !fits_header(letter.subject) ||
        !fits_header(letter.file_name) || find_invalid_utf8(letter.text))
        return std::nullopt;
    const std::string boundary = "zbirnyk-" + letter.id;
    std::string out =
        mailbox_header("From", {&letter.from, 1}) + mailbox_header("To", {&letter.to, 1});
    out += mailbox_header("Cc", letter.copies);
    if (letter.reply_to)
        out += mailbox_header("Reply-To", {&*letter.reply_to, 1});
    out += fmt::format("Subject: {}\r\n", encoded_words(letter.subject));
    out += fmt::format(
        "Date: {}\r\nMessage-ID: <{}@{}>\r\n", *date, letter.id, domain_of(letter.from.address));
    out += fmt::format(
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"{0}\"\r\n\r\n--{0}\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
        boundary);
    append_base64_lines(out, with_crlf(letter.text));
    out += fmt::format(
        "--{}\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment{}\r\n\r\n",
        boundary,
        file_name_parameters(letter.file_name));
    append_base64_lines(out, letter.attachment);
    out += fmt::format("--{}--\r\n", boundary);
    return out;
}

} // namespace zbirnyk
