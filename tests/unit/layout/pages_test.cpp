#include "../../support/document_builder.h"
#include "layout/check_pages.h"
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

    std::vector<std::string> codes() const {
        std::vector<std::string> names;
        for (const Diagnostic& item : diagnostics.items())
            names.emplace_back(item.code.name);
        return names;
    }

    Texts texts() const { return texts_of(pages); }

    Diagnostics diagnostics;
    Pages pages;
};

std::vector<std::string> labels(const Pages& pages) {
    std::vector<std::string> labels;
    for (const Page& page : pages.pages)
        labels.push_back(page.label + (page.blank ? " blank" : ""));
    return labels;
}

} // namespace

TEST_CASE("lines fill a page from its top and go on overleaf") {
    B b;
    b.flow() = {B::lines("a", 12)};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(runs_of(laid.pages.pages[0]).front() == "8 a1");
    CHECK(runs_of(laid.pages.pages[0]).back() == "98 a10");
    CHECK(runs_of(laid.pages.pages[1]) == Texts{"8 a11", "18 a12"});
    CHECK(laid.codes().empty());
}

TEST_CASE("a document without content has a page") {
    B b;
    CHECK(Laid(b).pages.pages.size() == 1);
}

TEST_CASE("widows and orphans move the break") {
    B b;
    b.base().orphans = b.base().widows = 2;
    b.flow() = {B::lines("a", 9), B::lines("b", 3)};
    // b2 and b3 must stay together, b1 may not stand alone.
    CHECK(Laid(b).texts()[1] == "b1 b2 b3");
    b.flow() = {B::lines("a", 11)};
    CHECK(Laid(b).texts()[1] == "a10 a11");
}

TEST_CASE("a heading goes with what follows it") {
    B b;
    b.base().orphans = b.base().widows = 2;
    const StyleId heading = b.style([](Style& s) { s.keep_with_next = Keep::Always; });
    b.flow() = {B::lines("a", 8), B::p("head", heading), B::lines("b", 4)};
    CHECK(Laid(b).texts()[1] == "head b1 b2 b3 b4");
    b.flow() = {B::lines("a", 7), B::p("head", heading), B::lines("b", 4)};
    CHECK(Laid(b).texts()[1] == "b3 b4");
}

TEST_CASE("what is kept together is moved, unless it is higher than a page") {
    B b;
    const StyleId keep = b.style([](Style& s) { s.keep_together = Keep::Always; });
    b.flow() = {B::lines("a", 6), B::container({B::lines("b", 3), B::lines("c", 3)}, keep)};
    const Laid moved(b);
    CHECK(moved.texts()[1] == "b1 b2 b3 c1 c2 c3");
    CHECK(moved.codes().empty());

    b.flow() = {B::lines("a", 6), B::container({B::lines("b", 11)}, keep)};
    const Laid broken(b);
    CHECK(broken.texts()[0] == "a1 a2 a3 a4 a5 a6 b1 b2 b3 b4");
    CHECK(broken.codes() == Texts{"layout.keep-broken"});
}

TEST_CASE("keeps that nothing can satisfy are broken and reported") {
    B b;
    const StyleId chained = b.style([](Style& s) { s.keep_with_next = Keep::Always; });
    for (int i = 0; i < 12; ++i)
        b.flow().push_back(B::p("h", chained));
    const Laid laid(b);
    CHECK(laid.pages.pages.size() == 2);
    CHECK(laid.codes() == Texts{"layout.keep-broken"});
}

TEST_CASE("forced breaks") {
    B b;
    const StyleId new_page = b.style([](Style& s) { s.break_before = BreakBefore::Page; });
    const StyleId odd = b.style([](Style& s) { s.break_before = BreakBefore::OddPage; });
    const StyleId last = b.style([](Style& s) { s.break_after_page = true; });
    b.flow() = {
        B::p("a", last), B::p("b"), B::p("c", new_page), B::p("d", new_page), B::p("e", odd)};
    CHECK(Laid(b).texts() == Texts{"a", "b", "c", "d", "e"});
    b.flow() = {B::p("a"), B::p("e", odd)};
    CHECK(labels(Laid(b).pages) == Texts{"1", "2 blank", "3"});
}

