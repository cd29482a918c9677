#pragma once

#include "seal/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// Bytes as text in the alphabet base58btc, with the `z` before them that says so (Multibase).
std::string to_multibase(std::string_view bytes);

/// The bytes of such a text of at most 200 letters; nothing when it is none.
std::optional<std::string> from_multibase(std::string_view text);

/// A key as an identifier that needs no register (W3C CCG, did:key): "did:key:z6Mk…".
std::string did_of(const PublicKey& key);

/// The Ed25519 key that a did:key stands for; nothing when it is none.
std::optional<PublicKey> key_of(std::string_view did);

} // namespace zbirnyk
