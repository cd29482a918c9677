#include "seal/sealed_record.h"

// The format, so that anyone can write another reader.
//
// 1. Text. What stands after the last `#` (all of it, if there is none), without spaces, tabs and
//    line ends, is a decimal number: 1 to 4,096 digits, the first not 0.
// 2. Bytes. The number in base 256, most significant byte first:
//
//      1   version: 1. It is never 0, so the bytes behind it keep their zeros
//      4   key: the first bytes of the SHA-256 of the raw 32-byte public key
//      1   flags: 1 number in UTF-8, 2 name in UTF-8, 4 event in UTF-8, 8 name hashed; others are 0
//          number: text (below), not empty
//          name: text; or, with flag 8 (then without flag 2), 8 bytes salt, 16 bytes hash
//          event: text; the code by which the page knows the event's titles
//      2   date of issue: days since 2000-01-01, most significant byte first
//   1..3   hours: 7 bits a byte, least significant group first, the top bit says that more follow;
//          the last byte is not 0 unless it is the only one; at most 999,999
//     64   Ed25519 signature (RFC 8032, pure) of all bytes before it
//
//    and nothing after that.
// 3. A text is its length in bytes (one byte) and the bytes: UTF-8 if its flag is set, otherwise
//    windows-1251, in which the free byte 0x98 stands for U+02BC, the letter apostrophe. Control
//    characters (U+0000–001F, U+007F) do not occur.
// 4. A hash is the first 16 bytes of the SHA-256 of the salt and the folded name (fold_name.cpp).
//
// The issuer signs other things with the same key; none of them begins with the byte 1.

#include "base/utf8.h"
#include "base/windows1251.h"
#include "seal/digest.h"
#include "seal/digits.h"
#include "seal/fold_name.h"
#include "seal/iso_date.h"

#include <algorithm>
#include <stdexcept>

namespace zbirnyk {

namespace {

constexpr char Version = 1;
constexpr std::size_t MaxTextBytes = 255;
constexpr std::int64_t MaxHours = 999'999;

enum Flag : unsigned { NumberUtf8 = 1, NameUtf8 = 2, EventUtf8 = 4, NameHashed = 8, AllFlags = 15 };

constexpr unsigned char ApostropheByte = 0x98;
constexpr char32_t LetterApostrophe = 0x02BC;

bool is_control(char32_t c) {
    return c < 0x20 || c == 0x7F;
}

/// The text in one byte a character, or nothing when a character has none.
std::optional<std::string> in_single_bytes(std::string_view text) {
    std::string bytes;
    while (!text.empty()) {
        const Decoded decoded = decode_utf8(text);
        text.remove_prefix(decoded.size);
        const auto byte = decoded.code_point == LetterApostrophe
                              ? ApostropheByte
                              : encode_windows1251(decoded.code_point);
        if (!byte)
            return std::nullopt;
        bytes += static_cast<char>(*byte);
    }
    return bytes;
}

std::string from_single_bytes(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(text, byte == ApostropheByte ? LetterApostrophe : decode_windows1251(byte));
    }
    return text;
}

bool has_control(std::string_view text) {
    return std::any_of(
        text.begin(), text.end(), [](char c) { return is_control(static_cast<unsigned char>(c)); });
}

bool fits_text(std::string_view text) {
    const auto bytes = in_single_bytes(text);
    return (bytes ? bytes->size() : text.size()) <= MaxTextBytes && !find_invalid_utf8(text) &&
           !has_control(text);
}

/// Puts the parts of a record one after the other.
class Writer {
  public:
    void put(std::string_view bytes) { bytes_ += bytes; }

    void put(const auto& array) {
        bytes_.append(reinterpret_cast<const char*>(array.data()), array.size());
    }

    void put_text(std::string_view text, Flag utf8) {
        const auto bytes = in_single_bytes(text);
        if (!bytes)
            flags_ |= utf8;
        const std::string_view chosen = bytes ? std::string_view(*bytes) : text;
        bytes_ += static_cast<char>(chosen.size());
        bytes_ += chosen;
    }

    void put_flag(Flag flag) { flags_ |= flag; }

    void put_hours(std::int64_t hours) {
        for (; hours >= 0x80; hours >>= 7) {
            bytes_ += static_cast<char>(0x80 | (hours & 0x7F));
        }
        bytes_ += static_cast<char>(hours);
    }

    const std::string& bytes() const { return bytes_; }

    char flags() const { return static_cast<char>(flags_); }

  private:
    std::string bytes_;
    unsigned flags_ = 0;
};

/// Takes the parts of hostile bytes from their start; after the first that is not there or not
/// sound, `failed`.
class Reader {
  public:
    explicit Reader(std::string_view bytes)
        : rest_(bytes) {}

    bool failed() const { return failed_; }

    bool at_end() const { return rest_.empty(); }

    void fail() { failed_ = true; }

