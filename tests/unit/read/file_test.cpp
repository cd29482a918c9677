#include "read/file.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

struct Reading {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<std::uint32_t> file;

    Reading(std::string bytes, TextKind kind) {
        const auto files = make_memory_file_system({{"f", std::move(bytes)}});
        file = read_source(*files, {"f", kind, {}}, sources, diagnostics);
    }

    std::string text() const { return std::string(sources.text(file.value_or(0))); }

    std::string errors() const { return print_all(diagnostics, sources); }
};

} // namespace

TEST_CASE("texts become UTF-8 from the encodings of offices") {
    CHECK(Reading("\xEF\xBB\xBFІ", TextKind::Xml).text() == "І");
    CHECK(
        Reading(std::string("\xFF\xFE\x06\x04\x3D\xD8\xDA\xDC", 8), TextKind::Xml).text() == "І📚");
    CHECK(Reading(std::string("\xFE\xFF\x04\x06", 4), TextKind::Table).text() == "І");
    CHECK(
        Reading("\xB2\xE2\xE0\xED\xB3\xBF\xBA\xB4\xA5;\xB9", TextKind::Table).text() ==
        "ІваніїєґҐ;№");
    CHECK(Reading("Іван", TextKind::Table).text() == "Іван");
}

TEST_CASE("texts in no known encoding are refused with a place") {
    CHECK(
        Reading("<?xml version='1.0' encoding='windows-1251'?>\n<a>\xB2</a>", TextKind::Xml)
            .errors() ==
        "f:2:4: error: bytes that are no text in the file's encoding [xml.invalid-utf8]\n"
        "    2 | <a>\uFFFD</a>\n"
        "      |    ^\n"
        "hint: XML in windows-1251 is not read: save the file in the encoding UTF-8 and say "
        "`encoding=\"UTF-8\"` in its first line\n");
    CHECK(Reading("a;\x98\xE0", TextKind::Table)
              .errors()
              .starts_with(
                  "f:1:3: error: bytes that are no text in the file's encoding [csv.encoding]\n"));
    CHECK(Reading(std::string("\xFF\xFE\x00\xD8\x41\x00", 6), TextKind::Xml)
              .errors()
              .starts_with("f:1:1: error: bytes that are no text"));
    CHECK(Reading(std::string("\xFF\xFE\x41\x00\x41", 5), TextKind::Xml)
              .errors()
              .starts_with("f:1:2: error: bytes that are no text"));
}

TEST_CASE("a file that cannot be read is reported where it was named") {
    const auto files = make_memory_file_system({});
    Sources sources;
    Diagnostics diagnostics;
    const std::uint32_t event = sources.add("event.xml", "<abstracts src=\"none.xml\"/>");
    CHECK_FALSE(
        read_source(*files, {"e/none.xml", TextKind::Xml, {event, 16, 24}}, sources, diagnostics));
    CHECK(
        print_all(diagnostics, sources) == "event.xml:1:17: error: cannot read `e/none.xml`: no "
                                           "such file or folder [file.unreadable]\n"
                                           "    1 | <abstracts src=\"none.xml\"/>\n"
                                           "      |                 ^~~~~~~~\n");
}

TEST_CASE("paths stay inside the folder") {
    const auto files = make_memory_file_system({{"in/event/a.xml", ""}});
    Diagnostics diagnostics;
    const auto resolve = [&](const char* root, const char* path) {
        const auto found = resolve_inside(*files, root, path, {}, diagnostics);
        return found ? found->generic_string() : "outside";
    };
    CHECK(resolve("in/event", "images/../a.xml") == "in/event/a.xml");
    CHECK(resolve("in/event", "./a.xml") == "in/event/a.xml");
    CHECK(resolve("in/event/", "a.xml") == "in/event/a.xml");
    CHECK(resolve(".", "a.xml") == "a.xml");
    CHECK(resolve("", "a.xml") == "a.xml");
    CHECK(resolve("/in/event", "a.xml") == "/in/event/a.xml");
    CHECK_FALSE(diagnostics.has_errors());
    CHECK(resolve("in/event", "../other/a.xml") == "outside");
    CHECK(resolve("in/event", "../event2/a.xml") == "outside");
    CHECK(resolve("in/event", "/etc/passwd") == "outside");
    CHECK(resolve("in/event", "") == "outside");
    CHECK(resolve(".", "../a.xml") == "outside");
    CHECK(resolve("", "../a.xml") == "outside");
    CHECK(resolve("/in/event", "../../../a.xml") == "outside");
    CHECK(diagnostics.error_count() == 7);
}
