#include "seal/pdf_signature.h"

#include "seal/openssl.h"

#include <openssl/cms.h>
#include <openssl/ess.h>
#include <openssl/x509.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace zbirnyk {

namespace {

using OwnedCms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedReference = Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;

void free_signers(STACK_OF(X509) * signers) {
    sk_X509_free(signers); // the certificates are the CMS's own
}

/// A stretch of the file.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The value of a name that stands at `at`: what lies between `open` and `close`, if both are there
/// with blanks alone before them and only `allowed` between them.
std::optional<Stretch>
value_after(std::string_view pdf, std::size_t at, char open, char close, std::string_view allowed) {
    const std::size_t begin = pdf.find_first_not_of(" \r\n\t", at);
    if (begin == std::string_view::npos || pdf[begin] != open)
        return std::nullopt;
    const std::size_t end = pdf.find_first_not_of(allowed, begin + 1);
    if (end == std::string_view::npos || pdf[end] != close)
        return std::nullopt;
    return Stretch{begin + 1, end};
}

/// Where a signature goes.
struct Slot {
    Stretch range;    ///< between the brackets of /ByteRange
    Stretch contents; ///< the zeros of /Contents
};

constexpr std::string_view Contents = "/Contents";
constexpr std::string_view ByteRange = "/ByteRange";
constexpr std::string_view Numbers = "0123456789 \r\n\t";

/// The /ByteRange of the object that holds these zeros. A signature dictionary is short.
std::optional<Stretch> range_near(std::string_view pdf, const Stretch& zeros) {
    constexpr std::size_t Reach = 4096;
    const std::size_t window = zeros.begin - std::min(zeros.begin, Reach);
    const std::string_view before = pdf.substr(window, zeros.begin - window);
    const std::string_view after = pdf.substr(zeros.end, Reach);
    const std::size_t object = before.rfind(" obj");
    if (object == std::string_view::npos)
        return std::nullopt;
    std::size_t name = before.find(ByteRange, object);
    if (name != std::string_view::npos) {
        name += window;
    } else {
        name = after.substr(0, after.find("endobj")).find(ByteRange);
        if (name == std::string_view::npos)
            return std::nullopt;
        name += zeros.end;
    }
    return value_after(pdf, name + ByteRange.size(), '[', ']', Numbers);
}

std::optional<Slot> find_slot(std::string_view pdf) {
    std::optional<Slot> slot;
    for (std::size_t at = 0; (at = pdf.find(Contents, at)) != std::string_view::npos;) {
        at += Contents.size();
        const auto zeros = value_after(pdf, at, '<', '>', "0");
        if (!zeros || zeros->begin == zeros->end)
            continue;
        const auto range = range_near(pdf, *zeros);
        if (!range)
            continue;
        if (slot)
            return std::nullopt; // two of them: which one is meant cannot be known
        slot = Slot{*range, *zeros};
    }
    return slot;
}

/// The bytes before `<` and those after `>`.
struct Covered {
    std::string_view before, after;
};

Covered covered_by(std::string_view pdf, const Stretch& contents) {
    return {pdf.substr(0, contents.begin - 1), pdf.substr(contents.end + 1)};
}

Digest digest_of(const Covered& covered) {
    Digest digest{};
    const OwnedDigest context{must(EVP_MD_CTX_new())};
    must_succeed(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr));
    must_succeed(EVP_DigestUpdate(context.get(), covered.before.data(), covered.before.size()));
    must_succeed(EVP_DigestUpdate(context.get(), covered.after.data(), covered.after.size()));
    must_succeed(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr));
    return digest;
}

/// A signature that was found: its digits, and whether something follows what it covers.
struct Found {
    Stretch contents;
    std::size_t end = 0; ///< of what it covers
};

/// The numbers of a /ByteRange that covers all from the start of the file but one hexadecimal
/// string.
std::optional<Found> read_range(std::string_view pdf, std::string_view numbers) {
    std::array<std::size_t, 4> values{};
    for (std::size_t& value : values) {
        numbers.remove_prefix(std::min(numbers.find_first_of("0123456789"), numbers.size()));
        const auto [rest, error] =
            std::from_chars(numbers.data(), numbers.data() + numbers.size(), value);
        if (error != std::errc() || value > pdf.size())
            return std::nullopt;
        numbers.remove_prefix(static_cast<std::size_t>(rest - numbers.data()));
    }
    const auto [start, length, second, second_length] = values;
    const bool sound = start == 0 && length + 2 <= second && second <= pdf.size() &&
                       second_length <= pdf.size() - second;
    if (!sound || numbers.find_first_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    const auto digits = value_after(pdf, length, '<', '>', "0123456789abcdefABCDEF");
    if (!digits || digits->begin != length + 1 || digits->end + 1 != second)
        return std::nullopt;
    return Found{*digits, second + second_length};
}

std::string from_hex(std::string_view digits) {
    std::string bytes;
    bytes.reserve(digits.size() / 2);
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

/// The certificate of the first signer, as the CMS holds it; none when it does not.
X509* signer_of(CMS_ContentInfo* cms) {
    const Owned<STACK_OF(X509), free_signers> signers{CMS_get0_signers(cms)};
    return signers && sk_X509_num(signers.get()) > 0 ? sk_X509_value(signers.get(), 0) : nullptr;
}

std::string common_name(const X509* certificate) {
    const X509_NAME* const subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    unsigned char* text = nullptr;
    const int size = at < 0
                         ? -1
                         : ASN1_STRING_to_UTF8(
                               &text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0)
        return "";
    std::string name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return name;
}

/// Whether the certificate is the one that was signed for. Its own bytes are not covered by the
/// signature, so without this another name could be put in. Older signatures lack the reference.
bool is_signed_for(CMS_ContentInfo* cms, X509* certificate) {
    STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(cms);
    const CMS_SignerInfo* const signer = sk_CMS_SignerInfo_value(signers, 0);
    const auto* const attribute = static_cast<const ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(
        signer, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), -1, V_ASN1_SEQUENCE));
    if (attribute == nullptr)
        return CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificateV2, -1) < 0;
    const unsigned char* at = ASN1_STRING_get0_data(attribute);
    const OwnedReference reference{
        d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(attribute))};
    const Owned<STACK_OF(X509), free_signers> chain{must(sk_X509_new_null())};
    must(sk_X509_push(chain.get(), certificate) > 0);
    return reference && OSSL_ESS_check_signing_certs(nullptr, reference.get(), chain.get(), 1) == 1;
}

