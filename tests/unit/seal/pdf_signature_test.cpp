#include "seal/pdf_signature.h"

#include "../../support/seal_keys.h"
#include "seal/der.h"

#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <memory>

using namespace zbirnyk;

namespace {

template <auto Free>
struct Deleter {
    void operator()(auto* held) const { Free(held); }
};

using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;

Key make_key(std::string_view kind) {
    if (kind == "RSA")
        return Key{EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})};
    if (kind == "EC")
        return Key{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")};
    return Key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")};
}

/// A certificate that its key has signed itself, from 2020 to 2039.
Certificate make_certificate(EVP_PKEY* key, const EVP_MD* digest) {
    Certificate made{X509_new()};
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 4711);
    ASN1_TIME_set_string(X509_getm_notBefore(made.get()), "20200101000000Z");
    ASN1_TIME_set_string(X509_getm_notAfter(made.get()), "20391231235959Z");
    const std::string_view name = "Центр, що видає";
    X509_NAME_add_entry_by_txt(
        X509_get_subject_name(made.get()),
        "CN",
        MBSTRING_UTF8,
        reinterpret_cast<const unsigned char*>(name.data()),
        static_cast<int>(name.size()),
        -1,
        0);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    X509_set_pubkey(made.get(), key);
    REQUIRE(X509_sign(made.get(), key, digest) > 0);
    return made;
}

std::string pkcs12_of(std::string_view kind, const char* passphrase) {
    const Key key = make_key(kind);
    const Certificate certificate =
        make_certificate(key.get(), kind == "ED25519" ? nullptr : EVP_sha256());
    const std::unique_ptr<PKCS12, Deleter<PKCS12_free>> file{
        PKCS12_create(passphrase, "k", key.get(), certificate.get(), nullptr, 0, 0, 0, 0, 0)};
    REQUIRE(file);
    std::string bytes(static_cast<std::size_t>(i2d_PKCS12(file.get(), nullptr)), '\0');
    auto* at = reinterpret_cast<unsigned char*>(bytes.data());
    i2d_PKCS12(file.get(), &at);
    return bytes;
}

DocumentSigner signer_of(std::string_view kind) {
    Diagnostics diagnostics;
    auto signer = DocumentSigner::from_pkcs12(pkcs12_of(kind, "пароль"), "пароль", {}, diagnostics);
    REQUIRE(signer);
    return *signer;
}

std::string_view code_of(std::string_view bytes, std::string_view passphrase) {
    Diagnostics diagnostics;
    const auto signer = DocumentSigner::from_pkcs12(bytes, passphrase, {}, diagnostics);
    REQUIRE(signer.has_value() != diagnostics.has_errors());
    return signer ? "" : diagnostics.items()[0].code.name;
}

/// A PDF of one empty page with an invisible signature field; the dictionary is object 5.
std::string unsigned_pdf(std::size_t digits) {
    const std::string objects[] = {
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[4 0 R]>>",
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/Rect[0 0 0 0]/F 132/P 3 0 R/V 5 0 R>>",
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20200611120000Z)"
        "/ByteRange [0 0000000000 0000000000 0000000000]/Contents <" +
            std::string(digits, '0') + ">>>"};
    std::string pdf = "%PDF-1.7\n";
    std::string table = "xref\n0 6\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < std::size(objects); ++i) {
        const std::string offset = std::to_string(pdf.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(pdf.size());
    return pdf + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

PdfSignatureState state_of(std::string_view pdf) {
    return check_pdf_signature(pdf).state;
}

} // namespace

TEST_CASE("elements of DER have their length") {
    CHECK(
        der::element(der::Tag::Octets, "ab") == "\x04\x02"
                                                "ab");
    CHECK(der::element(der::Tag::Octets, std::string(0x80, 'x')).substr(0, 3) == "\x04\x81\x80");
    CHECK(
        der::element(der::Tag::Octets, std::string(0x1234, 'x')).substr(0, 4) ==
        "\x04\x82\x12\x34");
    CHECK(
        der::set_of({"b", "a", "ab"}) == "\x31\x04"
                                         "aabb");
}

