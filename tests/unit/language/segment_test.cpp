#include "language/segment.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

/// The text with a bar at every break.
std::string broken(std::string_view text, std::string_view lang = "uk") {
    std::string out;
    std::size_t from = 0;
    for (const std::uint32_t at : line_breaks(text, lang)) {
        out.append(text.substr(from, at - from)).append("|");
        from = at;
    }
    return out.append(text.substr(from));
}

} // namespace

TEST_CASE("lines break at blanks and after hyphens of compounds") {
    CHECK(broken("один два три") == "один |два |три");
    CHECK(broken("науково-практична конференція") == "науково-|практична |конференція");
    CHECK(broken("за́мок і об’єкт") == "за́мок |і |об’єкт");
    CHECK(broken("рядок\nдругий") == "рядок\n|другий");
    CHECK(broken("") == "");
    CHECK(broken("до\u00ADля") == "до\u00AD|ля");
}

TEST_CASE("quotes, dashes and ranges") {
    CHECK(broken("слово « цитата » далі") == "слово |« цитата » |далі");
    CHECK(broken("слово «цитата» далі") == "слово |«цитата» |далі");
    CHECK(broken("він „ тут ” є ( ні ) так") == "він |„ тут ” |є |( ні ) |так");
    CHECK(broken("a “b ” c", "en") == "a |“b ” |c");
    CHECK(broken("слово „цитата“ далі") == "слово |„цитата“ |далі");
    CHECK(broken("Київ — столиця") == "Київ — |столиця");
    CHECK(broken("с. 12–18 та 2019–2020") == "с. |12–18 |та |2019–2020");
    CHECK(broken("XIX–XX ст.") == "XIX–XX |ст.");
    CHECK(broken("Київ–Львів") == "Київ–|Львів");
}

TEST_CASE("signs, no-break characters and short parts") {
    CHECK(broken("наказ № 17 та § 3") == "наказ |№ 17 |та |§ 3");
    CHECK(
        broken("м.\u00A0Київ 1\u202F250\u202F000 грн") == "м.\u00A0Київ |1\u202F250\u202F000 |грн");
    CHECK(broken("З\u201141 2\u2011й") == "З\u201141 |2\u2011й");
    CHECK(broken("a-\u00A0b а-\u2060б") == "a-\u00A0b |а-\u2060б");
    CHECK(broken("2-го 80-ті р-н вид-во ін-ту") == "2-го |80-ті |р-н |вид-во |ін-ту");
    CHECK(broken("О.-С. Коваль") == "О.-С. |Коваль");
}

TEST_CASE("addresses break after separators only") {
    CHECK(
        broken("URL: https://zakon.rada.gov.ua/laws/show/1508-18 (дата") ==
        "URL: |https://zakon.|rada.|gov.|ua/|laws/|show/|1508-18 |(дата");
    CHECK(broken("див. www.a-b.ua/x?y=1&z_2. Далі") == "див. |www.|a-b.|ua/|x?|y=|1&|z_|2. |Далі");
    CHECK(broken("(https://x.ua/)") == "(https://x.|ua/)");
}

TEST_CASE("scripts") {
    const auto runs = script_runs("«Газета», The Times — βήτα 5");
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].script == Script::Cyrillic);
    CHECK(runs[0].begin == 0);
    CHECK(runs[1].script == Script::Latin);
    CHECK(runs[1].begin == runs[0].end);
    CHECK(runs[2].script == Script::Greek);
    CHECK(script_runs("").empty());
    REQUIRE(script_runs("12 %").size() == 1);
    CHECK(script_runs("12 %")[0].script == Script::Other);
}

TEST_CASE("characters, words and normal form") {
    CHECK(grapheme_breaks("за́м") == std::vector<std::uint32_t>{2, 6});
    CHECK(grapheme_breaks("").empty());
    CHECK(is_word_character(U'ї'));
    CHECK(is_word_character(U'\u2019'));
    CHECK(is_word_character(U'\u0301'));
    CHECK_FALSE(is_word_character(U'-'));
    CHECK_FALSE(is_word_character(U'5'));
    CHECK(normalize("и\u0306") == "й");
    CHECK(normalize("їжак") == "їжак");
    CHECK(words("Об’єкт — 12,5 % «так».") == std::vector<std::string>{"Об’єкт", "12,5", "так"});
}
