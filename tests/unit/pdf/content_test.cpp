#include "sample_pages.h"

#include "pdf/page_content.h"
#include "pdf/shared_parts.h"
#include "pdf/sink.h"
#include "pdf/text_spans.h"

#include <doctest/doctest.h>

using namespace zbirnyk;
using test::SamplePages;

namespace {

struct Drawn {
    PageContent content;
    std::vector<PdfFont> fonts;
};

Drawn draw(const SamplePages& sample) {
    SharedParts shared(6);
    Sink sink(6, shared);
    Drawn drawn;
    drawn.fonts = make_fonts(sample.pages, test::repository_fonts(), shared, sink, 1);
    drawn.content = draw_page(sample.pages.pages[0], sample.document, drawn.fonts);
    return drawn;
}

/// The spans of the first run of the page.
std::vector<TextSpan> spans(SamplePages& sample) {
    Drawn drawn = draw(sample);
    const auto& run = std::get<GlyphRun>(sample.page().items.front());
    return text_spans(run, drawn.fonts[run.face]);
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + what.size()))
        ++found;
    return found;
}

} // namespace

TEST_CASE("plain text is one span that ToUnicode says") {
    SamplePages sample;
    sample.line({sample.node(Role::P)}, "слово", {pt(10), pt(20)});
    const auto found = spans(sample);
    REQUIRE(found.size() == 1);
    CHECK(!found[0].actual_text);
    CHECK(found[0].end == 5);
}

TEST_CASE("letters with a stress mark are said by ActualText") {
    SamplePages sample;
    sample.line({sample.node(Role::P)}, "Оле\u0301на", {pt(10), pt(20)});
    const auto found = spans(sample);
    REQUIRE(found.size() == 3);
    CHECK(found[1].actual_text == "е\u0301");
}

TEST_CASE("the hyphen of hyphenation is a soft hyphen") {
    SamplePages sample;
    sample.hyphen({sample.node(Role::P)}, {pt(10), pt(20)});
    const auto found = spans(sample);
    REQUIRE(found.size() == 1);
    CHECK(found[0].actual_text == "\u00AD");
}

TEST_CASE("unused soft hyphens are not shown and not said") {
    SamplePages sample;
    sample.line({sample.node(Role::P)}, "про\u00ADблема", {pt(10), pt(20)});
    for (const TextSpan& span : spans(sample))
        CHECK(!span.actual_text);
}

TEST_CASE("letter-spaced words are wrapped whole, spaces are not") {
    SamplePages sample;
    sample.line({sample.node(Role::P)}, "ДВА СЛОВА", {pt(10), pt(20)}, {.tracking = 0.085});
    const auto found = spans(sample);
    REQUIRE(found.size() == 3);
    CHECK(found[0].actual_text == "ДВА");
    CHECK(!found[1].actual_text);
    CHECK(found[2].actual_text == "СЛОВА");
}

TEST_CASE("an initial letter is said by the run after it") {
    SamplePages sample;
    const Mark mark{sample.node(Role::P)};
    sample.line(mark, "К", {pt(10), pt(40)});
    sample.line(mark, "нига", {pt(30), pt(20)});
    auto& letter = std::get<GlyphRun>(sample.page().items.front());
    auto& rest = std::get<GlyphRun>(sample.page().items.back());
    letter.said_by_next = true;
    rest.lead = "К";
    Drawn drawn = draw(sample);
    PdfFont& font = drawn.fonts[rest.face];
    const std::vector<TextSpan> silent = text_spans(letter, font);
    REQUIRE(silent.size() == 1);
    CHECK(silent[0].actual_text == "");
    const std::vector<TextSpan> found = text_spans(rest, font);
    REQUIRE(found.size() == 2);
    CHECK(found[0].actual_text == "Кн");
    CHECK(found[0].end == 1);
    CHECK(!found[1].actual_text);
    // Both glyphs still say what they are.
    CHECK(font.texts[font.code(letter.glyphs[0].glyph)] == "К");
    CHECK(font.texts[font.code(rest.glyphs[0].glyph)] == "н");
}

