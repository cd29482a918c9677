// Shaping as one-line tests, in the manner of HarfBuzz's own: tests/shaping/*.tests holds lines
// font;features;language;text;glyphs. `font` is "Family weight" with " italic" when it is; `text`
// may have \uXXXX. Each run is family[glyph=cluster@x,y+advance|…], offsets only where they are not
// 0, then come the problems.

#include "text/shape.h"

#include "base/utf8.h"
#include "read/file.h"

#include <algorithm>
#include <charconv>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

using namespace zbirnyk;

namespace {

const FontSet& installed() {
    static const FontSet fonts = [] {
        Sources sources;
        Diagnostics diagnostics;
        std::optional<FontSet> loaded =
            FontSet::load(*make_disk_file_system(), ZBIRNYK_ROOT "/fonts", sources, diagnostics);
        INFO(print_all(diagnostics, sources));
        REQUIRE(loaded);
        return *loaded;
    }();
    return fonts;
}

std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\\u") && i + 6 <= text.size()) {
            unsigned code = 0;
            std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16);
            append_utf8(out, code);
            i += 5;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string_view name_of(ShapeProblem::Kind kind) {
    switch (kind) {
    case ShapeProblem::Kind::NoGlyph:
        return "no glyph";
    case ShapeProblem::Kind::Fallback:
        return "fallback";
    case ShapeProblem::Kind::NoAnchor:
        return "no anchor";
    default:
        return "no feature";
    }
}

std::string written(const ShapedText& shaped) {
    std::string out;
    for (const ShapedRun& run : shaped.runs) {
        const FontFace& face = installed().face(run.face);
        out += face.family() + "[";
        for (const ShapedGlyph& glyph : run.glyphs) {
            if (&glyph != run.glyphs.data())
                out += '|';
            out += fmt::format("{}={}", face.glyph_name(glyph.glyph), glyph.cluster);
            if (glyph.x_offset != 0 || glyph.y_offset != 0)
                out += fmt::format("@{},{}", glyph.x_offset, glyph.y_offset);
            out += fmt::format("+{}", glyph.advance);
        }
        out += ']';
    }
    for (const ShapeProblem& problem : shaped.problems)
        out += fmt::format(
            " {} U+{:04X} at {}",
            name_of(problem.kind),
            static_cast<unsigned>(problem.code_point),
            problem.offset);
    return out;
}

ShapedText shaped_as(
    std::string_view font,
    std::string_view features,
    std::string_view lang,
    std::string_view text) {
    ShapeStyle style;
    style.italic = font.ends_with(" italic");
    if (style.italic)
        font.remove_suffix(7);
    const std::size_t blank = font.rfind(' ');
    std::from_chars(font.data() + blank + 1, font.data() + font.size(), style.weight);
    style.family = font.substr(0, blank);
    style.features = features;
    style.lang = lang;
    REQUIRE(installed().has_family(style.family));
    return shape(installed(), text, style);
}

int total_advance(const ShapedText& shaped) {
    int total = 0;
    for (const ShapedRun& run : shaped.runs)
        for (const ShapedGlyph& glyph : run.glyphs)
            total += glyph.advance;
    return total;
}

} // namespace

TEST_CASE("one-line tests") {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(ZBIRNYK_ROOT "/tests/shaping"))
        if (entry.path().extension() == ".tests")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    int tests = 0;
    for (const auto& file : files) {
        std::ifstream stream(file);
        for (std::string line; std::getline(stream, line);) {
            if (line.empty() || line.front() == '#')
                continue;
            std::vector<std::string> fields;
            std::size_t begin = 0;
            for (int i = 0; i < 4; ++i) {
                const std::size_t end = line.find(';', begin);
                REQUIRE(end != std::string::npos);
                fields.push_back(line.substr(begin, end - begin));
                begin = end + 1;
            }
            INFO(file.filename().string() << ": " << line.substr(0, begin));
            CHECK(
                written(shaped_as(fields[0], fields[1], fields[2], unescape(fields[3]))) ==
                line.substr(begin));
            ++tests;
        }
    }
    CHECK(tests >= 20);
}

