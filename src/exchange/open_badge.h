#pragma once

#include "seal/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// What a credential of Open Badges 3.0 says. Texts are UTF-8; empty ones are left out where the
/// standard lets them be.
struct OpenBadge {
    struct Issuer {
        std::string name;
        std::string url;
        std::string email;
    };

    /// What was achieved, the same for all who have it.
    struct Achievement {
        std::string series; ///< tells it from others of the issuer
        std::string name;
        std::string description;
        std::string criteria; ///< Markdown
        std::string from, to; ///< YYYY-MM-DD
    };

    Issuer issuer;
    Achievement achievement;
    std::string title;       ///< "Сертифікат"
    std::string description; ///< hours and credits in words
    std::string number;
    std::string name; ///< of the person
    std::string role;
    std::string email;  ///< only its salted hash is written
    std::string issued; ///< YYYY-MM-DD
};

/// The credential as one line of JSON, signed with `key` (Data Integrity, eddsa-rdfc-2022) as of
/// `time` (YYYY-MM-DDThh:mm:ssZ). The issuer's identifier is the key itself (did:key), so that it
/// can be checked without any register. Its identifiers follow from issuer, series and number. The
/// same input gives the same bytes. Source: Open Badges 3.0, Verifiable Credentials 2.0,
/// VC-DI-EdDSA 1.0 §3.2.
std::string make_open_badge(const OpenBadge& badge, const SigningKey& key, std::string_view time);

/// A credential that was read.
struct ReadBadge {
    std::string number;
    PublicKey key{};
    bool genuine = false; ///< the proof is of this key, for exactly what the credential says
};

/// Reads a credential as make_open_badge writes it; nothing when `text` is none.
std::optional<ReadBadge> read_open_badge(std::string_view text);

} // namespace zbirnyk
