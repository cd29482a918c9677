#include "../../support/document_builder.h"
#include "layout/layout.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

using B = DocumentBuilder;
using Texts = std::vector<std::string>;

struct Laid {
    explicit Laid(const B& builder)
        : pages(lay_out(builder.document, test_resources(), diagnostics)) {}

    Texts runs() const { return runs_of(pages.pages.at(0)); }

    Texts shades() const { return shades_of(pages.pages.at(0)); }

    std::vector<std::string> codes() const {
        std::vector<std::string> names;
        for (const Diagnostic& item : diagnostics.items())
            names.emplace_back(item.code.name);
        return names;
    }

    Diagnostics diagnostics;
    Pages pages;
};

} // namespace

TEST_CASE("spaces between blocks collapse and vanish at the top of a page") {
    B b;
    const StyleId spaced = b.style([](Style& s) {
        s.space_before = pt(6);
        s.space_after = pt(4);
    });
    b.flow() = {B::p("a", spaced), B::p("b", spaced), B::container({B::p("c", spaced)}, spaced)};
    CHECK(Laid(b).runs() == Texts{"8 a", "24 b", "40 c"});
    const StyleId top = b.style([](Style& s) {
        s.break_before = BreakBefore::Page;
        s.space_before = pt(20);
    });
    b.flow() = {B::p("a"), B::p("b", top)};
    CHECK(runs_of(Laid(b).pages.pages[1]) == Texts{"8 b"});
}

TEST_CASE("margins, borders and padding stand around the content") {
    B b;
    const StyleId box = b.style([](Style& s) {
        s.margin = {pt(1), pt(2), pt(3), pt(4)};
        s.padding = {pt(5), pt(6), pt(7), pt(8)};
        s.border_top = {pt(1), {}};
        s.background = Color{200, 200, 200};
    });
    b.flow() = {B::container({B::p("a")}, box), B::p("b")};
    const Laid laid(b);
    // 1 margin + 1 border + 5 padding above the line, 7 + 3 below it.
    CHECK(laid.runs() == Texts{"15 a", "35 b"});
    CHECK(laid.shades() == Texts{"4 1 194 23", "4 1 194 1"});
    const auto* run = std::get_if<GlyphRun>(&laid.pages.pages[0].items[2]);
    REQUIRE(run);
    CHECK(run->origin.x == pt(12));
}

TEST_CASE("the background of a divided box is drawn on each page") {
    B b;
    const StyleId box = b.style([](Style& s) {
        s.padding.top = s.padding.bottom = pt(5);
        s.border_bottom = {pt(1), {}};
        s.background = Color{};
    });
    b.flow() = {B::container({B::lines("a", 12)}, box)};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(shades_of(laid.pages.pages[0]) == Texts{"0 0 200 95"});
    CHECK(shades_of(laid.pages.pages[1]) == Texts{"0 0 200 36", "0 35 200 1"});
}

TEST_CASE("heights: fixed, least, stepped and none") {
    B b;
    const StyleId fixed = b.style([](Style& s) { s.height = pt(25); });
    const StyleId least = b.style([](Style& s) { s.min_height = pt(25); });
    const StyleId stepped = b.style([](Style& s) { s.block_step = pt(15); });
    const StyleId none = b.style([](Style& s) { s.height = pt(0); });
    for (const StyleId style : {fixed, least})
        for (const Block& block : {B::p("a", style), B::container({B::p("a")}, style)}) {
            b.flow() = {block, B::p("b")};
            CHECK(Laid(b).runs() == Texts{"8 a", "33 b"});
        }
    b.flow() = {B::container({B::lines("a", 2)}, stepped), B::p("b")};
    CHECK(Laid(b).runs() == Texts{"8 a1", "18 a2", "38 b"});
    b.flow() = {B::p("a"), B::container({B::lines("note", 3)}, none), B::p("b")};
    CHECK(Laid(b).runs() == Texts{"8 a", "18 note1", "28 note2", "38 note3", "18 b"});
}

TEST_CASE("content higher than its fixed box is reported") {
    B b;
    const StyleId fixed = b.style([](Style& s) { s.height = pt(15); });
    b.flow() = {B::container({B::lines("a", 2)}, fixed)};
    CHECK(Laid(b).codes() == Texts{"layout.does-not-fit"});
}

TEST_CASE("a margin note stays beside its paragraph over a page break") {
    B b;
    const StyleId none = b.style([](Style& s) { s.height = pt(0); });
    b.flow() = {B::lines("a", 10), B::container({B::p("note")}, none), B::p("b")};
    CHECK(texts_of(Laid(b).pages)[1] == "note b");
}

