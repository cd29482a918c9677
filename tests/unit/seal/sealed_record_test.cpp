#include "seal/sealed_record.h"

#include "../../support/seal_keys.h"
#include "seal/digest.h"
#include "seal/digits.h"
#include "seal/fold_name.h"
#include "seal/iso_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

using namespace zbirnyk;

namespace {

CertificateRecord sample() {
    return {"КСГ-2020/0001", "Мар’яна Ґалаґанівна Їжакевич-Щербак", "КСГ-2020", "2020-06-11", 18};
}

/// A record of any shape that a seal can hold.
CertificateRecord generated(std::mt19937& random) {
    static constexpr std::string_view Letters[] = {
        "а", "Є", "ґ", "’", "ʼ", "-", " ", "/", "0", "9", "Z", "q", "№", "é", "漢", "😀", "\u0301"};
    const auto pick = [&random](std::uint32_t below) {
        return static_cast<std::uint32_t>(random() % below);
    };
    const auto text = [&](std::uint32_t longest, std::uint32_t letters) {
        std::string made;
        for (auto left = pick(longest + 1); left > 0; --left) {
            made += Letters[pick(letters)];
        }
        return made;
    };
    const std::uint32_t letters = pick(2) == 0 ? 13 : std::size(Letters);
    CertificateRecord record{"№" + text(20, letters), text(60, letters), text(12, letters), "", 0};
    if (pick(3) == 0)
        record.name = hash_name(text(40, letters), {static_cast<std::uint8_t>(pick(256))});
    record.issued = date_after_2000(static_cast<std::uint16_t>(pick(65536)));
    record.hours = pick(2) == 0 ? pick(300) : pick(1'000'000);
    return record;
}

/// What a forger makes of bytes: the digits of the same bytes with another one at `i`.
std::string changed(std::string bytes, std::size_t i, char by) {
    bytes[i] = static_cast<char>(bytes[i] ^ by);
    return bytes.front() == '\0' ? "0" : to_digits(bytes);
}

} // namespace

TEST_CASE("numbers keep every byte behind the first") {
    CHECK(to_digits("\x01") == "1");
    CHECK(to_digits(std::string("\x01\0\0\0\0", 5)) == "4294967296");
    CHECK(to_digits(std::string("\x01\0\0\0\0\0\0\0\0", 9)) == "18446744073709551616");
    CHECK(from_digits("1000000000") == "\x3B\x9A\xCA" + std::string(1, '\0'));
    for (std::size_t size = 1; size < 200; ++size) {
        for (const char fill : {'\0', '\x5A', '\xFF'}) {
            const std::string bytes = '\x01' + std::string(size, fill);
            CHECK(from_digits(to_digits(bytes)) == bytes);
        }
    }
    CHECK(!from_digits(""));
    CHECK(!from_digits("0"));
    CHECK(!from_digits("012"));
    CHECK(!from_digits("1 2"));
    CHECK(!from_digits("12x"));
    CHECK(from_digits(std::string(MaxDigits, '9')));
    CHECK(!from_digits(std::string(MaxDigits + 1, '9')));
}

TEST_CASE("dates are days of the calendar") {
    CHECK(days_since_2000("2000-01-01") == 0);
    CHECK(days_since_2000("2020-06-11") == 7467);
    CHECK(days_since_2000("2179-06-06") == 65535);
    for (const auto* const bad :
         {"1999-12-31",
          "2179-06-07",
          "2021-02-29",
          "2021-13-01",
          "2021-00-10",
          "2021-1-1",
          "11.06.2020",
          "",
          "2020-06-11 ",
          "+020-06-11"}) {
        CHECK_MESSAGE(!days_since_2000(bad), bad);
    }
    for (int days = 0; days < 65536; days += 7) {
        const auto day = static_cast<std::uint16_t>(days);
        CHECK(days_since_2000(date_after_2000(day)) == day);
    }
}

TEST_CASE("a record is sealed and read again") {
    const SigningKey key = fixed_key('k');
    const std::string digits = seal_record(sample(), key);
    CHECK(digits.find_first_not_of("0123456789") == std::string::npos);
    const auto unsealed = unseal_record(digits);
    REQUIRE(unsealed);
    CHECK(unsealed->record == sample());
    CHECK(unsealed->key == key_id(key.public_key()));
    CHECK(verify(unsealed->signed_bytes, unsealed->signature, key.public_key()));
    CHECK(seal_record(sample(), key) == digits);
}