TEST_CASE("page sequences: blank pages, forms and numbers") {
    B b;
    b.flow() = {B::p("title")};
    b.sequence().number_form = NumberForm::LowerRoman;
    b.sequence().end_on = PageParity::Even;
    b.document.sequences.emplace_back();
    b.sequence() = {.start_on = PageParity::Odd, .initial_page_number = 1, .flow = {B::p("one")}};
    b.document.sequences.emplace_back();
    b.sequence() = {.start_on = PageParity::Odd, .flow = {B::p("two")}};
    const Laid laid(b);
    CHECK(labels(laid.pages) == Texts{"i", "ii blank", "1", "2 blank", "3"});
    REQUIRE(laid.pages.labels.size() == 2);
    CHECK(laid.pages.labels[1].first_page == 2);
    CHECK(laid.pages.labels[1].first_number == 1);
}

TEST_CASE("statics: which pages, sides, markers and numbers") {
    B b;
    b.master().mirrored = true;
    b.master().margin_inside = pt(20);
    b.master().margin_outside = pt(30);
    b.master().margin_top = pt(20);
    b.master().regions = {{.name = "head", .top = pt(5), .height = pt(10)}};
    Block head = B::p("");
    std::get<Paragraph>(head.content).content = {
        PageNumber{},
        TextRun{.text = "/"},
        PageNumber{.of = PageNumber::Of::Total},
        TextRun{.text = " "},
        MarkerReference{.name = "m"}};
    b.master().statics = {{.region = "head", .on = {StaticOn::Rest}, .content = {head}}};
    b.flow() = {B::lines("a", 8), {.content = Marker{"m", "two"}}, B::lines("b", 9)};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 3);
    CHECK(runs_of(laid.pages.pages[0]).front() == "28 a1");
    CHECK(runs_of(laid.pages.pages[0]).size() == 8);
    const auto* left = std::get_if<GlyphRun>(&laid.pages.pages[1].items.front());
    REQUIRE(left);
    CHECK(trimmed(*left) == "b1");
    CHECK(left->origin.x == pt(30));
    std::string header;
    for (const PageItem& item : laid.pages.pages[1].items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->mark.node == NoStruct) {
            CHECK(run->mark.artifact == ArtifactKind::Header);
            CHECK(run->origin.y == pt(13));
            header += run->text;
        }
    CHECK(header == "2/3 two");
}

TEST_CASE("a marker set on a page is the first one there; later it is in force") {
    B b;
    Block head = B::p("");
    std::get<Paragraph>(head.content).content = {
        MarkerReference{.name = "m"},
        TextRun{.text = "-"},
        MarkerReference{.name = "m", .position = MarkerReference::Position::Last}};
    b.master().margin_top = pt(10);
    b.master().statics = {{.region = "", .content = {head}}};
    b.flow() = {
        {.content = Marker{"m", "A"}},
        B::lines("a", 4),
        {.content = Marker{"m", "B"}},
        B::lines("b", 12)};
    const Laid laid(b);
    const auto header = [&](std::size_t page) {
        std::string text;
        for (const PageItem& item : laid.pages.pages[page].items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->mark.node == NoStruct)
                text += run->text;
        return text;
    };
    CHECK(header(0) == "A-B");
    CHECK(header(1) == "B-B");
}

TEST_CASE("footnotes stand at the foot of the page that calls them") {
    B b;
    b.master().footnote_rule_width = pt(1);
    b.master().footnote_rule_length = pt(20);
    b.master().footnote_space = pt(4);
    Block call = B::p("called");
    std::get<Paragraph>(call.content).content.push_back(B::note("note"));
    b.flow() = {call, B::lines("a", 10)};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    // 100 - 10 (note) - 5 (rule) leaves room for eight lines.
    CHECK(text_of(laid.pages.pages[0]) == "called * a1 a2 a3 a4 a5 a6 a7 note");
    CHECK(runs_of(laid.pages.pages[0]).back() == "98 note");
    CHECK(shades_of(laid.pages.pages[0]) == Texts{"0 89 20 1"});
    CHECK(text_of(laid.pages.pages[1]) == "a8 a9 a10");
}