TEST_CASE("placed blocks stand by their own coordinates on the page the flow has come to") {
    B b;
    Block top = B::p("top"), bottom = B::lines("low", 2), base = B::p("base");
    top.placement = {.left = pt(10), .top = pt(50)};
    bottom.placement = {.right = pt(0), .bottom = pt(0)};
    base.placement = {.left = pt(10), .right = pt(10), .baseline = pt(70)};
    b.flow() = {B::p("a"), top, bottom, base};
    CHECK(Laid(b).runs() == Texts{"8 a", "58 top", "88 low1", "98 low2", "70 base"});
    const StyleId next = b.style([](Style& s) { s.break_before = BreakBefore::Page; });
    b.flow() = {top, B::p("b", next)};
    CHECK(texts_of(Laid(b).pages) == Texts{"top", "b"});
}

TEST_CASE("first fit takes the first alternative whose lines fit") {
    B b;
    const StyleId one_line = b.style([](Style& s) {
        s.fit = Fit::Shrink;
        s.min_font_size = pt(7);
        s.max_lines = 1;
    });
    const std::string long_text(200, 'x');
    Block choice{
        .content =
            FirstFit{{{B::p("long words " + long_text, one_line)}, {B::p("short", one_line)}}}};
    b.flow() = {choice};
    const Laid laid(b);
    CHECK(laid.runs() == Texts{"8 short"});
    CHECK(laid.codes().empty());

    const StyleId low = b.style([](Style& s) { s.height = pt(15); });
    b.flow() = {{.content = FirstFit{{{B::lines("a", 2)}, {B::lines("b", 1)}}}, .style = low}};
    CHECK(Laid(b).runs() == Texts{"8 b1"});
    b.flow() = {{.content = FirstFit{{{B::lines("a", 3)}, {B::lines("b", 2)}}}, .style = low}};
    const Laid none(b);
    CHECK(none.runs() == Texts{"8 b1", "18 b2"});
    CHECK(none.codes() == Texts{"layout.does-not-fit"});
}

TEST_CASE("a grid sets cells side by side") {
    B b;
    Grid grid;
    grid.columns = {
        {.kind = Track::Kind::Fraction, .value = 1},
        {.kind = Track::Kind::Fixed, .length = pt(50)},
        {.kind = Track::Kind::Fraction, .value = 2}};
    grid.gap = pt(15);
    grid.valign = VerticalAlign::Bottom;
    grid.cells = {B::p("a"), B::lines("b", 3), B::p("c"), B::p("d")};
    b.flow() = {{.content = grid}, B::p("e")};
    const Laid laid(b);
    CHECK(laid.runs() == Texts{"28 a", "8 b1", "18 b2", "28 b3", "28 c", "53 d", "63 e"});
    const auto* c = std::get_if<GlyphRun>(&laid.pages.pages[0].items[4]);
    REQUIRE(c);
    CHECK(c->origin.x == pt(40 + 15 + 50 + 15));
}

TEST_CASE("pictures: share of the width, alignment, too tall for a page") {
    B b;
    Raster raster{
        .kind = RasterKind::Gray, .width = 10, .height = 5, .bytes = std::string(50, '\0')};
    b.document.pictures.push_back(std::make_shared<const Picture>(raster));
    const auto picture = [&](PictureBlock content) {
        content.picture = 0;
        return Block{.content = content, .node = 0};
    };
    b.flow() = {
        B::p("a"),
        picture({.width_share = 0.5}),
        picture({.size = {pt(40), pt(20)}, .align = TextAlign::Center})};
    const Laid laid(b);
    const auto* half = std::get_if<ImageItem>(&laid.pages.pages[0].items[1]);
    const auto* centred = std::get_if<ImageItem>(&laid.pages.pages[0].items[2]);
    REQUIRE(half);
    REQUIRE(centred);
    CHECK(half->area == Rect{{}, pt(10), pt(100), pt(50)});
    CHECK(centred->area == Rect{pt(80), pt(60), pt(40), pt(20)});

    b.flow() = {picture({.size = {pt(100), pt(200)}})};
    const Laid tall(b);
    CHECK(tall.codes() == Texts{"layout.too-tall"});
    const auto* shrunk = std::get_if<ImageItem>(&tall.pages.pages[0].items[0]);
    REQUIRE(shrunk);
    CHECK(shrunk->area == Rect{{}, {}, pt(50), pt(100)});
}

TEST_CASE("a text that cannot be shrunk enough is an error") {
    B b;
    const StyleId one_line = b.style([](Style& s) {
        s.fit = Fit::Shrink;
        s.min_font_size = pt(7);
        s.max_lines = 1;
    });
    b.flow() = {
        B::p("many words many words many words many words many words many words", one_line)};
    const Laid laid(b);
    CHECK(laid.codes() == Texts{"layout.does-not-fit"});
    CHECK(laid.diagnostics.has_errors());
}