TEST_CASE("a usual record and an address of 30 characters fit a QR code of version 9, level M") {
    CertificateRecord record = sample();
    record.event = "КСГ-2020/1";
    const std::size_t digits = seal_record(record, fixed_key('k')).size();
    // ISO/IEC 18004: 31 characters (with #) in byte mode, the digits in numeric mode.
    const std::size_t bits = (4 + 8 + 31 * 8) + (4 + 10 + (digits * 10 + 2) / 3);
    CHECK(bits <= 182 * 8);
    CHECK(digits <= 322);
}

TEST_CASE("the format stays, since certificates are on paper") {
    const CertificateRecord record{"A/1", "Ян", "E", "2020-06-11", 300};
    const auto bytes = from_digits(seal_record(record, fixed_key('k')));
    REQUIRE(bytes);
    const std::string key = from_hex(
        hex(sha256({reinterpret_cast<const char*>(fixed_key('k').public_key().data()), 32}))
            .substr(0, 8));
    const std::string expected = "\x01" + key + std::string(1, '\0') +
                                 "\x03"
                                 "A/1"
                                 "\x02\xDF\xED"
                                 "\x01"
                                 "E"
                                 "\x1D\x2B"
                                 "\xAC\x02";
    CHECK(bytes->substr(0, bytes->size() - 64) == expected);
}

TEST_CASE("an address, blanks and line ends around the digits are passed over") {
    const std::string digits = seal_record(sample(), fixed_key('k'));
    const std::string cut = digits.substr(0, 70) + "\r\n" + digits.substr(70) + "\n";
    for (const std::string& text :
         {"https://example.org/c#" + digits,
          "file:///a#b/c.html#" + digits,
          " \t" + digits + "\n",
          cut}) {
        const auto unsealed = unseal_record(text);
        REQUIRE(unsealed);
        CHECK(unsealed->record == sample());
    }
    CHECK(!unseal_record("https://example.org/" + digits));
    CHECK(!unseal_record(digits + "#"));
    CHECK(!unseal_record(""));
    CHECK(!unseal_record(std::string(1'000'000, '1')));
}

TEST_CASE("generated records come back") {
    const SigningKey key = fixed_key('g');
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        const CertificateRecord record = generated(random);
        if (!find_unsealable(record).empty())
            continue;
        const auto unsealed = unseal_record(seal_record(record, key));
        REQUIRE(unsealed);
        CHECK(unsealed->record == record);
        CHECK(verify(unsealed->signed_bytes, unsealed->signature, key.public_key()));
    }
}

TEST_CASE("a change of any bit is detected") {
    const SigningKey key = fixed_key('k');
    CertificateRecord hashed = sample();
    hashed.name = hash_name("Мар’яна", {1, 2, 3});
    for (const CertificateRecord& record : {sample(), hashed}) {
        const std::string bytes = from_digits(seal_record(record, key)).value_or("");
        for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
            const auto forged = unseal_record(changed(bytes, i / 8, static_cast<char>(1 << i % 8)));
            const bool accepted = forged && forged->key == key_id(key.public_key()) &&
                                  verify(forged->signed_bytes, forged->signature, key.public_key());
            CHECK_MESSAGE(!accepted, "bit ", i);
        }
    }
}

TEST_CASE("what was cut off or added is no record") {
    const SigningKey key = fixed_key('k');
    const std::string bytes = from_digits(seal_record(sample(), key)).value_or("");
    for (std::size_t size = 1; size < bytes.size(); ++size) {
        CHECK(!unseal_record(to_digits(bytes.substr(0, size))));
    }
    CHECK(!unseal_record(to_digits(bytes + "x")));
    const std::string digits = to_digits(bytes);
    for (std::size_t size = 0; size < digits.size(); ++size) {
        const auto cut = unseal_record(digits.substr(0, size));
        CHECK((!cut || !verify(cut->signed_bytes, cut->signature, key.public_key())));
    }
}

