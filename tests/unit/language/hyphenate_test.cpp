#include "language/hyphenation/hyphenate.h"

#include "base/file_system.h"
#include "language/hyphenation/liang.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <map>

using namespace zbirnyk;

namespace {

const Hyphenator& installed() {
    static const Hyphenator hyphenator = [] {
        Diagnostics diagnostics;
        return Hyphenator::load(*make_disk_file_system(), diagnostics);
    }();
    return hyphenator;
}

Hyphenator without_dictionaries() {
    Diagnostics diagnostics;
    return Hyphenator::load(*make_memory_file_system({}), diagnostics);
}

/// The word with a bar at every point.
std::string broken(const Hyphenator& hyphenator, std::string_view word, std::string_view lang) {
    std::string out;
    std::size_t from = 0;
    for (const std::uint32_t at : hyphenator.points(word, lang)) {
        out.append(word.substr(from, at - from)).append("|");
        from = at;
    }
    return out.append(word.substr(from));
}

std::string uk(std::string_view word) {
    return broken(installed(), word, "uk");
}

struct Row {
    std::string word;
    std::vector<std::uint32_t> legal; ///< byte offsets in the word
};

std::vector<Row> reference_rows() {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/hyphenation_allowed.tsv");
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        Row row{line.substr(0, tab), {}};
        std::uint32_t at = 0;
        for (const char c : line.substr(tab + 1)) {
            if (c == '-')
                row.legal.push_back(at);
            else
                ++at;
        }
        rows.push_back(row);
    }
    return rows;
}

struct Score {
    int legal = 0, found = 0;
};

Score compare(const Hyphenator& hyphenator) {
    Score score;
    for (const Row& row : reference_rows()) {
        score.legal += static_cast<int>(row.legal.size());
        for (const std::uint32_t point : hyphenator.points(row.word, "uk")) {
            INFO(row.word << " at byte " << point);
            CHECK(std::find(row.legal.begin(), row.legal.end(), point) != row.legal.end());
            ++score.found;
        }
    }
    return score;
}

} // namespace

TEST_CASE("no point but the legal ones, and nearly all of them") {
    const Score score = compare(installed());
    CHECK(score.legal == 18);
    CHECK(score.found >= 16);
}

TEST_CASE("rules alone find no illegal point either") {
    const Score score = compare(without_dictionaries());
    CHECK(score.found >= 14);
}

TEST_CASE("all points: the rows of the table, exactly") {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/hyphenation_allowed.tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line); ++rows) {
        const std::size_t tab = line.find('\t');
        std::string expected;
        for (const char c : line.substr(tab + 1))
            expected.append(c == '-' ? "·" : std::string(1, c));
        CHECK(hyphenate_row(installed(), line.substr(0, tab)) == expected);
    }
    CHECK(rows == 19);
}

TEST_CASE("all points: apostrophes, stress marks, compounds, bad input") {
    const auto row = [](std::string_view word) { return hyphenate_row(installed(), word); };
    for (const char* apostrophe : {"'", "’", "ʼ", "‘", "′", "`", "´"})
        CHECK(
            row("об" + std::string(apostrophe) + "єднання") ==
            "об" + std::string(apostrophe) + "·єд·на·н·ня");
    CHECK(row("держа́ва") == "де·р·жа́·ва");
    CHECK(row("мова") == "мо·ва");
    CHECK(row("сестра") == "се·с·т·ра");
    CHECK(row("Нечуй-Левицький") == "Не·чуй-Ле·виць·кий");
    CHECK(row("КОВАЛЕНКО") == "КОВАЛЕНКО");
    CHECK(row("ДЕРЖАВА-держава") == "ДЕРЖАВА-де·р·жа·ва");
    CHECK(row("держава\tдержава") == "де·р·жа·ва\tдержава");
    for (const char* word :
         {"",
          "\t",
          "-",
          "😀😀😀",
          "ЮНЕСКО",
          "КамАЗ",
          "держава2",
          "вид-во",
          "abc",
          "\xFF\xD0",
          "держaва"})
        CHECK(row(word) == word);
    std::string lengthy;
    for (int i = 0; i < 20000; ++i)
        lengthy += "мова";
    CHECK(row(lengthy).size() > lengthy.size());
}

