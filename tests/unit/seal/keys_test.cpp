#include "seal/keys.h"

#include "../../support/seal_keys.h"

#include <algorithm>
#include <thread>
#include <vector>

using namespace zbirnyk;

namespace {

/// RFC 8032, section 7.1, tests 1 to 3 and that of 1,023 bytes left out: its message is a page.
struct Vector {
    std::string_view secret, key, message, signature;
};

constexpr Vector Vectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
     "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
     "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
     "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

template <std::size_t Size>
std::array<std::uint8_t, Size> array_of(std::string_view digits) {
    const std::string bytes = from_hex(digits);
    std::array<std::uint8_t, Size> array{};
    REQUIRE(bytes.size() == Size);
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

/// The code that reading the PEM gives; empty when it is read.
std::string_view code_of(std::string_view pem, std::string_view passphrase) {
    Diagnostics diagnostics;
    const auto key = SigningKey::from_pem(pem, passphrase, {}, diagnostics);
    CHECK(key.has_value() != diagnostics.has_errors());
    if (key)
        return "";
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(!diagnostics.items()[0].hint.empty());
    return diagnostics.items()[0].code.name;
}

} // namespace

TEST_CASE("signatures are those of RFC 8032") {
    for (const Vector& vector : Vectors) {
        Diagnostics diagnostics;
        const auto key = SigningKey::from_pem(pem_of(from_hex(vector.secret)), "", {}, diagnostics);
        REQUIRE(key);
        CHECK(key->public_key() == array_of<32>(vector.key));
        const std::string message = from_hex(vector.message);
        const auto signature = array_of<64>(vector.signature);
        CHECK(key->sign(message) == signature);
        CHECK(verify(message, signature, key->public_key()));
        CHECK(!verify(message + "x", signature, key->public_key()));
    }
}

TEST_CASE("a key id is the start of the digest of the key") {
    CHECK(key_id(array_of<32>(Vectors[0].key)) == array_of<4>("21fe31df"));
}

TEST_CASE("a signature that is not below the order of the group is refused") {
    const Vector& vector = Vectors[1];
    auto signature = array_of<64>(vector.signature);
    signature[63] |= 0xE0;
    CHECK(!verify(from_hex(vector.message), signature, array_of<32>(vector.key)));
    PublicKey no_point{};
    no_point.fill(0xFF);
    CHECK(!verify("", array_of<64>(vector.signature), no_point));
}

TEST_CASE("a key is written and read, with a passphrase and without") {
    const SigningKey key = SigningKey::make();
    CHECK(key.public_key() != SigningKey::make().public_key());
    Diagnostics diagnostics;
    const std::string plain = key.to_pem("");
    CHECK(plain.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    const std::string locked = key.to_pem("пароль з пробілом");
    CHECK(locked.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    const auto again = SigningKey::from_pem(plain, "", {}, diagnostics);
    const auto unlocked = SigningKey::from_pem(locked, "пароль з пробілом", {}, diagnostics);
    REQUIRE(again);
    REQUIRE(unlocked);
    CHECK(again->public_key() == key.public_key());
    CHECK(unlocked->sign("x") == key.sign("x"));
    CHECK(diagnostics.items().empty());
    CHECK(code_of(plain, "not needed") == "");
}

TEST_CASE("what is no key is said") {
    const std::string locked = fixed_key('a').to_pem("right");
    CHECK(code_of(locked, "wrong") == "seal.key-passphrase");
    CHECK(code_of(locked, "") == "seal.key-passphrase");
    CHECK(code_of("", "") == "seal.key-broken");
    CHECK(code_of("no key", "") == "seal.key-broken");
    CHECK(code_of(locked.substr(0, locked.size() / 2), "right") == "seal.key-broken");
    const std::string cut = from_hex("302e0201003005");
    const std::string broken =
        "-----BEGIN PRIVATE KEY-----\n" + base64(cut) + "\n-----END PRIVATE KEY-----\n";
    CHECK(code_of(broken, "") == "seal.key-broken");
    // X25519 (RFC 8410): the same form, another use.
    const std::string other = from_hex("302e020100300506032b656e04220420") + std::string(32, 'k');
    CHECK(
        code_of(
            "-----BEGIN PRIVATE KEY-----\n" + base64(other) + "\n-----END PRIVATE KEY-----\n",
            "") == "seal.key-kind");
    CHECK(
        code_of("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n", "") ==
        "seal.key-kind");
}

TEST_CASE("threads share a key") {
    const SigningKey key = fixed_key('t');
    const Signature expected = key.sign("message");
    std::vector<int> same(4);
    std::vector<std::thread> threads;
    for (int& count : same) {
        threads.emplace_back([&key, &expected, &count] {
            for (int i = 0; i < 200; ++i) {
                count += key.sign("message") == expected ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK(same == std::vector<int>(4, 200));
}
