#include "../../support/document_builder.h"
#include "layout/layout.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

using B = DocumentBuilder;
using Texts = std::vector<std::string>;

constexpr Length Points{Length::UnitsPerPoint};

struct Laid {
    explicit Laid(const B& builder)
        : pages(lay_out(builder.document, test_resources(), diagnostics)) {}

    std::vector<std::string> codes() const {
        std::vector<std::string> names;
        for (const Diagnostic& item : diagnostics.items())
            names.emplace_back(item.code.name);
        return names;
    }

    Diagnostics diagnostics;
    Pages pages;
};

/// The style of a box of 60 by 40 pt with a padding of 5 pt at its foot.
StyleId turned_box(B& b, Turn turn) {
    return b.style([&](Style& style) {
        style.width = pt(60);
        style.height = pt(40);
        style.padding.bottom = pt(5);
        style.reference_orientation = turn;
    });
}

/// Where each line begins and how it is turned: "a1 8 60 90".
Texts lines(const Page& page) {
    Texts found;
    for (const PageItem& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item))
            found.push_back(fmt::format(
                "{} {:g} {:g} {}",
                trimmed(*run),
                to_points(run->origin.x),
                to_points(run->origin.y),
                static_cast<int>(run->turn) * 90));
    return found;
}

Texts lines_turned(Turn turn) {
    B b;
    b.flow() = {B::p("z"), B::container({B::lines("a", 2)}, turned_box(b, turn)), B::p("b")};
    const Laid laid(b);
    CHECK(laid.codes().empty());
    return lines(laid.pages.pages[0]);
}

} // namespace

TEST_CASE("the content of a box is turned, the box and what follows it are not") {
    // The box begins at 10; inside it there are 60 by 35 pt.
    CHECK(lines_turned(Turn::None) == Texts{"z 0 8 0", "a1 0 18 0", "a2 0 28 0", "b 0 58 0"});
    CHECK(lines_turned(Turn::Left) == Texts{"z 0 8 0", "a1 8 45 90", "a2 18 45 90", "b 0 58 0"});
    CHECK(lines_turned(Turn::Half) == Texts{"z 0 8 0", "a1 60 37 180", "a2 60 27 180", "b 0 58 0"});
    CHECK(
        lines_turned(Turn::Right) == Texts{"z 0 8 0", "a1 52 10 270", "a2 42 10 270", "b 0 58 0"});
}

TEST_CASE("turns within turns add up") {
    B b;
    const StyleId inner = b.style([](Style& style) {
        style.height = pt(20);
        style.reference_orientation = Turn::Half;
    });
    b.flow() = {B::container({B::container({B::p("a")}, inner)}, turned_box(b, Turn::Half))};
    // 60 by 35 pt; the inner box is 20 high at its upper end, so at the lower one when turned.
    CHECK(lines(Laid(b).pages.pages[0]) == Texts{"a 0 23 0"});
}

TEST_CASE("anchors, links and backgrounds turn with a box") {
    B b;
    b.document.links.push_back({.uri = "https://zbirnyk.example"});
    const StyleId shaded = b.style([](Style& style) {
        style.background = Color{1, 2, 3};
        style.height = pt(10);
    });
    Block linked = {
        .content = Paragraph{.content = {TextRun{.text = "a", .node = 0, .link = 0}}},
        .style = shaded,
        .anchor = b.anchor()};
    b.flow() = {B::container({linked}, turned_box(b, Turn::Left))};
    const Laid laid(b);
    const Page& page = laid.pages.pages[0];
    CHECK(laid.pages.destinations[0].point == Point{{}, Points * 35});
    CHECK(shades_of(page) == Texts{"0 0 10 35"});
    REQUIRE(page.links.size() == 1);
    const Rect area = page.links[0].area;
    CHECK(area.bottom() == Points * 35); // the line begins at the foot
    CHECK(area.right() <= Points * 10);
    CHECK(area.height < area.width * 2);
}

TEST_CASE("a turned box is laid out alike in each pass and on each number of threads") {
    const auto pages_with = [](unsigned threads) {
        B b;
        const AnchorId anchor = b.anchor();
        Block reference = {
            .content = Paragraph{.content = {PageReference{.targets = {anchor}, .node = 0}}},
            .anchor = anchor};
        b.flow() = {
            B::lines("z", 9), B::container({B::p("a"), reference}, turned_box(b, Turn::Left))};
        const LayoutResources& alone = test_resources();
        const LayoutResources resources{alone.fonts, alone.hyphenator, threads};
        Diagnostics diagnostics;
        return dump(lay_out(b.document, resources, diagnostics), alone.fonts);
    };
    CHECK(pages_with(1).find("\"2\"") != std::string::npos);
    CHECK(pages_with(1) == pages_with(3));
}

TEST_CASE("what a turned box has no room for is reported") {
    B b;
    b.flow() = {B::container({B::lines("a", 7)}, turned_box(b, Turn::Left))};
    CHECK(Laid(b).codes() == Texts{"layout.does-not-fit"});
    b.flow() = {B::container({B::lines("a", 6)}, turned_box(b, Turn::Left))};
    CHECK(Laid(b).codes().empty());
}

TEST_CASE("only a box of fixed height is turned") {
    B b;
    const StyleId style =
        b.style([](Style& changed) { changed.reference_orientation = Turn::Left; });
    b.flow() = {B::container({B::p("a")}, style)};
    CHECK(Laid(b).codes() == Texts{"layout.turn"});
}

TEST_CASE("an automatic column is as wide as its turned text is high") {
    B b;
    const StyleId upwards = b.style([](Style& style) {
        style.height = pt(50);
        style.reference_orientation = Turn::Left;
    });
    b.flow() = {
        {.content = Grid{
             .columns = {Track{}, Track{.kind = Track::Kind::Fraction}},
             .cells = {B::container({B::lines("a", 2)}, upwards), B::p("b")}}}};
    CHECK(lines(Laid(b).pages.pages[0]) == Texts{"a1 8 50 90", "a2 18 50 90", "b 20 8 0"});
}
