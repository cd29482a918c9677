#include "paragraph_fixture.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

using Align = TabStop::Align;

struct Tabbed : ParagraphFixture {
    explicit Tabbed(std::vector<TabStop> stops) { style().tab_stops = std::move(stops); }

    ParagraphLines set(std::initializer_list<std::string_view> parts, Length width = pt(300)) {
        Paragraph paragraph;
        for (const std::string_view part : parts) {
            if (!paragraph.content.empty())
                paragraph.content.emplace_back(Tab{});
            paragraph.content.emplace_back(TextRun{std::string(part)});
        }
        return ParagraphFixture::set(paragraph, width);
    }

    /// The run of that text.
    static GlyphRun run_of(const Line& line, std::string_view text) {
        for (const GlyphRun& run : glyph_runs(line)) {
            if (run.text.starts_with(text))
                return run;
        }
        FAIL("no run ", std::string(text));
        return {};
    }
};

/// Less than a tenth of a point apart.
bool near(Length a, Length b) {
    return to_points(a - b) < 0.1 && to_points(b - a) < 0.1;
}

} // namespace

TEST_CASE("text behind a tab begins, ends or is centred at its stop") {
    Tabbed fixture({{pt(60)}, {pt(150), Align::Center}, {pt(290), Align::End}});
    const Line line = fixture.set({"а", "початок", "середина", "кінець"}).lines.at(0);
    CHECK(Tabbed::run_of(line, "початок").origin.x == pt(60));
    const GlyphRun middle = Tabbed::run_of(line, "середина");
    CHECK(near(middle.origin.x + middle.advance / 2, pt(150)));
    CHECK(near(end_of(line), pt(290)));
}

TEST_CASE("numbers stand with their decimal separator at the stop") {
    Tabbed fixture({{pt(100), Align::Decimal}});
    fixture.style().font_features = "tnum";
    const Line whole = fixture.set({"а", "125"}).lines.at(0);
    const GlyphRun number = Tabbed::run_of(whole, "125");
    CHECK(near(number.origin.x + number.advance, pt(100)));
    const GlyphRun parts = Tabbed::run_of(fixture.set({"а", "1\u202F125,50 грн"}).lines.at(0), "1");
    const auto comma =
        std::find_if(parts.glyphs.begin(), parts.glyphs.end(), [&](const PlacedGlyph& glyph) {
            return parts.text[glyph.cluster] == ',';
        });
    REQUIRE(comma != parts.glyphs.end());
    CHECK(near(parts.origin.x + comma->x(), pt(100)));
}

TEST_CASE("a tab goes to the first stop behind it and beyond the last is a space wide") {
    Tabbed fixture({{pt(20)}, {pt(80)}});
    const Line line = fixture.set({"довге слово", "далі", "ще"}).lines.at(0);
    const GlyphRun next = Tabbed::run_of(line, "далі");
    CHECK(next.origin.x == pt(80));
    const Length gap = Tabbed::run_of(line, "ще").origin.x - next.origin.x - next.advance;
    CHECK(gap > pt(1));
    CHECK(gap < pt(5));
}

TEST_CASE("the leader of a stop fills the tab as an artifact") {
    Tabbed fixture({{pt(200), Align::End, ". "}});
    const Line line = fixture.set({"Зміст", "12"}).lines.at(0);
    const GlyphRun dots = Tabbed::run_of(line, ". .");
    CHECK(dots.mark == Mark{});
    CHECK(dots.origin.x > Tabbed::run_of(line, "Зміст").advance);
    CHECK(text_of(line).starts_with("Зміст "));
}

TEST_CASE("lines with tabs are filled one by one and lose nothing") {
    Tabbed fixture({{pt(60)}});
    fixture.style().text_align = TextAlign::Justify;
    const ParagraphLines lines = fixture.set(
        {"слово", "перше друге третє четверте пʼяте шосте сьоме восьме девʼяте"}, pt(120));
    REQUIRE(lines.lines.size() > 2);
    std::string text;
    for (const Line& line : lines.lines) {
        CHECK(end_of(line) <= pt(121));
        CHECK(line.adjustment == 0);
        std::string said = text_of(line);
        if (line.hyphenated)
            said.pop_back();
        text += said;
    }
    CHECK(text == "слово перше друге третє четверте пʼяте шосте сьоме восьме девʼяте");
    CHECK(fixture.set({"", ""}).lines.size() <= 1);
}
