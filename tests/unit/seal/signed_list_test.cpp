#include "seal/signed_list.h"

#include "../../support/seal_keys.h"

using namespace zbirnyk;

namespace {

RevocationList sample() {
    return {
        "2020-07-15",
        {{"КСГ-2020/0007",
          RevocationState::Replaced,
          "2020-07-02",
          "помилка в імені",
          "КСГ-2020/0012"},
         {"КСГ-2020/0003", RevocationState::Revoked, "2020-07-01", "видано помилково", ""}}};
}

std::string code_of(std::string_view text) {
    Diagnostics diagnostics;
    const auto list = read_signed_list(text, {}, diagnostics);
    CHECK(list.has_value() != diagnostics.has_errors());
    return list ? "" : diagnostics.items()[0].message;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

} // namespace

TEST_CASE("a list is written in the order of the numbers, signed and read again") {
    const SigningKey key = fixed_key('k');
    const std::string text = write_signed_list(sample(), key);
    CHECK(text.starts_with("zbirnyk revocations 1\ndate\t2020-07-15\nkey\t"));
    CHECK(
        text.find(
            "\nrevoked\tКСГ-2020/0003\t2020-07-01\tвидано помилково\n"
            "replaced\tКСГ-2020/0007\t2020-07-02\tпомилка в імені\tКСГ-2020/0012\nsignature\t") !=
        std::string::npos);
    Diagnostics diagnostics;
    const auto read = read_signed_list(text, {}, diagnostics);
    REQUIRE(read);
    CHECK(read->list.date == "2020-07-15");
    REQUIRE(read->list.entries.size() == 2);
    CHECK(read->list.entries[0] == sample().entries[1]);
    CHECK(read->list.entries[1] == sample().entries[0]);
    CHECK(read->key == key_id(key.public_key()));
    CHECK(verify(read->signed_text, read->signature, key.public_key()));
    CHECK(!verify(read->signed_text, read->signature, fixed_key('x').public_key()));
}

TEST_CASE("a list may be empty") {
    const std::string text = write_signed_list({"2020-07-15", {}}, fixed_key('k'));
    CHECK(code_of(text) == "");
}

TEST_CASE("a change of any byte of a list is detected") {
    const SigningKey key = fixed_key('k');
    const std::string text = write_signed_list(sample(), key);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string forged = text;
        forged[i] = static_cast<char>(forged[i] ^ 1);
        Diagnostics diagnostics;
        const auto read = read_signed_list(forged, {}, diagnostics);
        const bool accepted = read && read->key == key_id(key.public_key()) &&
                              verify(read->signed_text, read->signature, key.public_key());
        CHECK_MESSAGE(!accepted, "byte ", i);
        CHECK(!read_signed_list(text.substr(0, i), {}, diagnostics));
    }
}

TEST_CASE("a text cannot add a line or a field") {
    RevocationList list{
        "2020-07-15",
        {{"A/1", RevocationState::Revoked, "2020-07-01", "a\tb\nrevoked\tA/2\r\n", ""}}};
    const std::string text = write_signed_list(list, fixed_key('k'));
    CHECK(text.find("revoked\tA/1\t2020-07-01\ta b revoked A/2  \n") != std::string::npos);
}

TEST_CASE("each fault of a list is said") {
    const std::string text = write_signed_list(sample(), fixed_key('k'));
    CHECK(code_of("") == "this is no list of revoked certificates");
    CHECK(code_of("\xFF") == "the list is not UTF-8");
    CHECK(
        code_of(replaced(text, "2020-07-15", "15.07.2020")) == "the date of the list is not there");
    CHECK(code_of(replaced(text, "key\t", "key\tA")) == "the key of the list is not there");
    CHECK(
        code_of(replaced(text, "2020-07-02", "2020-02-30")) ==
        "this line does not say what was withdrawn, and when");
    CHECK(
        code_of(replaced(text, "\tКСГ-2020/0012", "")) ==
        "this line does not say what was withdrawn, and when");
    CHECK(code_of(replaced(text, "0007", "0003")) == "the numbers of the list are not in order");
    CHECK(code_of(replaced(text, "signature", "Signature")) == "the list ends without a signature");
    CHECK(code_of(text + "\n") == "something follows the signature of the list");
    CHECK(code_of(replaced(text, "помилка в", "помилка\rв")) == "the list has control characters");
}

TEST_CASE("a list that cannot be is not written") {
    RevocationList twice = sample();
    twice.entries[1].number = twice.entries[0].number;
    CHECK_THROWS(write_signed_list(twice, fixed_key('k')));
    RevocationList undated = sample();
    undated.entries[0].date.clear();
    CHECK_THROWS(write_signed_list(undated, fixed_key('k')));
}

TEST_CASE("a fault is at its line") {
    Sources sources;
    const std::string text = replaced(write_signed_list(sample(), fixed_key('k')), "0007", "0003");
    const auto file = sources.add("list.txt", text);
    Diagnostics diagnostics;
    read_signed_list(text, {file, 0, 0}, diagnostics);
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(sources.place(file, diagnostics.items()[0].span.begin).line == 5);
}