TEST_CASE("a no-break space is extracted as a space") {
    SamplePages sample;
    sample.line({sample.node(Role::P)}, "у\u00A0місті і селі", {pt(10), pt(20)});
    CHECK(spans(sample).size() == 1);
}

TEST_CASE("consecutive items of an element share one marked-content sequence") {
    SamplePages sample;
    const StructId paragraph = sample.node(Role::P);
    const StructId span = sample.node(Role::Span, paragraph);
    sample.line({paragraph}, "раз", {pt(10), pt(20)});
    sample.line({paragraph}, "два", {pt(10), pt(40)});
    sample.line({span}, "три", {pt(10), pt(60)});
    sample.line({NoStruct, ArtifactKind::Footer}, "1", {pt(10), pt(80)});
    const PageContent content = draw(sample).content;
    CHECK(content.marked == std::vector<StructId>{paragraph, span});
    CHECK(count(content.operators, "BDC") == 3);
    CHECK(count(content.operators, "EMC") == 3);
    CHECK(count(content.operators, "/P <</MCID 0>> BDC\n") == 1);
    CHECK(count(content.operators, "/Span <</MCID 1>> BDC\n") == 1);
    CHECK(
        count(
            content.operators,
            "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n") == 1);
}

TEST_CASE("glyph positions do not drift, however long the run") {
    SamplePages sample;
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "місто ";
    // A third of a unit of TJ after each glyph: rounding each alone would lose it.
    sample.line({sample.node(Role::P)}, text, {pt(0), pt(20)}, {.tracking = 0.00033});
    const Drawn drawn = draw(sample);
    const auto& run = std::get<GlyphRun>(sample.page().items.front());
    const PdfFont& font = drawn.fonts[run.face];
    const std::string& operators = drawn.content.operators;
    // The pen after all strings and adjustments but the last glyph, in 1/100,000 em.
    double pen = 0;
    std::size_t shown = 0;
    for (std::size_t at = operators.find('[') + 1; operators[at] != ']';) {
        if (operators[at] != '(') {
            std::size_t length = 0;
            pen -= 100 * std::stod(operators.substr(at), &length);
            at += length;
            continue;
        }
        for (++at; operators[at] != ')'; ++shown) {
            const auto byte = [&] {
                if (operators[at] == '\\')
                    ++at;
                return static_cast<unsigned char>(
                    operators[at] == 'r' && operators[at - 1] == '\\' ? '\r' : operators[at]);
            };
            const unsigned high = byte();
            ++at;
            const unsigned low = byte();
            ++at;
            const double target = to_points(run.glyphs[shown].x()) / to_points(run.size) * 100000;
            CHECK(std::abs(pen - target) <= 51);
            pen += font.program->widths[high * 256 + low];
        }
        ++at;
    }
    CHECK(shown == run.glyphs.size());
}

TEST_CASE("a path turns upside down and keeps its state") {
    SamplePages sample;
    sample.rectangle({}, {pt(10), pt(20), pt(100), pt(5)}, {0xFF, 0, 0});
    sample.rectangle({}, {pt(10), pt(40), pt(100), pt(5)}, {0xFF, 0, 0});
    CHECK(
        draw(sample).content.operators == "/Artifact <</Type/Layout>> BDC\n"
                                          "1 0 0 rg\n"
                                          "10 575 m\n110 575 l\n110 570 l\n10 570 l\nh\nf\n"
                                          "10 555 m\n110 555 l\n110 550 l\n10 550 l\nh\nf\n"
                                          "EMC\n");
}

