#include "seal/keys.h"

#include "diag/certificate_codes.h"
#include "seal/digest.h"
#include "seal/openssl.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace zbirnyk {

namespace {

void free_text(char* text) {
    OPENSSL_free(text);
}

void free_bytes(unsigned char* bytes) {
    OPENSSL_free(bytes);
}

using PlainKey = Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using EncryptedKey = Owned<X509_SIG, X509_SIG_free>;
using Algorithm = Owned<X509_ALGOR, X509_ALGOR_free>;

/// One block `-----BEGIN name-----` of a PEM file; text around it is no part of it.
struct PemBlock {
    std::string name;
    std::string content;
};

std::optional<PemBlock> read_block(std::string_view pem) {
    if (pem.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return std::nullopt;
    const OwnedBio bio{must(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())))};
    char* name = nullptr;
    char* header = nullptr;
    unsigned char* content = nullptr;
    long size = 0;
    if (PEM_read_bio(bio.get(), &name, &header, &content, &size) != 1)
        return std::nullopt;
    const Owned<char, free_text> name_owner{name}, header_owner{header};
    const Owned<unsigned char, free_bytes> content_owner{content};
    return PemBlock{
        name, std::string(reinterpret_cast<const char*>(content), static_cast<std::size_t>(size))};
}

/// Reads one key file and says what is wrong with it.
class PemReader {
  public:
    PemReader(Span from, Diagnostics& diagnostics)
        : from_(from)
        , diagnostics_(diagnostics) {}

    OwnedKey read(std::string_view pem, std::string_view passphrase) {
        const auto block = read_block(pem);
        if (!block)
            return fail(
                codes::SealKeyBroken,
                "no private key in PEM form was found",
                "the file begins with `-----BEGIN PRIVATE KEY-----` or `-----BEGIN ENCRYPTED "
                "PRIVATE "
                "KEY-----`; take it from the backup, or make a new key");
        if (block->name == PEM_STRING_PKCS8)
            return unlock(block->content, passphrase);
        if (block->name == PEM_STRING_PKCS8INF) {
            const unsigned char* at = octets(block->content);
            return ed25519(PlainKey{
                d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(block->content.size()))});
        }
        return fail(
            codes::SealKeyKind,
            "this is a `" + block->name + "`, not an Ed25519 private key",
            "records are sealed with a key in PKCS #8: `-----BEGIN PRIVATE KEY-----`");
    }

  private:
    OwnedKey unlock(std::string_view content, std::string_view passphrase) {
        const unsigned char* at = octets(content);
        const EncryptedKey encrypted{d2i_X509_SIG(nullptr, &at, static_cast<long>(content.size()))};
        if (!encrypted)
            return broken();
        if (passphrase.empty())
            return fail(
                codes::SealKeyPassphrase,
                "the private key is protected by a passphrase, and none was given",
                "give the passphrase that was chosen when the key was made");
        PlainKey plain{
            PKCS8_decrypt(encrypted.get(), passphrase.data(), static_cast<int>(passphrase.size()))};
        if (!plain)
            return fail(
                codes::SealKeyPassphrase,
                "the passphrase does not open the private key",
                "check the keyboard layout and capital letters; a lost passphrase cannot be "
                "recovered: make "
                "a new key, the old public key goes on verifying what was sealed");
        return ed25519(std::move(plain));
    }

    OwnedKey ed25519(PlainKey plain) {
        OwnedKey key{plain ? EVP_PKCS82PKEY(plain.get()) : nullptr};
        if (!key)
            return broken();
        if (EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) {
            const char* const kind = EVP_PKEY_get0_type_name(key.get());
            return fail(
                codes::SealKeyKind,
                std::string("this is a private key for ") +
                    (kind != nullptr ? kind : "something else") + ", not for Ed25519",
                "a record sealed with another kind of key would not fit into a QR code: make an "
                "Ed25519 key");
        }
        return key;
    }

    OwnedKey broken() {
        return fail(
            codes::SealKeyBroken,
            "the private key is damaged",
            "take the file from the backup, or make a new key");
    }

    OwnedKey fail(Code code, std::string message, std::string hint) {
        diagnostics_.error(code, from_, std::move(message), std::move(hint));
        return {};
    }

    Span from_;
    Diagnostics& diagnostics_;
};

/// The cost of one guess of the passphrase: 16 MB, about a fifth of a second. OpenSSL's own default
/// for PEM is 2,048 rounds of PBKDF2, which a graphics card tries a million times a second.
constexpr std::uint64_t ScryptN = 1u << 14, ScryptR = 8, ScryptP = 5;

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace

KeyId key_id(const PublicKey& key) {
    const Digest digest = sha256({reinterpret_cast<const char*>(key.data()), key.size()});
    KeyId id{};
    std::copy_n(digest.begin(), id.size(), id.begin());
    return id;
}

bool verify(std::string_view message, const Signature& signature, const PublicKey& key) {
    const OpensslErrors errors;
    const OwnedKey held{
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size())};
    const OwnedDigest context{must(EVP_MD_CTX_new())};
    return held &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, held.get()) == 1 &&
           EVP_DigestVerify(
               context.get(),
               signature.data(),
               signature.size(),
               octets(message),
               message.size()) == 1;
}

struct SigningKey::Content {
    OwnedKey key;
};

SigningKey::SigningKey(std::shared_ptr<const Content> content)
    : content_(std::move(content)) {}

SigningKey SigningKey::make() {
    return SigningKey(std::make_shared<const Content>(
        Content{OwnedKey{must(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"))}}));
}

std::optional<SigningKey> SigningKey::from_pem(
    std::string_view pem, std::string_view passphrase, Span from, Diagnostics& diagnostics) {
    const OpensslErrors errors;
    OwnedKey key = PemReader(from, diagnostics).read(pem, passphrase);
    if (!key)
        return std::nullopt;
    return SigningKey(std::make_shared<const Content>(Content{std::move(key)}));
}

std::string SigningKey::to_pem(std::string_view passphrase) const {
    const PlainKey plain{must(EVP_PKEY2PKCS8(content_->key.get()))};
    const OwnedBio bio{must(BIO_new(BIO_s_mem()))};
    if (passphrase.empty()) {
        must_succeed(PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio.get(), plain.get()));
        return text_of(bio.get());
    }
    Algorithm algorithm{must(
        PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, 0, nullptr, ScryptN, ScryptR, ScryptP))};
    const EncryptedKey encrypted{must(PKCS8_set0_pbe(
        passphrase.data(), static_cast<int>(passphrase.size()), plain.get(), algorithm.get()))};
    static_cast<void>(algorithm.release()); // `encrypted` owns it now
    must_succeed(PEM_write_bio_PKCS8(bio.get(), encrypted.get()));
    return text_of(bio.get());
}

PublicKey SigningKey::public_key() const {
    PublicKey key{};
    std::size_t size = key.size();
    must_succeed(EVP_PKEY_get_raw_public_key(content_->key.get(), key.data(), &size));
    return key;
}

Signature SigningKey::sign(std::string_view message) const {
    const OwnedDigest context{must(EVP_MD_CTX_new())};
    must_succeed(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, content_->key.get()));
    Signature signature{};
    std::size_t size = signature.size();
    must_succeed(
        EVP_DigestSign(context.get(), signature.data(), &size, octets(message), message.size()));
    return signature;
}

} // namespace zbirnyk
