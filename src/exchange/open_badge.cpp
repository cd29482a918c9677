#include "exchange/open_badge.h"

#include "exchange/canonical_quads.h"
#include "exchange/did_key.h"
#include "exchange/shallow_json.h"
#include "seal/digest.h"

#include <algorithm>

namespace zbirnyk {

namespace {

using nlohmann::json;

/// What is larger is no credential of one certificate.
constexpr std::size_t MaxSize = 256 * 1024;

/// An identifier that follows from a text (RFC 9562, UUID version 8: the digits are a SHA-256).
std::string uuid_of(std::string_view text) {
    std::string digits = hex(sha256(text)).substr(0, 32);
    digits[12] = '8';
    constexpr std::string_view Variant = "89ab";
    digits[16] = Variant[static_cast<std::size_t>(digits[16]) % Variant.size()];
    for (const std::size_t at : {20, 16, 12, 8})
        digits.insert(at, "-");
    return "urn:uuid:" + digits;
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts)
        text.append(part).append("\n");
    return text;
}

void set_text(json& object, const char* name, const std::string& text) {
    if (!text.empty())
        object[name] = text;
}

std::string first_moment(const std::string& day) {
    return day.empty() ? std::string() : day + "T00:00:00Z";
}

json identity(std::string type, std::string text) {
    return {
        {"type", "IdentityObject"},
        {"identityType", std::move(type)},
        {"hashed", false},
        {"identityHash", std::move(text)}};
}

/// An address that only who knows it finds in the credential. The salt is one that no one can
/// guess, and that a second run finds again.
json hashed_address(const OpenBadge& badge, const SigningKey& key) {
    const Signature signature = key.sign("salt of the address with " + badge.number);
    const std::string_view bytes(reinterpret_cast<const char*>(signature.data()), signature.size());
    const std::string salt = hex(sha256(bytes)).substr(0, 16);
    std::string address = badge.email;
    std::ranges::transform(
        address, address.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    json object = identity("emailAddress", "sha256$" + hex(sha256(address + salt)));
    object["hashed"] = true;
    object["salt"] = salt;
    return object;
}

json subject_of(const OpenBadge& badge, const SigningKey& key) {
    const OpenBadge::Achievement& what = badge.achievement;
    json achievement = {
        {"id", uuid_of(joined({"achievement", badge.issuer.name, what.series, what.name}))},
        {"type", {"Achievement"}},
        {"achievementType", "CertificateOfCompletion"},
        {"inLanguage", "uk"},
        {"name", what.name},
        {"description", what.description},
        {"criteria", {{"narrative", what.criteria}}}};
    json subject = {
        {"type", {"AchievementSubject"}},
        {"identifier", json::array({identity("name", badge.name)})},
        {"licenseNumber", badge.number},
        {"achievement", std::move(achievement)}};
    if (!badge.email.empty())
        subject["identifier"].push_back(hashed_address(badge, key));
    set_text(subject, "role", badge.role);
    set_text(subject, "activityStartDate", first_moment(what.from));
    set_text(subject, "activityEndDate", first_moment(what.to));
    return subject;
}

/// What is signed: the digests of the proof's own options and of the credential without it.
std::optional<std::string> signed_bytes(const json& credential, const json& options) {
    const auto proof = canonical_quads(options.dump());
    const auto document = canonical_quads(credential.dump());
    if (!proof || !document)
        return std::nullopt;
    std::string bytes(bytes_of(sha256(*proof)));
    return bytes.append(bytes_of(sha256(*document)));
}

const std::string* text_at(const json& object, const char* pointer) {
    const json::json_pointer path(pointer);
    return object.contains(path) ? object.at(path).get_ptr<const std::string*>() : nullptr;
}

/// The key that a proof names and its signature; nothing when they are of another kind.
std::optional<std::pair<PublicKey, Signature>> read_proof(const json& proof) {
    const std::string* method = text_at(proof, "/verificationMethod");
    const std::string* value = text_at(proof, "/proofValue");
    if (method == nullptr || value == nullptr ||
        proof.value("cryptosuite", json()) != "eddsa-rdfc-2022")
        return std::nullopt;
    const auto key = key_of(std::string_view(*method).substr(0, method->find('#')));
    const auto bytes = from_multibase(*value);
    Signature signature{};
    if (!key || !bytes || bytes->size() != signature.size())
        return std::nullopt;
    std::ranges::copy(*bytes, signature.begin());
    return std::pair(*key, signature);
}

} // namespace

std::string make_open_badge(const OpenBadge& badge, const SigningKey& key, std::string_view time) {
    const std::string did = did_of(key.public_key());
    const json context = {
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"};
    json issuer = {{"id", did}, {"type", {"Profile"}}, {"name", badge.issuer.name}};
    set_text(issuer, "url", badge.issuer.url);
    set_text(issuer, "email", badge.issuer.email);
    json credential = {
        {"@context", context},
        {"id",
         uuid_of(
             joined({"credential", badge.issuer.name, badge.achievement.series, badge.number}))},
        {"type", {"VerifiableCredential", "OpenBadgeCredential"}},
        {"name", badge.title},
        {"issuer", std::move(issuer)},
        {"validFrom", first_moment(badge.issued)},
        {"credentialSubject", subject_of(badge, key)}};
    set_text(credential, "description", badge.description);
    json proof = {
        {"@context", context},
        {"type", "DataIntegrityProof"},
        {"cryptosuite", "eddsa-rdfc-2022"},
        {"created", time},
        {"verificationMethod", did + "#" + did.substr(did.rfind(':') + 1)},
        {"proofPurpose", "assertionMethod"}};
    const auto bytes = signed_bytes(credential, proof);
    if (!bytes)
        return {};
    proof.erase("@context");
    const Signature signature = key.sign(*bytes);
    proof["proofValue"] =
        to_multibase({reinterpret_cast<const char*>(signature.data()), signature.size()});
    credential["proof"] = json::array({std::move(proof)});
    return credential.dump();
}

std::optional<ReadBadge> read_open_badge(std::string_view text) {
    if (text.size() > MaxSize)
        return std::nullopt;
    auto parsed = parse_shallow(text);
    if (!parsed || !parsed->is_object() || !parsed->contains("proof"))
        return std::nullopt;
    json& credential = *parsed;
    json proof = credential["proof"];
    if (proof.is_array() && proof.size() == 1)
        proof = json(proof[0]);
    const std::string* number = text_at(credential, "/credentialSubject/licenseNumber");
    const auto read = proof.is_object() ? read_proof(proof) : std::nullopt;
    if (!read || number == nullptr)
        return std::nullopt;
    ReadBadge badge{*number, read->first, false};
    credential.erase("proof");
    proof.erase("proofValue");
    const auto bytes = signed_bytes(credential, proof);
    const std::string* issuer = text_at(credential, "/issuer/id");
    badge.genuine = bytes && issuer != nullptr && *issuer == did_of(badge.key) &&
                    verify(*bytes, read->second, badge.key);
    return badge;
}

} // namespace zbirnyk
