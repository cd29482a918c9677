#pragma once

#include "seal/keys.h"

#include <doctest/doctest.h>

namespace zbirnyk {

inline std::string base64(std::string_view bytes) {
    constexpr std::string_view Letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = i; k < i + 3; ++k) {
            group = group << 8 | (k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0u);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += i + k > bytes.size() ? '=' : Letters[group >> (18 - 6 * k) & 63u];
        }
    }
    return text;
}

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