TEST_CASE("all Cyrillic letters have small capitals") {
    const std::string letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
    for (const char* font : {"STIX Two Text 400", "STIX Two Text 400 italic"}) {
        const ShapedText plain = shaped_as(font, "", "uk", letters);
        const ShapedText small = shaped_as(font, "smcp", "uk", letters);
        REQUIRE(plain.runs.size() == 1);
        REQUIRE(small.runs.size() == 1);
        REQUIRE(plain.runs[0].glyphs.size() == 33);
        REQUIRE(small.runs[0].glyphs.size() == 33);
        for (std::size_t i = 0; i < 33; ++i)
            CHECK(plain.runs[0].glyphs[i].glyph != small.runs[0].glyphs[i].glyph);
    }
}

TEST_CASE("a text may be cut where it is safe to break") {
    const std::string text = "Тарас Шевченко, ТАМ «так» — Та.";
    const ShapedText whole = shaped_as("STIX Two Text 400", "", "uk", text);
    for (const ShapedRun& run : whole.runs)
        for (const ShapedGlyph& glyph : run.glyphs) {
            if (glyph.unsafe_to_break || glyph.cluster == run.begin)
                continue;
            const int parts =
                total_advance(
                    shaped_as("STIX Two Text 400", "", "uk", text.substr(0, glyph.cluster))) +
                total_advance(shaped_as("STIX Two Text 400", "", "uk", text.substr(glyph.cluster)));
            INFO("at byte " << glyph.cluster);
            CHECK(parts == total_advance(whole));
        }
}

TEST_CASE("characters without ink give no glyph and are never missing") {
    const int width = total_advance(shaped_as("Fira Sans 400", "", "uk", "слово"));
    for (const char* text : {"сло\u00ADво", "сло\u200Bво", "сло\u2060во", "\uFEFFслово"}) {
        const ShapedText shaped = shaped_as("Fira Sans 400", "", "uk", text);
        CHECK(shaped.problems.empty());
        CHECK(shaped.runs.size() == 1);
        CHECK(total_advance(shaped) == width);
    }
    for (const std::string family :
         {"STIX Two Text", "EB Garamond", "Fira Sans", "Noto Sans Mono"}) {
        const ShapedText spaces =
            shaped_as(family + " 400", "", "uk", "а\u00A0\u202F\u2009\u200A\u2011\tб\n");
        CHECK(spaces.problems.empty());
        CHECK(spaces.runs.size() == 1);
        CHECK(spaces.runs[0].glyphs.size() == 9);
    }
}

TEST_CASE("runs cover the text without gaps") {
    for (const char* text :
         {"",
          "а",
          "ціна 5 ₴ → 7",
          "за́мок\u0301",
          "\u0301",
          "x\u0301я\u0301 ₴\u0301",
          "абв 😁 где",
          "\xFF\xFE"}) {
        const ShapedText shaped = shaped_as("EB Garamond 500", "", "uk", text);
        std::uint32_t end = 0;
        for (const ShapedRun& run : shaped.runs) {
            CHECK(run.begin == end);
            CHECK(run.end > run.begin);
            end = run.end;
            for (const ShapedGlyph& glyph : run.glyphs) {
                CHECK(glyph.cluster >= run.begin);
                CHECK(glyph.cluster < run.end);
            }
        }
        CHECK(end == std::string_view(text).size());
    }
}

TEST_CASE("feature lists") {
    for (const char* good :
         {"", " ", "tnum", "tnum, lnum, smcp=1, -liga", "\"onum\" off", "kern 0"})
        CHECK(is_feature_list(good));
    for (const char* bad : {"tnum,", "tabular figures", "tnum;lnum", "kern[3:5]", ","})
        CHECK_FALSE(is_feature_list(bad));
}