    std::string_view take(std::size_t size) {
        if (failed_ || rest_.size() < size) {
            failed_ = true;
            return {};
        }
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    unsigned take_byte() {
        const std::string_view taken = take(1);
        return taken.empty() ? 0 : static_cast<unsigned char>(taken.front());
    }

    template <std::size_t Size>
    std::array<std::uint8_t, Size> take_array() {
        std::array<std::uint8_t, Size> array{};
        const std::string_view taken = take(Size);
        std::copy(taken.begin(), taken.end(), array.begin());
        return array;
    }

    std::string take_text(bool utf8) {
        const std::string_view bytes = take(take_byte());
        if (has_control(bytes) || (utf8 && find_invalid_utf8(bytes)))
            failed_ = true;
        return utf8 ? std::string(bytes) : from_single_bytes(bytes);
    }

    std::int64_t take_hours() {
        std::int64_t hours = 0;
        unsigned byte = 0x80;
        for (int shift = 0; shift < 21 && byte >= 0x80; shift += 7) {
            byte = take_byte();
            hours |= static_cast<std::int64_t>(byte & 0x7Fu) << shift;
            if (byte == 0 && shift > 0)
                failed_ = true;
        }
        if (byte >= 0x80 || hours > MaxHours)
            failed_ = true;
        return hours;
    }

  private:
    std::string_view rest_;
    bool failed_ = false;
};

/// The digits that a text holds or ends in; not yet checked for being digits.
std::string digits_of(std::string_view text) {
    const std::size_t sharp = text.rfind('#');
    if (sharp != std::string_view::npos)
        text.remove_prefix(sharp + 1);
    std::string digits;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (blank)
            continue;
        if (digits.size() > MaxDigits)
            break;
        digits += c;
    }
    return digits;
}

} // namespace

HashedName hash_name(std::string_view name, const std::array<std::uint8_t, 8>& salt) {
    const std::string salted = std::string(salt.begin(), salt.end()) + fold_name(name);
    const Digest digest = sha256(salted);
    HashedName hashed{salt, {}};
    std::copy_n(digest.begin(), hashed.hash.size(), hashed.hash.begin());
    return hashed;
}

std::string_view find_unsealable(const CertificateRecord& record) {
    if (record.number.empty() || !fits_text(record.number))
        return "number";
    const auto* const name = std::get_if<std::string>(&record.name);
    if (name != nullptr && !fits_text(*name))
        return "name";
    if (!fits_text(record.event))
        return "event";
    if (!days_since_2000(record.issued))
        return "issued";
    return record.hours < 0 || record.hours > MaxHours ? "hours" : "";
}

std::string seal_record(const CertificateRecord& record, const SigningKey& key) {
    if (const auto part = find_unsealable(record); !part.empty())
        throw std::invalid_argument("a seal cannot hold this " + std::string(part));
    Writer parts;
    parts.put_text(record.number, NumberUtf8);
    if (const auto* const hashed = std::get_if<HashedName>(&record.name)) {
        parts.put_flag(NameHashed);
        parts.put(hashed->salt);
        parts.put(hashed->hash);
    } else {
        parts.put_text(std::get<std::string>(record.name), NameUtf8);
    }
    parts.put_text(record.event, EventUtf8);
    const std::uint16_t days = *days_since_2000(record.issued);
    parts.put(std::array{static_cast<char>(days >> 8), static_cast<char>(days & 0xFF)});
    parts.put_hours(record.hours);

    Writer sealed;
    sealed.put(std::array{Version});
    sealed.put(key_id(key.public_key()));
    sealed.put(std::array{parts.flags()});
    sealed.put(std::string_view(parts.bytes()));
    const Signature signature = key.sign(sealed.bytes());
    sealed.put(signature);
    return to_digits(sealed.bytes());
}

std::optional<UnsealedRecord> unseal_record(std::string_view text) {
    const auto bytes = from_digits(digits_of(text));
    if (!bytes || bytes->size() <= std::tuple_size_v<Signature> || bytes->front() != Version)
        return std::nullopt;
    UnsealedRecord unsealed;
    unsealed.signed_bytes = bytes->substr(0, bytes->size() - unsealed.signature.size());
    std::copy(bytes->end() - unsealed.signature.size(), bytes->end(), unsealed.signature.begin());

    Reader reader(std::string_view(unsealed.signed_bytes).substr(1));
    CertificateRecord& record = unsealed.record;
    unsealed.key = reader.take_array<std::tuple_size_v<KeyId>>();
    const unsigned flags = reader.take_byte();
    if ((flags & ~static_cast<unsigned>(AllFlags)) != 0 ||
        (flags & (NameHashed | NameUtf8)) == (NameHashed | NameUtf8))
        reader.fail();
    record.number = reader.take_text((flags & NumberUtf8) != 0);
    if ((flags & NameHashed) != 0) {
        HashedName hashed;
        hashed.salt = reader.take_array<std::tuple_size_v<decltype(hashed.salt)>>();
        hashed.hash = reader.take_array<std::tuple_size_v<decltype(hashed.hash)>>();
        record.name = hashed;
    } else {
        record.name = reader.take_text((flags & NameUtf8) != 0);
    }
    record.event = reader.take_text((flags & EventUtf8) != 0);
    const unsigned high = reader.take_byte();
    record.issued = date_after_2000(static_cast<std::uint16_t>(high << 8 | reader.take_byte()));
    record.hours = reader.take_hours();
    if (reader.failed() || !reader.at_end() || record.number.empty())
        return std::nullopt;
    return unsealed;
}

} // namespace zbirnyk