TEST_CASE("what is placed from a note and notes of side notes are not lost") {
    B b;
    b.master().margin_outside = pt(60);
    Block placed = B::p("placed");
    placed.placement = Placement{.left = pt(0), .top = pt(90)};
    const auto note = [](const std::string& text, Blocks rest, Footnote::Place place) {
        Footnote note{.call = {.text = "*", .node = 0}, .place = place};
        if (place == Footnote::Place::Side)
            note.call = {};
        Blocks body = {B::p(text)};
        body.insert(body.end(), rest.begin(), rest.end());
        note.body = std::make_shared<const Blocks>(std::move(body));
        return note;
    };
    Block inner = B::p("in");
    std::get<Paragraph>(inner.content)
        .content.emplace_back(note("inner", {placed}, Footnote::Place::Side));
    Block text = B::p("text");
    auto& content = std::get<Paragraph>(text.content).content;
    content.emplace_back(note("foot", {placed}, Footnote::Place::Foot));
    content.emplace_back(note("outer", {inner}, Footnote::Place::Side));
    b.flow() = {text};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 1);
    const std::string page = text_of(laid.pages.pages[0]);
    for (const char* word : {"foot", "outer", "inner"})
        CHECK(page.find(word) != std::string::npos);
    CHECK(page.find("placed") != page.rfind("placed"));
}

TEST_CASE("a line whose note finds no room goes to the next page with it") {
    B b;
    Block call = B::p("called");
    std::get<Paragraph>(call.content).content.push_back(B::note("note"));
    b.flow() = {B::lines("a", 9), call, B::p("z")};
    CHECK(Laid(b).texts() == Texts{"a1 a2 a3 a4 a5 a6 a7 a8 a9", "called * z note"});
}

TEST_CASE("a long note is divided and goes on") {
    B b;
    Block call = B::p("called");
    std::get<Paragraph>(call.content)
        .content.push_back(B::note("n1\nn2\nn3\nn4\nn5\nn6\nn7\nn8\nn9\nn10\nn11\nn12"));
    b.flow() = {B::lines("a", 3), call, B::lines("b", 2)};
    const Laid laid(b);
    const std::string all = laid.texts()[0] + " " + laid.texts()[1];
    CHECK(laid.pages.pages.size() == 2);
    for (int i = 1; i <= 12; ++i)
        CHECK(all.find("n" + std::to_string(i)) != std::string::npos);
    CHECK(laid.texts()[0].find("called * b1 b2 n1") != std::string::npos);
}

TEST_CASE("notes of any length come to an end") {
    B b;
    Block call = B::p("called");
    std::string text = "n1";
    for (int i = 2; i <= 45; ++i)
        text += "\nn" + std::to_string(i);
    std::get<Paragraph>(call.content).content.push_back(B::note(text));
    b.flow() = {call, B::lines("b", 30)};
    const Laid laid(b);
    std::size_t runs = 0;
    for (const Page& page : laid.pages.pages)
        runs += page.items.size();
    CHECK(runs == 2 + 45 + 30);
    CHECK(laid.pages.pages.size() <= 12);
}

TEST_CASE("page references are right after a second pass") {
    B b;
    const AnchorId there = b.anchor("there");
    Block reference = B::p("see ");
    std::get<Paragraph>(reference.content)
        .content.push_back(PageReference{.targets = {there}, .node = 0});
    Block target = B::p("target");
    target.anchor = there;
    b.flow() = {reference, B::lines("a", 30), target};
    const Laid laid(b);
    CHECK(runs_of(laid.pages.pages[0])[1] == "8 4");
    CHECK(laid.pages.destinations[there].page == 3);
    CHECK(laid.pages.destinations[there].point == Point{{}, pt(10)});
    CHECK(laid.codes().empty());
}

TEST_CASE("references that never settle end with a warning") {
    B b;
    const AnchorId there = b.anchor();
    // The number "1" lets the target stand on page 2, "2" on page 1: by a line break that depends
    // on it.
    Block reference = B::p("");
    const StyleId wide = b.style([](Style& s) { s.letter_spacing = 0; });
    std::get<Paragraph>(reference.content).content = {
        PageReference{.targets = {there}, .style = wide, .node = 0}};
    b.sequence().number_form = NumberForm::Arabic;
    b.sequence().initial_page_number = 9;
    Block target = B::p("t");
    target.anchor = there;
    b.flow() = {reference, B::lines("a", 9), target};
    CHECK(Laid(b).pages.pages.size() == 2);
}

