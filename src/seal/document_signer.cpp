#include "seal/document_signer.h"

// OpenSSL's own CMS_sign always adds the signing time, read from the clock. PAdES forbids it beside
// the time in the PDF, and it would make every run another file. So the few elements of a detached
// signature with one signer are written here (RFC 5652, section 5; RFC 5035 for the reference to
// the certificate), and OpenSSL does the arithmetic:
//
//   ContentInfo      signedData, [0] SignedData
//   SignedData       1, { SHA-256 }, data (detached), [0] certificates, { SignerInfo }
//   SignerInfo       1, issuer and serial number, SHA-256, [0] signed attributes, algorithm,
//   signature
//
// What is signed is the set of attributes, with the tag of a SET.

#include "diag/certificate_codes.h"
#include "seal/der.h"
#include "seal/openssl.h"

#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <fmt/format.h>

#include <ctime>
#include <limits>
#include <utility>
#include <vector>

namespace zbirnyk {

namespace {

using namespace std::string_view_literals;

using OwnedCertificate = Owned<X509, X509_free>;
using OwnedPkcs12 = Owned<PKCS12, PKCS12_free>;

void free_certificates(STACK_OF(X509) * certificates) {
    sk_X509_pop_free(certificates, X509_free);
}

// Object identifiers by their content bytes.
constexpr auto Data = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01"sv;          // 1.2.840.113549.1.7.1
constexpr auto SignedData = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02"sv;    // 1.2.840.113549.1.7.2
constexpr auto ContentType = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03"sv;   // 1.2.840.113549.1.9.3
constexpr auto MessageDigest = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04"sv; // 1.2.840.113549.1.9.4
constexpr auto SigningCertificateV2 =
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F"sv;                    // …9.16.2.47
constexpr auto Sha256 = "\x60\x86\x48\x01\x65\x03\x04\x02\x01"sv;        // 2.16.840.1.101.3.4.2.1
constexpr auto RsaWithSha256 = "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B"sv; // 1.2.840.113549.1.1.11
constexpr auto EcdsaWithSha256 = "\x2A\x86\x48\xCE\x3D\x04\x03\x02"sv;   // 1.2.840.10045.4.3.2

/// The DER of what OpenSSL holds, through its function i2d_….
template <typename T>
std::string der_of(const T* held, int (*write)(const T*, unsigned char**)) {
    const int size = write(held, nullptr);
    must(size > 0);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    auto* at = reinterpret_cast<unsigned char*>(bytes.data());
    write(held, &at);
    return bytes;
}

std::string text_of(const auto& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string attribute(std::string_view type, std::string value) {
    return der::sequence({der::object_id(type), der::set_of({std::move(value)})});
}

} // namespace

/// The parts of a signature that are the same for every document.
struct DocumentSigner::Content {
    OwnedKey key;
    OwnedCertificate certificate;
    std::string certificates;       ///< [0] of SignedData
    std::string signer;             ///< issuer and serial number
    std::string algorithm;          ///< of the signature
    std::string certificate_digest; ///< the attribute that names the certificate
};

namespace {

/// Reads one PKCS #12 file and says what is wrong with it.
class Pkcs12Reader {
  public:
    Pkcs12Reader(Span from, Diagnostics& diagnostics)
        : from_(from)
        , diagnostics_(diagnostics) {}

    struct Parts {
        OwnedKey key;
        OwnedCertificate certificate;
        std::vector<std::string> chain; ///< DER of the other certificates
    };

    std::optional<Parts> read(std::string_view bytes, const std::string& passphrase) {
        const unsigned char* at = octets(bytes);
        const bool fits = bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max());
        const OwnedPkcs12 file{
            fits ? d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())) : nullptr};
        if (!file)
            return fail(
                codes::SealKeyBroken,
                "this is no PKCS #12 file",
                "the key for signing documents is a file .p12 or .pfx that holds the private key "
                "and its certificate");
        if (PKCS12_mac_present(file.get()) == 1 &&
            PKCS12_verify_mac(file.get(), passphrase.c_str(), -1) != 1 &&
            !(passphrase.empty() && PKCS12_verify_mac(file.get(), nullptr, 0) == 1))
            return fail(
                codes::SealKeyPassphrase,
                "the passphrase does not open the PKCS #12 file",
                "check the keyboard layout and capital letters");
        EVP_PKEY* key = nullptr;
        X509* certificate = nullptr;
        STACK_OF(X509)* others = nullptr;
        const bool parsed =
            PKCS12_parse(file.get(), passphrase.c_str(), &key, &certificate, &others) == 1;
        Parts parts{OwnedKey{key}, OwnedCertificate{certificate}, {}};
        const Owned<STACK_OF(X509), free_certificates> others_owner{others};
        if (!parsed)
            return fail(
                codes::SealKeyBroken,
                "the PKCS #12 file is damaged, or enciphered in a way that is given up",
                "export it again, with AES: `openssl pkcs12 -export` of OpenSSL 3 does");
        if (!parts.key || !parts.certificate)
            return fail(
                codes::SealKeyKind,
                "the PKCS #12 file lacks the private key or the certificate that fits it",
                "export the certificate together with its private key");
        for (int i = 0; others != nullptr && i < sk_X509_num(others); ++i) {
            parts.chain.push_back(der_of<X509>(sk_X509_value(others, i), i2d_X509));
        }
        return check_kind(std::move(parts));
    }

