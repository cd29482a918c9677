#include "seal/signed_list.h"

// A list is UTF-8 text in lines that end in one line feed, its fields parted by one tab:
//
//   zbirnyk revocations 1
//   date <tab> 2020-07-01
//   key <tab> the key's id in 8 lower-case hexadecimal digits
//   revoked <tab> number <tab> date <tab> reason
//   replaced <tab> number <tab> date <tab> reason <tab> number of the successor
//   signature <tab> 128 lower-case hexadecimal digits
//
// with one line an entry, ordered by the bytes of the numbers. The signature is Ed25519 of all
// bytes before its line. There is one text for one list, so a reader takes no other: it writes
// again what it has understood and compares.

#include "base/utf8.h"
#include "diag/certificate_codes.h"
#include "seal/iso_date.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace zbirnyk {

namespace {

constexpr std::string_view Title = "zbirnyk revocations 1\n";
constexpr std::string_view RevokedWord = "revoked";
constexpr std::string_view ReplacedWord = "replaced";

std::string hex_of(const auto& bytes) {
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += Digits[byte >> 4];
        text += Digits[byte & 15];
    }
    return text;
}

/// Fills `bytes` from twice as many lower-case digits; false for another text.
bool read_hex(std::string_view text, auto& bytes) {
    constexpr std::string_view Digits = "0123456789abcdef";
    if (text.size() != 2 * bytes.size() || text.find_first_not_of(Digits) != std::string_view::npos)
        return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] =
            static_cast<std::uint8_t>(Digits.find(text[2 * i]) << 4 | Digits.find(text[2 * i + 1]));
    }
    return true;
}

/// Line ends, tabs and other control characters are spaces in a field.
std::string field(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    return result;
}

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> fields;
    std::size_t tab = 0;
    while ((tab = line.find('\t')) != std::string_view::npos) {
        fields.push_back(line.substr(0, tab));
        line.remove_prefix(tab + 1);
    }
    fields.push_back(line);
    return fields;
}

std::optional<Revocation> read_entry(const std::vector<std::string_view>& fields) {
    const bool revoked = fields[0] == RevokedWord && fields.size() == 4;
    const bool replaced = fields[0] == ReplacedWord && fields.size() == 5;
    if (!revoked && !replaced)
        return std::nullopt;
    Revocation entry;
    entry.state = replaced ? RevocationState::Replaced : RevocationState::Revoked;
    entry.number = fields[1];
    entry.date = fields[2];
    entry.reason = fields[3];
    if (replaced)
        entry.replaced_by = fields[4];
    const bool sound = !entry.number.empty() && days_since_2000(entry.date) &&
                       replaced != entry.replaced_by.empty();
    return sound ? std::optional(std::move(entry)) : std::nullopt;
}

/// Reads a list line by line.
class ListReader {
  public:
    ListReader(std::string_view text, Span from, Diagnostics& diagnostics)
        : text_(text)
        , from_(from)
        , diagnostics_(diagnostics) {}

    std::optional<SignedList> read() {
        if (const auto at = find_invalid_utf8(text_))
            return fail(*at, "the list is not UTF-8");
        if (!text_.starts_with(Title))
            return fail(0, "this is no list of revoked certificates");
        at_ = Title.size();
        SignedList list;
        const auto date = take_line();
        if (date.size() != 2 || date[0] != "date" || !days_since_2000(date[1]))
            return fail(line_, "the date of the list is not there");
        list.list.date = date[1];
        const auto key = take_line();
        if (key.size() != 2 || key[0] != "key" || !read_hex(key[1], list.key))
            return fail(line_, "the key of the list is not there");
        auto fields = take_line();
        for (; fields[0] == RevokedWord || fields[0] == ReplacedWord; fields = take_line()) {
            auto entry = read_entry(fields);
            if (!entry)
                return fail(line_, "this line does not say what was withdrawn, and when");
            auto& entries = list.list.entries;
            if (!entries.empty() && entries.back().number >= entry->number)
                return fail(line_, "the numbers of the list are not in order");
            entries.push_back(std::move(*entry));
        }
        if (fields.size() != 2 || fields[0] != "signature" || !read_hex(fields[1], list.signature))
            return fail(line_, "the list ends without a signature");
        if (at_ != text_.size())
            return fail(at_, "something follows the signature of the list");
        list.signed_text = text_.substr(0, line_);
        if (canonical_text(list.list, list.key) != list.signed_text)
            return fail(0, "the list has control characters");
        return list;
    }

  private:
    /// The fields of the next line; one empty field where the text has ended or its line end lacks.
    std::vector<std::string_view> take_line() {
        line_ = at_;
        const std::size_t end = text_.find('\n', at_);
        if (end == std::string_view::npos)
            return {std::string_view{}};
        at_ = end + 1;
        return split(text_.substr(line_, end - line_));
    }

    std::optional<SignedList> fail(std::size_t at, std::string message) {
        const auto begin = static_cast<std::uint32_t>(from_.begin + at);
        const Span span = from_.file == 0 ? from_ : Span{from_.file, begin, begin};
        diagnostics_.error(
            codes::SealListBroken,
            span,
            std::move(message),
            "publish the list again from the register; a list is never mended by hand");
        return std::nullopt;
    }

    std::string_view text_;
    Span from_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0, line_ = 0;
};

} // namespace

std::string canonical_text(const RevocationList& list, const KeyId& key) {
    std::vector<Revocation> entries = list.entries;
    for (Revocation& entry : entries) {
        entry.number = field(entry.number);
    }
    std::sort(entries.begin(), entries.end(), [](const Revocation& a, const Revocation& b) {
        return a.number < b.number;
    });
    std::string text(Title);
    text += "date\t" + list.date + "\nkey\t" + hex_of(key) + '\n';
    for (const Revocation& entry : entries) {
        const bool replaced = entry.state == RevocationState::Replaced;
        text += replaced ? ReplacedWord : RevokedWord;
        text += '\t' + entry.number + '\t' + entry.date + '\t' + field(entry.reason);
        if (replaced)
            text += '\t' + field(entry.replaced_by);
        text += '\n';
    }
    return text;
}

std::string write_signed_list(const RevocationList& list, const SigningKey& key) {
    std::string text = canonical_text(list, key_id(key.public_key()));
    const std::string signature = hex_of(key.sign(text));
    text += "signature\t" + signature + '\n';
    Diagnostics ignored;
    if (!read_signed_list(text, {}, ignored))
        throw std::invalid_argument("this list of revocations cannot be written");
    return text;
}

std::optional<SignedList>
read_signed_list(std::string_view text, Span from, Diagnostics& diagnostics) {
    return ListReader(text, from, diagnostics).read();
}

} // namespace zbirnyk
