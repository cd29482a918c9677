#include "paragraph_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

/// A run in a changed style between plain ones.
template <typename Change>
Line set_between(ParagraphFixture& fixture, std::string_view text, Change change) {
    Style changed = fixture.style();
    change(changed);
    const StyleId style = fixture.add_style(changed);
    return fixture
        .set(Paragraph{{TextRun{"м"}, TextRun{std::string(text), style}, TextRun{"н"}}}, pt(300))
        .lines.at(0);
}

std::string glyph_name(const GlyphRun& run, std::size_t number = 0) {
    return test_resources().fonts.face(run.face).glyph_name(run.glyphs.at(number).glyph);
}

std::vector<PathItem> rules_of(const Line& line) {
    std::vector<PathItem> rules;
    for (const PageItem& item : line.items) {
        if (const auto* rule = std::get_if<PathItem>(&item))
            rules.push_back(*rule);
    }
    return rules;
}

} // namespace

TEST_CASE("small capitals and figures of the font, by their CSS names") {
    ParagraphFixture fixture;
    const Line small =
        set_between(fixture, "жук", [](Style& style) { style.caps_features = "smcp"; });
    CHECK(glyph_name(glyph_runs(small).at(1)) == "uni0436.smcp");
    fixture.style().font_family = "Fira Sans";
    const Line tabular =
        set_between(fixture, "1", [](Style& style) { style.numeric_features = "tnum, lnum"; });
    CHECK(glyph_name(glyph_runs(tabular).at(1)) == "one.tf");
    // Raw features come last and count over them.
    const Line raw = set_between(fixture, "1", [](Style& style) {
        style.numeric_features = "tnum";
        style.font_features = "-tnum";
    });
    CHECK(glyph_name(glyph_runs(raw).at(1)) == "one");
}

TEST_CASE("an index is set in the font's own glyphs where it has them") {
    ParagraphFixture fixture;
    const auto super = [](Style& style) { style.font_position = FontPosition::Super; };
    const GlyphRun real = glyph_runs(set_between(fixture, "2", super)).at(1);
    CHECK(glyph_name(real) == "two.sups");
    CHECK(real.size == fixture.style().font_size);
    CHECK(real.origin.y == Length{});
    const GlyphRun made = glyph_runs(set_between(fixture, "ж", super)).at(1);
    CHECK(glyph_name(made) == "uni0436");
    CHECK(to_points(made.size) == doctest::Approx(6.6));
    CHECK(to_points(made.origin.y) == doctest::Approx(-3.3));
    CHECK(to_points(made.advance) < 6.6);
}

TEST_CASE("a decoration is one rule under all of its words, after the text") {
    ParagraphFixture fixture;
    const Line line = set_between(fixture, "два слова", [](Style& style) {
        style.text_decoration = TextDecoration::Underline;
    });
    const std::vector<PathItem> rules = rules_of(line);
    REQUIRE(rules.size() == 1);
    CHECK(std::holds_alternative<PathItem>(line.items.back()));
    CHECK(rules[0].mark == Mark{});
    const GlyphRun run = glyph_runs(line).at(1);
    const std::vector<Vec2>& points = rules[0].path.path.points;
    CHECK(points[0].x == doctest::Approx(to_points(run.origin.x)));
    CHECK(points[1].x == doctest::Approx(to_points(run.origin.x + run.advance)));
    CHECK(points[0].y > 0);
    const Line both = set_between(
        fixture, "а", [](Style& style) { style.text_decoration = TextDecoration::Both; });
    CHECK(rules_of(both).size() == 2);
    CHECK(rules_of(both)[1].path.path.points[0].y < 0);
}

TEST_CASE("exceptions of the document are the only points of their word") {
    ParagraphFixture fixture;
    fixture.document.hyphenation = {{"uk", {"сертифі-кат"}}};
    const Hyphenator own = hyphenator_of(fixture.document, test_resources());
    const std::string_view word = "сертифікат";
    CHECK(own.points(word, "uk") == std::vector<std::uint32_t>{14});
    CHECK(test_resources().hyphenator.points(word, "uk").size() > 1);
}