  private:
    std::optional<Parts> check_kind(Parts parts) {
        const int kind = EVP_PKEY_get_base_id(parts.key.get());
        if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_EC)
            return parts;
        return fail(
            codes::SealKeyKind,
            "documents are signed with RSA or ECDSA, and this key is neither",
            "readers of PDF know no other kinds: ask for a certificate for an RSA or ECDSA key");
    }

    std::optional<Parts> fail(Code code, std::string message, std::string hint) {
        diagnostics_.error(code, from_, std::move(message), std::move(hint));
        return std::nullopt;
    }

    Span from_;
    Diagnostics& diagnostics_;
};

} // namespace

DocumentSigner::DocumentSigner(std::shared_ptr<const Content> content)
    : content_(std::move(content)) {}

std::optional<DocumentSigner> DocumentSigner::from_pkcs12(
    std::string_view bytes, std::string_view passphrase, Span from, Diagnostics& diagnostics) {
    const OpensslErrors errors;
    auto parts = Pkcs12Reader(from, diagnostics).read(bytes, std::string(passphrase));
    if (!parts)
        return std::nullopt;
    const X509* const certificate = parts->certificate.get();
    const std::string own = der_of<X509>(certificate, i2d_X509);
    Content content;
    content.signer = der::sequence(
        {der_of<X509_NAME>(X509_get_issuer_name(certificate), i2d_X509_NAME),
         der_of<ASN1_INTEGER>(X509_get0_serialNumber(certificate), i2d_ASN1_INTEGER)});
    content.algorithm =
        EVP_PKEY_get_base_id(parts->key.get()) == EVP_PKEY_RSA
            ? der::sequence({der::object_id(RsaWithSha256), der::element(der::Tag::Null, "")})
            : der::sequence({der::object_id(EcdsaWithSha256)});
    const std::string digest = der::element(der::Tag::Octets, text_of(sha256(own)));
    content.certificate_digest =
        attribute(SigningCertificateV2, der::sequence({der::sequence({der::sequence({digest})})}));
    parts->chain.push_back(own);
    content.certificates = der::set_of(std::move(parts->chain), der::Tag::Context0);
    content.key = std::move(parts->key);
    content.certificate = std::move(parts->certificate);
    return DocumentSigner(std::make_shared<const Content>(std::move(content)));
}

std::string DocumentSigner::name() const {
    const X509_NAME* const subject = X509_get_subject_name(content_->certificate.get());
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0)
        return "";
    unsigned char* text = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0)
        return "";
    std::string name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return name;
}

std::string DocumentSigner::valid_until() const {
    std::tm end{};
    must_succeed(ASN1_TIME_to_tm(X509_get0_notAfter(content_->certificate.get()), &end));
    return fmt::format("{:04}-{:02}-{:02}", end.tm_year + 1900, end.tm_mon + 1, end.tm_mday);
}

std::string DocumentSigner::sign(const Digest& content) const {
    const std::vector<std::string> attributes{
        attribute(ContentType, der::object_id(Data)),
        attribute(MessageDigest, der::element(der::Tag::Octets, text_of(content))),
        content_->certificate_digest};
    const std::string signed_bytes = der::set_of(attributes);

    const OwnedDigest context{must(EVP_MD_CTX_new())};
    must_succeed(
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, content_->key.get()));
    std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(content_->key.get())), '\0');
    std::size_t size = signature.size();
    must_succeed(EVP_DigestSign(
        context.get(),
        reinterpret_cast<unsigned char*>(signature.data()),
        &size,
        octets(signed_bytes),
        signed_bytes.size()));
    signature.resize(size);

    const std::string sha256_id = der::sequence({der::object_id(Sha256)});
    const std::string signer_info = der::sequence(
        {der::small_integer(1),
         content_->signer,
         sha256_id,
         der::set_of(attributes, der::Tag::Context0),
         content_->algorithm,
         der::element(der::Tag::Octets, signature)});
    const std::string signed_data = der::sequence(
        {der::small_integer(1),
         der::set_of({sha256_id}),
         der::sequence({der::object_id(Data)}),
         content_->certificates,
         der::set_of({signer_info})});
    return der::sequence(
        {der::object_id(SignedData), der::element(der::Tag::Context0, signed_data)});
}

std::size_t DocumentSigner::max_size() const {
    // All but the signature and the lengths around it is counted; five lengths of 3 bytes at most.
    constexpr std::size_t Fixed = 256;
    return Fixed + content_->certificates.size() + content_->signer.size() +
           content_->algorithm.size() + content_->certificate_digest.size() +
           static_cast<std::size_t>(EVP_PKEY_get_size(content_->key.get()));
}

} // namespace zbirnyk