TEST_CASE("Ukrainian words") {
    CHECK(uk("держава") == "дер|жа|ва");
    CHECK(uk("самоврядування").starts_with("са|мо|вря"));
    CHECK(uk("об’єднання").find("об’|єд|нан|ня") == 0);
    CHECK(uk("обʼєднання").find("обʼ|єд|нан|ня") == 0);
    CHECK(uk("визначає") == "ви|зна|чає");
    CHECK(uk("програма") == "про|гра|ма");
    CHECK(uk("передмова") == "пе|ред|мо|ва");
    CHECK(uk("підготовка").starts_with("під|го|то"));
    CHECK(uk("науково-практична") == "на|у|ко|во-пра|к|ти|ч|на");
    CHECK(uk("держа́ва") == "дер|жа́|ва");
    CHECK(uk("«держава»,") == "«дер|жа|ва»,");
    CHECK(uk("Держава") == "Дер|жа|ва");
}

TEST_CASE("words that are never hyphenated") {
    for (const char* word :
         {"ЮНЕСКО",
          "КамАЗ",
          "або",
          "шия",
          "моя",
          "держава2020",
          "1508-VII",
          "держaва",
          "Microsoft"})
        CHECK(uk(word) == word);
    CHECK(broken(installed(), "держава", "en") == "держава");
    CHECK(broken(installed(), "держава", "fr") == "держава");
    CHECK(uk("дер\u00ADжава") == "дер\u00ADжава");
    CHECK(uk("") == "");
    CHECK(uk("-----") == "-----");
    CHECK(uk("’’’’’") == "’’’’’");
}

TEST_CASE("English and German words") {
    CHECK(broken(installed(), "hyphenation", "en") == "hy|phen|ation");
    CHECK(broken(installed(), "administrative", "en") == "ad|min|is|tra|tive");
    CHECK(broken(installed(), "Verwaltung", "de") == "Ver|wal|tung");
    CHECK(broken(installed(), "Straßenbahn", "de") == "Stra|ßen|bahn");
    CHECK(broken(installed(), "Ma\u0308dchen", "de") == "Ma\u0308d|chen");
}

TEST_CASE("exceptions inhibit all other points") {
    const Hyphenator hyphenator = installed().with_exceptions("uk", {"держа-ва", "Львівський"});
    CHECK(broken(hyphenator, "Держава", "uk") == "Держа|ва");
    CHECK(broken(hyphenator, "Львівський", "uk") == "Львівський");
    CHECK(broken(hyphenator, "конференція", "uk") == uk("конференція"));
}

TEST_CASE("a file of exceptions") {
    CHECK(
        parse_exceptions("держа-ва\r\n# коментар\n\n  Львів # ні\nмо-ва") ==
        std::vector<std::string>{"держа-ва", "Львів", "мо-ва"});
    CHECK(parse_exceptions("").empty());
    const Hyphenator hyphenator =
        installed().with_exceptions("uk", {"об'єднан-ня", "", "-", "\xFF"});
    CHECK(hyphenate_row(hyphenator, "Об’єднання") == "Об’єднан·ня");
    CHECK(hyphenate_row(hyphenator, "") == "");
}

TEST_CASE("a missing dictionary is a warning") {
    Diagnostics diagnostics;
    Hyphenator::load(
        *make_memory_file_system({{"/usr/share/hyphen/hyph_uk_UA.dic", "KOI8-U\nа1б\n"}}),
        diagnostics);
    REQUIRE(diagnostics.items().size() == 3);
    CHECK_FALSE(diagnostics.has_errors());
    CHECK(
        diagnostics.items()[0].message ==
        "the hyphenation dictionary `/usr/share/hyphen/hyph_uk_UA.dic` cannot be read: its "
        "encoding is unknown");
    CHECK(diagnostics.items()[2].hint == "install the package `hyphen-de`");
}

TEST_CASE("patterns: the highest level wins, edges count") {
    PatternTrie trie;
    trie.add(U"а1б");
    trie.add(U"2б1в");
    trie.add(U".в3");
    CHECK(trie.levels(U"вабв") == std::vector<std::uint8_t>{0, 3, 2, 1, 0});
    const auto dictionary = LiangDictionary::parse("UTF-8\nfoo1bar\nNEXTLEVEL\no1o\n.ba1r\n");
    REQUIRE(dictionary);
    CHECK(dictionary->points(U"foobarr") == std::vector<std::size_t>{3, 5});
    CHECK_FALSE(LiangDictionary::parse(""));
}
