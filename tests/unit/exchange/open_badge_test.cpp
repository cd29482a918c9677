#include "exchange/open_badge.h"

#include "exchange/canonical_quads.h"
#include "exchange/did_key.h"
#include "seal/digest.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

// The test vector of the implementation guide of Open Badges 3.0 ("Linked Data Proof").
constexpr std::string_view VectorCredential = R"({
  "@context": ["https://www.w3.org/ns/credentials/v2",
               "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
  "id": "http://example.com/credentials/3527",
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "issuer": {"id": "https://example.edu/issuers/565049", "type": ["Profile"],
             "url": "https://www.imsglobal.org", "name": "Example Corp"},
  "validFrom": "2010-01-01T00:00:00Z",
  "name": "Teamwork Badge",
  "credentialSubject": {
    "id": "did:example:ebfeb1f712ebc6f1c276e12ec21", "type": ["AchievementSubject"],
    "achievement": {
      "id": "https://example.com/achievements/21st-century-skills/teamwork",
      "type": ["Achievement"],
      "criteria": {"narrative": "Team members are nominated for this badge by their peers and recognized upon review by Example Corp management."},
      "description": "This badge recognizes the development of the capacity to collaborate within a group environment.",
      "name": "Teamwork"}}})";
constexpr std::string_view VectorProof = R"({
  "type": "DataIntegrityProof", "created": "2010-01-01T19:23:24Z",
  "verificationMethod": "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
  "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod"})";
constexpr std::string_view VectorKey = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";
constexpr std::string_view VectorValue =
    "z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr";

OpenBadge sample() {
    OpenBadge badge;
    badge.issuer = {"Центр", "https://centre.example/", "centre@example.org"};
    badge.achievement = {
        "cert", "Круглий стіл «Вода»", "Захід", "Участь.\n\n- вміє", "2020-06-09", "2020-06-11"};
    badge.title = "Сертифікат";
    badge.number = "К-2020/0001";
    badge.name = "Вигадана Олена";
    badge.email = "Olena@example.org";
    badge.issued = "2020-06-11";
    return badge;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

} // namespace

TEST_CASE("a credential is canonised as the standard's test vector says") {
    const auto document = canonical_quads(VectorCredential);
    const auto proof = canonical_quads(VectorProof);
    REQUIRE(document);
    REQUIRE(proof);
    CHECK(
        hex(sha256(*document)) ==
        "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773");
    CHECK(
        hex(sha256(*proof)) == "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19");
    const auto key = key_of("did:key:" + std::string(VectorKey));
    const auto value = from_multibase(VectorValue);
    REQUIRE(key);
    REQUIRE(value);
    Signature signature{};
    REQUIRE(value->size() == signature.size());
    std::ranges::copy(*value, signature.begin());
    std::string bytes(bytes_of(sha256(*proof)));
    bytes += bytes_of(sha256(*document));
    CHECK(verify(bytes, signature, *key));
}

TEST_CASE("what is not understood is not canonised") {
    CHECK(
        canonical_quads(R"({"id":"urn:a","name":"б"})") ==
        "<urn:a> <https://schema.org/name> \"б\" .\n");
    CHECK(
        canonical_quads(R"({"id":"urn:a","name":"б\n\"в\\"})") ==
        "<urn:a> <https://schema.org/name> \"б\\n\\\"в\\\\\" .\n");
    for (const char* text :
         {R"({"id":"urn:a","grade":"5"})",
          R"({"id":"urn:a","type":"Diploma"})",
          R"({"id":"без схеми","name":"б"})",
          R"({"id":"urn:a b","name":"б"})",
          R"({"id":"urn:a","name":1})",
          R"({"id":"urn:a","name":[["б"]]})",
          R"({"id":"urn:a","name":"\u0001"})",
          R"({"id":"urn:a","hashed":"так"})",
          R"({"id":"urn:a","issuer":"urn:b"})",
          R"({"id":"urn:a","issuer":{"@context":"https://a.example","name":"б"}})",
          R"({"id":"urn:a","identifier":[{"salt":"1"},{"salt":"1"}]})",
          R"([])",
          R"({)",
          ""})
        CHECK_FALSE(canonical_quads(text));
    CHECK_FALSE(canonical_quads(std::string(100000, '[')));
}

TEST_CASE("a key and its identifier say the same") {
    const PublicKey key = SigningKey::make().public_key();
    CHECK(did_of(key).starts_with("did:key:z6Mk"));
    CHECK(key_of(did_of(key)) == key);
    CHECK(to_multibase(std::string_view("\0\0\1", 3)) == "z112");
    CHECK(from_multibase("z112") == std::string("\0\0\1", 3));
    CHECK(to_multibase("Hello World!") == "z2NEpo7TZRRrLZSi2U");
    for (const char* wrong : {"", "did:key:", "did:key:z0", "did:key:z6Mk", "did:web:a.example"})
        CHECK_FALSE(key_of(wrong));
}

TEST_CASE("a credential is genuine until a letter of it is changed") {
    const SigningKey key = SigningKey::make();
    const std::string text = make_open_badge(sample(), key, "2020-06-12T08:00:00Z");
    CHECK(text == make_open_badge(sample(), key, "2020-06-12T08:00:00Z"));
    CHECK(text.find("olena") == std::string::npos);
    const auto read = read_open_badge(text);
    REQUIRE(read);
    CHECK(read->genuine);
    CHECK(read->number == "К-2020/0001");
    CHECK(read->key == key.public_key());
    for (const auto& [what, with] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Вигадана", "Вигадано"},
             {"К-2020/0001", "К-2020/0002"},
             {"2020-06-12T08", "2020-06-12T09"},
             {"\"hashed\":true", "\"hashed\":false"},
             {"\"name\":\"Сертифікат\"", "\"name\":\"Диплом\""},
             {"\"role\"", "\"grade\""}}) {
        if (text.find(what) == std::string::npos)
            continue;
        const auto forged = read_open_badge(replaced(text, what, with));
        REQUIRE(forged);
        CHECK_FALSE(forged->genuine);
    }
    const std::string other = did_of(SigningKey::make().public_key());
    const auto claimed = read_open_badge(replaced(text, did_of(key.public_key()), other));
    CHECK((!claimed || !claimed->genuine));
}

TEST_CASE("what is no credential is not read as one") {
    for (
        const char* text :
        {"",
         "{}",
         "null",
         R"({"proof":{}})",
         R"({"proof":[1,2]})",
         R"({"proof":[{"verificationMethod":"did:key:z6Mk"}],"credentialSubject":{"licenseNumber":"1"}})"})
        CHECK_FALSE(read_open_badge(text));
}
