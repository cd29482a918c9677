#pragma once

#include "seal/keys.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

enum class RevocationState { Revoked, Replaced };

/// A certificate that is no longer valid. Texts are UTF-8.
struct Revocation {
    std::string number;
    RevocationState state = RevocationState::Revoked;
    std::string date;        ///< YYYY-MM-DD
    std::string reason;      ///< may be empty
    std::string replaced_by; ///< the number of the certificate that replaces it; empty when revoked

    friend bool operator==(const Revocation&, const Revocation&) = default;
};

/// What an issuer has withdrawn by a date. No number stands in it twice.
struct RevocationList {
    std::string date; ///< YYYY-MM-DD
    std::vector<Revocation> entries;

    friend bool operator==(const RevocationList&, const RevocationList&) = default;
};

/// The lines that are signed (signed_list.cpp defines them): entries by number, control characters
/// and line ends of texts as spaces.
std::string canonical_text(const RevocationList& list, const KeyId& key);

/// The canonical text and its signature, as the verification page and the register keep it. The
/// dates must be sound, numbers neither empty nor doubled, and who is replaced has a successor.
std::string write_signed_list(const RevocationList& list, const SigningKey& key);

/// A list that was read; whether its key is trusted is for the caller to say.
struct SignedList {
    RevocationList list;
    KeyId key{};
    std::string signed_text;
    Signature signature{};
};

/// Reads what `write_signed_list` made. Any other text is an error in its line; the signature is
/// not looked at.
std::optional<SignedList>
read_signed_list(std::string_view text, Span from, Diagnostics& diagnostics);

} // namespace zbirnyk