TEST_CASE("bytes that no writer makes are refused") {
    const std::string tail(64, 's');
    const std::string head("\x01KEYS", 5);
    const auto reads = [&](std::string_view flags, std::string_view rest) {
        return unseal_record(to_digits(head + std::string(flags) + std::string(rest) + tail))
            .has_value();
    };
    const std::string_view none("\0", 1);
    const std::string_view zero("\0", 1);
    const std::string sound = "\x01N\x01n\x01"
                              "e\x1D\x2B";
    CHECK(reads(none, sound + "\x05"));
    CHECK(reads("\x07", sound + "\x05"));
    CHECK(!reads("\x10", sound + "\x05"));
    CHECK(!reads("\x80", sound + "\x05"));
    CHECK(!reads(
        "\x0A",
        "\x01N" + std::string(24, 'h') +
            "\x01"
            "e\x1D\x2B\x05"));
    CHECK(reads(
        "\x08",
        "\x01N" + std::string(24, 'h') +
            "\x01"
            "e\x1D\x2B\x05"));
    CHECK(!reads(
        "\x01",
        "\x01\xC3\x01n\x01"
        "e\x1D\x2B\x05")); // not UTF-8
    CHECK(!reads(
        none,
        "\x01N\x01\n\x01"
        "e\x1D\x2B\x05")); // a control character
    CHECK(!reads(
        none,
        std::string(zero) + "\x01n\x01"
                            "e\x1D\x2B\x05"));               // no number
    CHECK(!reads(none, sound + "\x85" + std::string(zero))); // 5 in two bytes
    CHECK(!reads(none, sound + "\xFF\xFF\x7F"));             // above 999,999
    CHECK(reads(none, sound + "\xBF\x84\x3D"));              // 999,999
    CHECK(!reads(none, sound + "\x80\x80\x80\x01"));
    CHECK(!reads(none, sound));
}

TEST_CASE("what a seal cannot hold is named") {
    const auto part = [](const auto& change) {
        CertificateRecord record = sample();
        change(record);
        return find_unsealable(record);
    };
    CHECK(part([](auto&) {}) == "");
    CHECK(part([](auto& r) { r.number.clear(); }) == "number");
    CHECK(part([](auto& r) { r.number = "a\tb"; }) == "number");
    CHECK(part([](auto& r) { r.name = std::string(256, 'x'); }) == "name");
    CHECK(part([](auto& r) { r.name = std::string(255, 'x'); }) == "");
    CHECK(part([](auto& r) { r.name = "\xFF"; }) == "name");
    CHECK(part([](auto& r) { r.event = "漢" + std::string(253, 'x'); }) == "event");
    CHECK(part([](auto& r) { r.issued = "11.06.2020"; }) == "issued");
    CHECK(part([](auto& r) { r.hours = -1; }) == "hours");
    CHECK(part([](auto& r) { r.hours = 1'000'000; }) == "hours");
}

TEST_CASE("a name is found by its hash however it is typed") {
    const std::array<std::uint8_t, 8> salt{8, 7, 6, 5, 4, 3, 2, 1};
    const HashedName hashed = hash_name("Мар’яна  Їжакевич-Щербак", salt);
    CHECK(hash_name(" МАРʼЯНА їжакевич\u2011щербак ", salt) == hashed);
    CHECK(hash_name("Маряна Їжакевич-Щербак", salt) != hashed);
    CHECK(hash_name("Мар’яна Їжакевич-Щербак", {}) != hashed);
}

TEST_CASE("fold_name keeps to its list") {
    CHECK(fold_name("ҐЄІЇЙЁЪЩЮЯ ЎЏ") == "ґєіїйёъщюя ўџ");
    CHECK(fold_name("ŁÓDŹ ŠČŘŽ ÄÖÜ ŸĲ ĹĽŃ") == "łódź ščřž äöü ÿĳ ĺľń");
    CHECK(fold_name("ӁӃӅӍ ҒҚӨ ѠҀ Ӏ×ẞΑ") == "ӂӄӆӎ ғқө ѡҁ Ӏ×ẞΑ");
    CHECK(
        fold_name("O`Neil O´Neil O‘Neil O’Neil O′Neil Oʼneil") ==
        "o'neil o'neil o'neil o'neil o'neil o'neil");
    CHECK(fold_name("\u00A0а\t \u2003б\u202F\u3000") == "а б");
    CHECK(fold_name("") == "");
    CHECK(fold_name(" \n ") == "");
}