TEST_CASE("a PDF is signed with RSA and with ECDSA, and a change of any byte is detected") {
    for (const auto* const kind : {"RSA", "EC"}) {
        const DocumentSigner signer = signer_of(kind);
        CHECK(signer.name() == "Центр, що видає");
        CHECK(signer.valid_until() == "2039-12-31");
        const std::string empty = unsigned_pdf(2 * signer.max_size());
        CHECK(state_of(empty) == PdfSignatureState::Reserved);
        std::string pdf = empty;
        REQUIRE(sign_pdf(pdf, signer));
        CHECK(pdf.size() == empty.size());
        const PdfSignature checked = check_pdf_signature(pdf);
        CHECK(checked.state == PdfSignatureState::Valid);
        CHECK(checked.signer == "Центр, що видає");
        const std::size_t contents = pdf.find("/Contents <") + 11;
        const std::size_t contents_end = pdf.find('>', contents);
        for (std::size_t i = 0; i < pdf.size(); ++i) {
            const bool inside = i >= contents && i < contents_end;
            if (inside && i % 5 != 0)
                continue;
            std::string changed = pdf;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            // Some bytes of a CMS say nothing of the content (its version, the zeros behind it);
            // but no change of them may show another signer.
            const PdfSignature forged = check_pdf_signature(changed);
            const bool same = inside && forged.signer == "Центр, що видає";
            CHECK_MESSAGE((forged.state != PdfSignatureState::Valid || same), kind, " byte ", i);
        }
        std::string other_page = pdf;
        other_page.replace(other_page.find("200 100"), 7, "200 900");
        CHECK(state_of(other_page) == PdfSignatureState::Changed);
        std::string other_algorithm = pdf; // SHA-256 becomes an identifier that nobody knows
        for (std::size_t at = 0;
             (at = other_algorithm.find("608648016503040201")) != std::string::npos;) {
            other_algorithm.replace(at, 18, "60864801650304027f");
        }
        CHECK(state_of(other_algorithm) == PdfSignatureState::Foreign);
        CHECK(state_of(pdf + "\n") == PdfSignatureState::Changed);
        CHECK(state_of(pdf.substr(0, pdf.size() - 1)) == PdfSignatureState::Broken);
        CHECK(!sign_pdf(pdf, signer)); // no empty place is left
    }
}

TEST_CASE("the same document gives the same signature with RSA") {
    const DocumentSigner signer = signer_of("RSA");
    std::string first = unsigned_pdf(2 * signer.max_size());
    std::string second = first;
    REQUIRE(sign_pdf(first, signer));
    REQUIRE(sign_pdf(second, signer));
    CHECK(first == second);
    CHECK(signer.sign({}).size() <= signer.max_size());
    CHECK(
        signer.sign({}).find("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x05") ==
        std::string::npos); // signing time
}

TEST_CASE("a place that is missing, too small or not the only one is refused") {
    const DocumentSigner signer = signer_of("EC");
    const auto refuses = [&signer](std::string pdf) {
        const std::string before = pdf;
        return !sign_pdf(pdf, signer) && pdf == before;
    };
    const std::string sound = unsigned_pdf(2 * signer.max_size());
    CHECK(!refuses(sound));
    CHECK(refuses(unsigned_pdf(2 * signer.max_size() - 2)));
    CHECK(refuses(""));
    CHECK(refuses("%PDF-1.7"));
    CHECK(refuses(sound + sound));
    std::string narrow = sound;
    narrow.replace(narrow.find(" 0000000000 0000000000 0000000000]"), 34, "]");
    CHECK(refuses(narrow));
}

TEST_CASE("what is no signature is told from what was changed") {
    CHECK(state_of("") == PdfSignatureState::None);
    CHECK(state_of("%PDF-1.7 /ByteRange") == PdfSignatureState::None);
    CHECK(state_of("%PDF-1.7 /ByteRange [0 1 2]") == PdfSignatureState::Broken);
    CHECK(
        state_of("%PDF-1.7 /ByteRange [0 99999999999999999999999 2 3]") ==
        PdfSignatureState::Broken);
    const std::string text = "/ByteRange [0 26 34 1]    <30030200> ";
    CHECK(state_of(text) == PdfSignatureState::Broken);
}

TEST_CASE("what is no key for documents is said") {
    const std::string sound = pkcs12_of("EC", "right");
    CHECK(code_of(sound, "right") == "");
    CHECK(code_of(sound, "wrong") == "seal.key-passphrase");
    CHECK(code_of(sound, "") == "seal.key-passphrase");
    CHECK(code_of(pkcs12_of("EC", ""), "") == "");
    CHECK(code_of("", "") == "seal.key-broken");
    CHECK(code_of(sound.substr(0, 100), "right") == "seal.key-broken");
    CHECK(code_of(pkcs12_of("ED25519", "right"), "right") == "seal.key-kind");
}