/// Whether OpenSSL has queued this reason; the queue is empty then.
bool has_error(int reason) {
    bool found = false;
    for (unsigned long error = 0; (error = ERR_get_error()) != 0;) {
        found = found || (ERR_GET_LIB(error) == ERR_LIB_CMS && ERR_GET_REASON(error) == reason);
    }
    return found;
}

PdfSignature check_found(std::string_view pdf, const Found& found) {
    const std::string bytes = from_hex(found.contents.of(pdf));
    if (bytes.find_first_not_of('\0') == std::string::npos)
        return {PdfSignatureState::Reserved, ""};
    if (pdf.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return {PdfSignatureState::Broken, ""};
    const unsigned char* at = octets(bytes);
    const OwnedCms cms{d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size()))};
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed ||
        CMS_is_detached(cms.get()) != 1)
        return {PdfSignatureState::Broken, ""};
    const Covered covered = covered_by(pdf.substr(0, found.end), found.contents);
    const std::string content = std::string(covered.before).append(covered.after);
    const OwnedBio source{must(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())))};
    constexpr unsigned Flags = CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    if (CMS_verify(cms.get(), nullptr, nullptr, source.get(), nullptr, Flags) != 1) {
        const bool misses = has_error(CMS_R_VERIFICATION_FAILURE);
        return {misses ? PdfSignatureState::Changed : PdfSignatureState::Foreign, ""};
    }
    X509* const signer = signer_of(cms.get());
    if (signer == nullptr || !is_signed_for(cms.get(), signer))
        return {PdfSignatureState::Changed, ""};
    const bool whole = found.end == pdf.size();
    return {whole ? PdfSignatureState::Valid : PdfSignatureState::Changed, common_name(signer)};
}

/// The place for a signature of at most `size` bytes, its /ByteRange filled in; nothing, and
/// nothing changed, when it is too small.
std::optional<Slot> prepared_slot(std::string& pdf, std::size_t size) {
    const auto slot = find_slot(pdf);
    if (!slot || slot->contents.end - slot->contents.begin < 2 * size)
        return std::nullopt;
    const std::size_t second = slot->contents.end + 1;
    std::string range =
        fmt::format("0 {} {} {}", slot->contents.begin - 1, second, pdf.size() - second);
    const std::size_t room = slot->range.end - slot->range.begin;
    if (range.size() > room)
        return std::nullopt;
    range.append(room - range.size(), ' ');
    pdf.replace(slot->range.begin, room, range);
    return slot;
}

void fill(std::string& pdf, const Slot& slot, std::string_view signature) {
    std::string digits;
    for (const char byte : signature) {
        digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    }
    pdf.replace(slot.contents.begin, digits.size(), digits);
}

} // namespace

std::optional<std::string> sign_pdf(std::string& pdf, const DocumentSigner& signer) {
    const auto slot = prepared_slot(pdf, signer.max_size());
    if (!slot)
        return std::nullopt;
    std::string signature = signer.sign(digest_of(covered_by(pdf, slot->contents)));
    fill(pdf, *slot, signature);
    return signature;
}

bool place_signature(std::string& pdf, std::string_view signature) {
    const auto slot = prepared_slot(pdf, signature.size());
    if (slot)
        fill(pdf, *slot, signature);
    return slot.has_value();
}

PdfSignature check_pdf_signature(std::string_view pdf) {
    const OpensslErrors errors;
    std::optional<Found> farthest;
    bool named = false;
    for (std::size_t at = 0; (at = pdf.find(ByteRange, at)) != std::string_view::npos;) {
        at += ByteRange.size();
        const auto range = value_after(pdf, at, '[', ']', Numbers);
        const auto found = range ? read_range(pdf, range->of(pdf)) : std::nullopt;
        named = named || range.has_value();
        if (found && (!farthest || found->end > farthest->end))
            farthest = found;
    }
    if (farthest)
        return check_found(pdf, *farthest);
    if (find_slot(pdf))
        return {PdfSignatureState::Reserved, ""};
    return {named ? PdfSignatureState::Broken : PdfSignatureState::None, ""};
}

} // namespace zbirnyk
