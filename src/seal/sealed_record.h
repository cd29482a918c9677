#pragma once

#include "seal/keys.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace zbirnyk {

/// A name that only who knows it can check: the first 16 bytes of SHA-256(salt, folded name).
struct HashedName {
    std::array<std::uint8_t, 8> salt{};
    std::array<std::uint8_t, 16> hash{};

    friend bool operator==(const HashedName&, const HashedName&) = default;
};

/// Folds case, apostrophes and blanks of `name` (seal/fold_name.h), then hashes.
HashedName hash_name(std::string_view name, const std::array<std::uint8_t, 8>& salt);

/// What the QR code of a certificate says. Texts are UTF-8.
struct CertificateRecord {
    std::string number; ///< as printed: "КСГ-2020/0001"
    std::variant<std::string, HashedName> name;
    std::string event;  ///< the series' code; pages and registers know its title
    std::string issued; ///< YYYY-MM-DD, from 2000-01-01 to 2179-06-06
    std::int64_t hours = 0;

    friend bool operator==(const CertificateRecord&, const CertificateRecord&) = default;
};

/// The first part of a record that a seal cannot hold: `number`, `name`, `event`, `issued` or
/// `hours`; empty when it can. A text may take 255 bytes (a Ukrainian letter one, any other letter
/// what it takes in UTF-8 if there is one that windows-1251 lacks) and holds no control character;
/// a number is not empty; hours are from 0 to 999,999.
std::string_view find_unsealable(const CertificateRecord& record);

/// The record with its signature as decimal digits: what stands after `#` in the address of the
/// verification page. Digits, because a QR code packs three of them into ten bits. The record must
/// be one that a seal can hold.
std::string seal_record(const CertificateRecord& record, const SigningKey& key);

/// A record that was unsealed; whether its key is trusted is for the caller to say.
struct UnsealedRecord {
    CertificateRecord record;
    KeyId key{};
    std::string signed_bytes;
    Signature signature{};
};

/// Reads what `seal_record` made: the digits alone, or an address that ends in them after `#`.
/// Spaces and line ends around and between the digits are passed over, since mail programs add
/// them. Nothing when it is no sealed record; the signature is not looked at.
std::optional<UnsealedRecord> unseal_record(std::string_view text);

} // namespace zbirnyk
