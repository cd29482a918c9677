#include "diag/diagnostic.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

constexpr Code UnknownField{"model.unknown-field"};
constexpr Code Other{"test.other"};

Span find(const Sources& sources, std::uint32_t file, std::string_view text) {
    const auto at = static_cast<std::uint32_t>(sources.text(file).find(text));
    return {file, at, at + static_cast<std::uint32_t>(text.size())};
}

} // namespace

TEST_CASE("a diagnostic shows file, line, column, text, note and hint") {
    Sources sources;
    const std::uint32_t data = sources.add(
        "input/cert.xml",
        "<certificate>\n  "
        "<name>Оле\u0301на</name><recipient-nmae>Шевче\u0301нко</recipient-nmae>\n");
    const std::uint32_t page = sources.add("templates/cert.xml", "<t>\n  <v select=\"x\"/>\n</t>");
    const Diagnostic diagnostic{
        Severity::Error,
        UnknownField,
        find(sources, data, "recipient-nmae"),
        "unknown field `recipient-nmae` in `certificate`",
        {{find(sources, page, "x"), "the template reads it here"}},
        did_you_mean("recipient-nmae", {"name", "recipient-name"})};
    CHECK(
        print(diagnostic, sources) ==
        "input/cert.xml:2:23: error: unknown field `recipient-nmae` in `certificate` "
        "[model.unknown-field]\n"
        "    2 |   <name>Оле\u0301на</name><recipient-nmae>Шевче\u0301нко</recipient-nmae>\n"
        "      |                      ^~~~~~~~~~~~~~\n"
        "templates/cert.xml:2:14: note: the template reads it here\n"
        "hint: did you mean `recipient-name`?\n");
}

TEST_CASE("places count lines ended by LF, CRLF and CR, and columns in code points") {
    Sources sources;
    const std::uint32_t file = sources.add("f", "а\r\nбв\rг\nд");
    CHECK(sources.place(file, 0).line == 1);
    CHECK(sources.place(file, 6).line == 2);
    CHECK(sources.place(file, 6).column == 2);
    CHECK(sources.line_at(file, 6) == "бв");
    CHECK(sources.place(file, 9).line == 3);
    CHECK(sources.place(file, 12).line == 4);
    CHECK(sources.place(file, 999).line == 4);
    CHECK(sources.place(file, 999).column == 2);
    CHECK(sources.name(7).empty());
}

TEST_CASE("a span over several lines is marked to the end of the first") {
    Sources sources;
    const std::uint32_t file = sources.add("f", "abc\ndef\n");
    const Diagnostic diagnostic{Severity::Warning, Other, {file, 1, 6}, "odd"};
    CHECK(
        print(diagnostic, sources) ==
        "f:1:2: warning: odd [test.other]\n    1 | abc\n      |  ^~\n");
}

TEST_CASE("a span at the end of the file and one without a place") {
    Sources sources;
    const std::uint32_t file = sources.add("f", "ab");
    CHECK(
        print({Severity::Error, Other, {file, 2, 2}, "end"}, sources) ==
        "f:1:3: error: end [test.other]\n    1 | ab\n      |   ^\n");
    CHECK(print({Severity::Error, Other, {}, "lost"}, sources) == "error: lost [test.other]\n");
    const std::uint32_t empty = sources.add("e", "");
    CHECK(
        print({Severity::Error, Other, {empty, 0, 0}, "empty"}, sources) ==
        "e:1:1: error: empty [test.other]\n");
}

TEST_CASE("a very long line is looked at around the caret only") {
    Sources sources;
    std::string line;
    for (int i = 0; i < 9000; ++i)
        line += "ї";
    const std::uint32_t file = sources.add("f", line + "HERE" + line);
    const std::string text =
        print({Severity::Error, Other, find(sources, file, "HERE"), "m"}, sources);
    std::string before, after;
    for (int i = 0; i < 40; ++i)
        before += "ї";
    for (int i = 0; i < 56; ++i)
        after += "ї";
    CHECK(
        text == "f:1:9001: error: m [test.other]\n    1 | …" + before + "HERE" + after +
                    "…\n      | " + std::string(41, ' ') + "^~~~\n");
}

TEST_CASE("a long line is cut around the caret") {
    Sources sources;
    const std::string line = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
    const std::uint32_t file = sources.add("f", line);
    const std::string text = print({Severity::Error, Other, {file, 5000, 5004}, "m"}, sources);
    CHECK(
        text == "f:1:5001: error: m [test.other]\n    1 | …" + std::string(40, 'a') + "HERE" +
                    std::string(56, 'b') + "…\n      | " + std::string(41, ' ') + "^~~~\n");
}

TEST_CASE("text of the user cannot steer the terminal") {
    Sources sources;
    const std::uint32_t file = sources.add("f", "a\tb\x1b[31m\u202E");
    CHECK(
        print({Severity::Error, Other, {file, 2, 3}, "saw \x1b"}, sources) ==
        "f:1:3: error: saw \uFFFD [test.other]\n"
        "    1 | a b\uFFFD[31m\uFFFD\n"
        "      |   ^\n");
}

TEST_CASE("diagnostics come in file order, once each, and stop at the limit") {
    Sources sources;
    const std::uint32_t file = sources.add("f", "abcdef");
    Diagnostics diagnostics;
    diagnostics.error(Other, {file, 3, 4}, "third");
    diagnostics.warning(Other, {file, 1, 2}, "first");
    diagnostics.error(Other, {file, 3, 4}, "third");
    Diagnostics more;
    more.error(Other, {file, 2, 3}, "second");
    diagnostics.append(std::move(more));
    CHECK(diagnostics.error_count() == 3);
    const auto sorted = diagnostics.sorted();
    REQUIRE(sorted.size() == 3);
    CHECK(sorted[0].message == "first");
    CHECK(sorted[2].message == "third");
    const std::string text = print_all(diagnostics, sources, 1);
    CHECK(text.ends_with("2 more not shown\n"));
    CHECK(text.starts_with("f:1:3: error: second"));
}

TEST_CASE("diagnostics as JSON") {
    Sources sources;
    const std::uint32_t file = sources.add("f\"", "abc");
    Diagnostics diagnostics;
    CHECK(print_json(diagnostics, sources) == "[]\n");
    diagnostics.report({Severity::Error, Other, {file, 1, 2}, "a\nb", {{{file, 0, 1}, "n"}}, "h"});
    CHECK(
        print_json(diagnostics, sources) ==
        "[\n  {\"severity\": \"error\", \"code\": \"test.other\", \"file\": \"f\\\"\", \"line\": "
        "1, "
        "\"column\": 2, \"message\": \"a\\nb\", \"notes\": [{\"file\": \"f\\\"\", \"line\": 1, "
        "\"column\": 1, \"message\": \"n\"}], \"hint\": \"h\"}\n]\n");
}

TEST_CASE("the nearest candidate is a slip of the hand away") {
    CHECK(nearest("barcod", {"block", "barcode", "b"}) == "barcode");
    CHECK(nearest("tilte", {"table", "title"}) == "title");
    CHECK(nearest("назав", {"назва", "особа"}) == "назва");
    CHECK(nearest("xyz", {"title", "b"}).empty());
    CHECK(nearest("a", {"b", "i"}).empty());
    CHECK(nearest("par", {"part", "para"}) == "part");
    CHECK(did_you_mean("xyz", {"title"}).empty());
}
