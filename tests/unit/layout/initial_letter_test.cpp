#include "paragraph_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

constexpr std::string_view Rest =
    "нига здавна починалася з великої літери, для якої переписувач лишав місце, а художник "
    "заповнював його останнім, коли вже все було написано.";

/// A paragraph of three lines of initial letter in the style 1.
struct Initial : ParagraphFixture {
    explicit Initial(int size, int sink) {
        style().line_height = pt(12);
        style().initial_letter = {size, sink};
        letter = add_style(style());
    }

    ParagraphLines set(std::string_view first, std::string_view rest, Length width = mm(80)) {
        Paragraph paragraph;
        paragraph.content = {
            TextRun{std::string(first), letter, 7}, TextRun{std::string(rest), 0, 7}};
        paragraph.initial_count = 1;
        return ParagraphFixture::set(paragraph, width);
    }

    /// Where the lines begin, the letter left out.
    static std::vector<Length> starts(const ParagraphLines& lines) {
        std::vector<Length> out;
        for (std::size_t i = 0; i < lines.lines.size(); ++i)
            out.push_back(glyph_runs(lines.lines[i])[i == 0 ? 1 : 0].origin.x);
        return out;
    }

    StyleId letter;
};

/// In points.
double cap_height(const GlyphRun& run) {
    const FontMetrics& metrics = test_resources().fonts.face(run.face).metrics();
    return to_points(run.size) * metrics.cap_height / metrics.units_per_em;
}

} // namespace

TEST_CASE("an initial letter reaches from its baseline to the capitals of the first line") {
    Initial fixture(3, 3);
    const ParagraphLines lines = fixture.set("К", Rest);
    const std::vector<GlyphRun> runs = glyph_runs(lines.lines.at(0));
    CHECK(runs[0].origin.y == pt(24));
    CHECK(cap_height(runs[0]) == doctest::Approx(24 + cap_height(runs[1])).epsilon(0.001));
    // Its ink stands at the edge.
    const FontFace& face = test_resources().fonts.face(runs[0].face);
    const double bearing = to_points(runs[0].size) * face.ink(runs[0].glyphs[0].glyph).left /
                           face.metrics().units_per_em;
    CHECK(to_points(runs[0].origin.x) == doctest::Approx(-bearing).epsilon(0.001));
    CHECK(lines.together == 3);
}

TEST_CASE("as many lines as the letter sinks begin behind it") {
    Initial fixture(3, 3);
    const std::vector<Length> starts = Initial::starts(fixture.set("К", Rest));
    REQUIRE(starts.size() > 3);
    CHECK(starts[0] > pt(15));
    CHECK(starts[1] == starts[0]);
    CHECK(starts[2] == starts[0]);
    CHECK(starts[3] == Length{});
}

TEST_CASE("a line more is narrowed where the letter reaches below its baseline") {
    Initial fixture(3, 3);
    const std::vector<Length> starts = Initial::starts(fixture.set("Щ", Rest, mm(60)));
    REQUIRE(starts.size() > 4);
    CHECK(starts[3] == starts[0]);
    CHECK(starts[4] == Length{});
}

TEST_CASE("a raised letter stands on the first line and makes it higher") {
    Initial fixture(3, 1);
    const ParagraphLines lines = fixture.set("К", Rest);
    CHECK(glyph_runs(lines.lines.at(0))[0].origin.y == Length{});
    CHECK(lines.lines[0].above > pt(24));
    CHECK(Initial::starts(lines).at(1) == Length{});
}

TEST_CASE("a paragraph shorter than its letter is as high as the letter") {
    Initial fixture(3, 3);
    const ParagraphLines lines = fixture.set("К", "нига.");
    REQUIRE(lines.lines.size() == 1);
    CHECK(to_points(lines.lines[0].below) == doctest::Approx(2.4 + 24));
    const ParagraphLines alone = fixture.set("К", "");
    REQUIRE(alone.lines.size() == 1);
    CHECK(to_points(alone.lines[0].below) == doctest::Approx(2.4 + 24));
}

TEST_CASE("what stands out above the capitals moves the paragraph down") {
    Initial fixture(3, 3);
    CHECK(to_points(fixture.set("К", Rest).lines.at(0).above) == doctest::Approx(9.6));
    CHECK(fixture.set("Ї", Rest).lines.at(0).above > pt(12));
}

TEST_CASE("the word of an initial letter is whole: the run after it says it") {
    Initial fixture(3, 3);
    std::vector<GlyphRun> runs = glyph_runs(fixture.set("«К", Rest).lines.at(0));
    CHECK(runs[0].said_by_next);
    CHECK(*runs[1].lead == "«К");
    CHECK(runs[1].text.starts_with("нига"));
    runs = glyph_runs(fixture.set("У", " давнину").lines.at(0));
    CHECK(*runs[1].lead == "У ");
    CHECK(runs[1].text == "давнину");
}

TEST_CASE("an initial letter of another element speaks for itself") {
    Initial fixture(3, 3);
    Paragraph paragraph;
    paragraph.content = {TextRun{"К", fixture.letter, 7}, TextRun{"нига", 0, 8}};
    paragraph.initial_count = 1;
    const auto runs =
        glyph_runs(static_cast<ParagraphFixture&>(fixture).set(paragraph, mm(80)).lines.at(0));
    CHECK(!runs[0].said_by_next);
    CHECK(runs[1].lead->empty());
}