TEST_CASE("pages in columns") {
    B b;
    b.master().column_count = 2;
    b.master().column_gap = pt(10);
    b.flow() = {B::lines("a", 25)};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    const auto* second = std::get_if<GlyphRun>(&laid.pages.pages[0].items[10]);
    REQUIRE(second);
    CHECK(trimmed(*second) == "a11");
    CHECK(second->origin == Point{pt(105), pt(8)});
    CHECK(text_of(laid.pages.pages[1]) == "a21 a22 a23 a24 a25");
}

TEST_CASE("footnotes below columns") {
    B b;
    b.master().column_count = 2;
    Block call = B::p("called");
    std::get<Paragraph>(call.content).content.push_back(B::note("note"));
    b.flow() = {B::lines("a", 12), call, B::lines("b", 8)};
    CHECK(
        Laid(b).texts() ==
        Texts{"a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 called * b1 b2 b3 b4 b5 note", "b6 b7 b8"});
}

TEST_CASE("balanced columns within a page, and over pages") {
    B b;
    Block columns = B::container({B::lines("a", 7)});
    std::get<Container>(columns.content).column_count = 2;
    b.flow() = {B::p("x"), columns, B::p("y")};
    const Laid laid(b);
    CHECK(
        runs_of(laid.pages.pages[0]) ==
        Texts{"8 x", "18 a1", "28 a2", "38 a3", "48 a4", "18 a5", "28 a6", "38 a7", "58 y"});

    Block longer = B::container({B::lines("a", 22)});
    std::get<Container>(longer.content).column_count = 2;
    b.flow() = {B::p("x"), longer, B::p("y")};
    CHECK(Laid(b).texts()[1] == "a19 a20 a21 a22 y");
}

TEST_CASE("what is higher than a page is placed and reported") {
    B b;
    const StyleId tall = b.style([](Style& s) { s.height = pt(150); });
    b.flow() = {B::p("a"), B::container({B::p("tall")}, tall), B::p("b")};
    const Laid laid(b);
    CHECK(laid.texts() == Texts{"a", "tall", "b"});
    CHECK(laid.codes() == Texts{"layout.too-tall"});
}

TEST_CASE("the dump names what stands where") {
    B b;
    b.flow() = {B::p("word")};
    const Laid laid(b);
    CHECK(
        dump(laid.pages, test_resources().fonts) ==
        "page 1 \"1\" 200.00 x 100.00\n  8.00 0.00  STIXTwoText-Regular 8  \"word\" #0\n");
}

TEST_CASE("facing pages end on the same line") {
    B b;
    b.base().orphans = b.base().widows = 2;
    b.master().mirrored = true;
    // With page 1 full, the paragraph that ends on page 3 would leave a widow, and the pages before
    // it would not be level: one page or another gives up a line.
    b.flow() = {B::lines("a", 26), B::lines("b", 5), B::lines("c", 20)};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 6);
    CHECK(runs_of(laid.pages.pages[0]).size() >= 9);
    CHECK(runs_of(laid.pages.pages[1]).size() == runs_of(laid.pages.pages[2]).size());
    CHECK(laid.texts()[3] != "");
}

TEST_CASE("a footnote outside the flow is an error") {
    B b;
    Block placed = B::p("called");
    std::get<Paragraph>(placed.content).content.push_back(B::note("note"));
    placed.placement = Placement{.left = pt(0), .top = pt(20)};
    b.flow() = {placed};
    const Laid laid(b);
    CHECK(laid.codes() == Texts{"layout.footnote-lost"});
    CHECK(laid.diagnostics.has_errors());
}

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
    CHECK(contrast({255, 255, 255}, {0, 0, 0}) == doctest::Approx(21));
    CHECK(contrast({0x55, 0x58, 0x5C}, {255, 255, 255}) == doctest::Approx(7.2).epsilon(0.01));
    CHECK(contrast({0x77, 0x77, 0x77}, {255, 255, 255}) == doctest::Approx(4.48).epsilon(0.01));
}