TEST_CASE("an image is placed by its lower left corner") {
    SamplePages sample;
    const PictureId picture = sample.picture(test::mask_picture());
    const StructId figure = sample.node(Role::Figure);
    sample.page().items.emplace_back(
        ImageItem{picture, {pt(10), pt(20), pt(30), pt(40)}, {figure}});
    CHECK(
        draw(sample).content.operators ==
        "/Figure <</MCID 0>> BDC\n0 0.2706 0.4863 rg\nq 30 0 0 40 10 535 cm /I0 Do Q\nEMC\n");
}

TEST_CASE("a run that is wider is scaled, and its glyphs are shown as others") {
    SamplePages sample;
    const StructId paragraph = sample.node(Role::P);
    sample.line({paragraph}, "мимо", {pt(10), pt(20)});
    sample.line({paragraph}, "мимо", {pt(10), pt(40)});
    auto& wide = std::get<GlyphRun>(sample.page().items.front());
    wide.expansion = GlyphRun::ExpansionUnits * 15 / 1000;
    for (PlacedGlyph& glyph : wide.glyphs)
        glyph.units += glyph.units * 15 / 1000;
    const std::string drawn = draw(sample).content.operators;
    CHECK(count(drawn, "101.5 Tz\n") == 1);
    CHECK(count(drawn, "100 Tz\n") == 1);
    CHECK(drawn.find("101.5 Tz") < drawn.find("100 Tz"));
    const auto shown = [&](std::size_t from) {
        const std::size_t begin = drawn.find('[', from);
        return drawn.substr(begin, drawn.find("TJ", begin) - begin);
    };
    CHECK(shown(0) == shown(drawn.find("100 Tz")));
}

TEST_CASE("turned text is shown along its own axis from where it begins") {
    SamplePages sample;
    const Mark mark{sample.node(Role::P)};
    sample.line(mark, "тут", {pt(10), pt(20)});
    sample.line(mark, "там", {pt(100), pt(95)});
    std::get<GlyphRun>(sample.page().items[1]).turn = Turn::Left;
    const std::string operators = draw(sample).content.operators;
    CHECK(operators.find("10 575 Td") != std::string::npos);
    CHECK(operators.find("BT\n0 1 -1 0 100 500 Tm") != std::string::npos);
    CHECK(count(operators, "BDC") == 1); // one paragraph still
}

TEST_CASE("a turned picture covers its area") {
    SamplePages sample;
    const PictureId picture = sample.picture(test::transparent_picture());
    const Rect area{pt(10), pt(45), pt(20), pt(40)};
    const auto drawn = [&](Turn turn) {
        sample.page().items = {ImageItem{picture, area, {sample.node(Role::Figure)}, turn}};
        return draw(sample).content.operators;
    };
    CHECK(drawn(Turn::None).find("q 20 0 0 40 10 510 cm") != std::string::npos);
    CHECK(drawn(Turn::Left).find("q 0 40 -20 0 30 510 cm") != std::string::npos);
    CHECK(drawn(Turn::Half).find("q -20 0 0 -40 30 550 cm") != std::string::npos);
    CHECK(drawn(Turn::Right).find("q 0 -40 20 0 10 550 cm") != std::string::npos);
}

TEST_CASE("pages on a sheet are cut off at their areas, each with marked content of its own") {
    SamplePages sample;
    const Mark mark{sample.node(Role::P)};
    sample.line(mark, "тут", {pt(10), pt(20)});
    sample.line(mark, "там", {pt(10), pt(40)});
    sample.page().imposed = {
        {0, 1, {pt(0), pt(0), pt(50), pt(30)}}, {2, 2, {pt(0), pt(30), pt(50), pt(30)}}};
    const Drawn drawn = draw(sample);
    CHECK(drawn.content.operators.starts_with("q 0 565 50 30 re W n\n/P <</MCID 0>> BDC"));
    CHECK(count(drawn.content.operators, "EMC\nQ\n") == 2);
    CHECK(count(drawn.content.operators, "Tf") == 2); // what was set is forgotten with Q
    CHECK(drawn.content.imposed == std::vector<std::uint32_t>{0, 1});
}
