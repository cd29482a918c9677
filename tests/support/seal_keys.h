#pragma once

#include "base/base64.h"
#include "seal/keys.h"

#include <doctest/doctest.h>

namespace zbirnyk {

/// The bytes of hexadecimal digits.
inline std::string from_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
    }
    return bytes;
}

/// The PEM file of an Ed25519 key with this secret of 32 bytes (RFC 8410, section 7).
inline std::string pem_of(std::string_view secret) {
    const std::string content = from_hex("302e020100300506032b657004220420") + std::string(secret);
    return "-----BEGIN PRIVATE KEY-----\n" + base64(content) + "\n-----END PRIVATE KEY-----\n";
}

/// A key that is the same in every run.
inline SigningKey fixed_key(char letter) {
    Diagnostics diagnostics;
    auto key = SigningKey::from_pem(pem_of(std::string(32, letter)), "", {}, diagnostics);
    REQUIRE(key);
    return *key;
}

} // namespace zbirnyk
