#pragma once

#include "diag/diagnostic.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// An Ed25519 public key (RFC 8032), 32 bytes.
using PublicKey = std::array<std::uint8_t, 32>;
/// An Ed25519 signature, 64 bytes.
using Signature = std::array<std::uint8_t, 64>;

/// What a sealed record says of its key: the first four bytes of the SHA-256 of the public key.
using KeyId = std::array<std::uint8_t, 4>;

KeyId key_id(const PublicKey& key);

bool verify(std::string_view message, const Signature& signature, const PublicKey& key);

/// An Ed25519 private key. Signing may be called from several threads at once; the same message
/// gives the same signature.
class SigningKey {
  public:
    /// A new key from the system's source of randomness.
    static SigningKey make();
    /// Reads PEM (PKCS #8, encrypted or not). A wrong passphrase, another kind of key and a broken
    /// file are errors at `from`.
    static std::optional<SigningKey> from_pem(
        std::string_view pem, std::string_view passphrase, Span from, Diagnostics& diagnostics);

    /// PEM (PKCS #8); encrypted with AES-256 when the passphrase is not empty.
    std::string to_pem(std::string_view passphrase) const;
    PublicKey public_key() const;
    Signature sign(std::string_view message) const;

  private:
    struct Content;
    explicit SigningKey(std::shared_ptr<const Content> content);
    std::shared_ptr<const Content> content_;
};

} // namespace zbirnyk
