#include "../../support/document_builder.h"
#include "layout/layout.h"
#include "layout/pages/impose.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

using B = DocumentBuilder;
using Texts = std::vector<std::string>;

constexpr Length Points{Length::UnitsPerPoint};

/// Pages of 100 by 50 pt, each with its number on the baseline at 8, on sheets of 400 by 300 pt.
struct Printed {
    explicit Printed(int pages, PrintSheet wanted = {})
        : sheet(std::move(wanted)) {
        builder.document.masters[0].size = {Points * 100, Points * 50};
        for (int i = 1; i <= pages; ++i) {
            if (i > 1)
                builder.document.sequences.push_back({.master = 0});
            Block block = B::p(std::to_string(i));
            block.anchor = builder.anchor();
            builder.flow() = {block};
        }
        if (sheet.size == Size{})
            sheet.size = {Points * 400, Points * 300};
        builder.document.sheet = sheet;
    }

    Pages lay_out() { return zbirnyk::lay_out(builder.document, test_resources(), diagnostics); }

    std::vector<std::string> codes() const {
        std::vector<std::string> names;
        for (const Diagnostic& item : diagnostics.items())
            names.emplace_back(item.code.name);
        return names;
    }

    B builder;
    PrintSheet sheet;
    Diagnostics diagnostics;
};

/// Where the number of each page stands: "1 at 0 8".
Texts places(const Page& page) {
    Texts places;
    for (const PageItem& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item))
            places.push_back(fmt::format(
                "{} at {:g} {:g}{}",
                trimmed(*run),
                to_points(run->origin.x),
                to_points(run->origin.y),
                run->turn == Turn::None
                    ? ""
                    : fmt::format(" turned {}", static_cast<int>(run->turn) * 90)));
    return places;
}

/// The numbers on each sheet by their cell, row by row; a dash where there is none.
Texts cells(const Pages& pages, int columns, int rows) {
    Texts result;
    for (const Page& page : pages.pages) {
        Texts by_cell(static_cast<std::size_t>(columns * rows), "-");
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                const Rect ink = run->bounds(run->size, {});
                const auto column = static_cast<int>(to_points(ink.x) * columns / 400);
                const auto row = static_cast<int>(to_points(ink.y) * rows / 300);
                by_cell[static_cast<std::size_t>(row * columns + column)] = trimmed(*run);
            }
        std::string line;
        for (const std::string& cell : by_cell)
            line += (line.empty() ? "" : " ") + cell;
        result.push_back(line);
    }
    return result;
}

std::size_t mark_count(const Page& page) {
    return static_cast<std::size_t>(
        std::count_if(page.items.begin(), page.items.end(), [](const PageItem& item) {
            const auto* path = std::get_if<PathItem>(&item);
            return path && path->mark == Mark{NoStruct, ArtifactKind::Production};
        }));
}

} // namespace

TEST_CASE("pages stand on sheets row by row, in the middle") {
    Printed printed(5, {.columns = 2, .rows = 2, .gap = Points * 20});
    const Pages sheets = printed.lay_out();
    REQUIRE(sheets.pages.size() == 2);
    // 100 + 20 + 100 by 50 + 20 + 50 on 400 by 300.
    CHECK(
        places(sheets.pages[0]) ==
        Texts{"1 at 90 98", "2 at 210 98", "3 at 90 168", "4 at 210 168"});
    CHECK(places(sheets.pages[1]) == Texts{"5 at 90 98"});
    CHECK(sheets.pages[0].size == Size{Points * 400, Points * 300});
    CHECK(printed.codes().empty());
}

TEST_CASE("a sheet is called what its pages are called") {
    const Pages sheets = Printed(3, {.columns = 2}).lay_out();
    REQUIRE(sheets.labels.size() == 2);
    CHECK(sheets.labels[0].text == "1, 2");
    CHECK(sheets.labels[1].text == "3");
    CHECK(sheets.labels[1].first_page == 1);
}

TEST_CASE("anchors move with their pages") {
    const Pages sheets = Printed(4, {.columns = 2, .turn = Turn::Half}).lay_out();
    REQUIRE(sheets.destinations.size() == 4);
    CHECK(sheets.destinations[3].page == 1);
    // The top left corner of a page that stands on its head is its lower right one.
    CHECK(sheets.destinations[3].point == Point{Points * 300, Points * 175});
}

TEST_CASE("links move and turn with their pages") {
    Pages pages;
    pages.pages.push_back({.size = {Points * 100, Points * 50}, .label = "1"});
    pages.pages[0].links.push_back({0, {Points * 10, Points * 5, Points * 30, Points * 8}});
    Diagnostics diagnostics;
    const PrintSheet sheet{.size = {Points * 50, Points * 100}, .turn = Turn::Left};
    const Pages sheets = impose(std::move(pages), sheet, diagnostics);
    CHECK(sheets.pages[0].links[0].area == Rect{Points * 5, Points * 60, Points * 8, Points * 30});
}

TEST_CASE("piles of cut sheets are in order when they are put on one another") {
    const PrintSheet sheet{.columns = 2, .rows = 2, .order = PrintSheet::Order::CutAndStack};
    CHECK(cells(Printed(7, sheet).lay_out(), 2, 2) == Texts{"1 3 5 7", "2 4 6 -"});
}

TEST_CASE("backs stand behind their faces when a sheet is turned over an upright edge") {
    PrintSheet sheet{.columns = 2, .rows = 2, .sides = PrintSheet::Sides::Two};
    sheet.flip = PrintSheet::Flip::ShortEdge; // of a sheet that lies
    const Texts expected = {"1 3 5 7", "4 2 8 6", "9 - - -", "- 10 - -"};
    CHECK(cells(Printed(10, sheet).lay_out(), 2, 2) == expected);
}

TEST_CASE("backs stand behind their faces, head to head, when it is turned over a level edge") {
    const PrintSheet sheet{.columns = 2, .rows = 2, .sides = PrintSheet::Sides::Two};
    const Pages sheets = Printed(8, sheet).lay_out();
    CHECK(cells(sheets, 2, 2) == Texts{"1 3 5 7", "6 8 2 4"});
    // Seen through the paper the foot of the sheet is its head.
    CHECK(places(sheets.pages[1])[0] == "2 at 200 192 turned 180");
}

TEST_CASE("a face without a back leaves the place behind it empty") {
    const PrintSheet sheet{.columns = 2, .sides = PrintSheet::Sides::Two};
    const Pages sheets = Printed(3, sheet).lay_out();
    REQUIRE(sheets.pages.size() == 2);
    CHECK(text_of(sheets.pages[0]) == "1 3");
    CHECK(text_of(sheets.pages[1]) == "2");
}

TEST_CASE("turned pages keep their heads together on both sides") {
    PrintSheet sheet{.turn = Turn::Left, .sides = PrintSheet::Sides::Two};
    sheet.flip = PrintSheet::Flip::ShortEdge;
    const Pages sheets = Printed(2, sheet).lay_out();
    CHECK(places(sheets.pages[0]) == Texts{"1 at 183 200 turned 90"});
    CHECK(places(sheets.pages[1]) == Texts{"2 at 217 100 turned 270"});
}

TEST_CASE("crop marks stand outside the pages and in gaps that have room for them") {
    PrintSheet sheet{.columns = 2, .marks = PrintSheet::Marks::Corners};
    // Three cuts down with marks at head and foot, two across with marks at both sides.
    CHECK(mark_count(Printed(2, sheet).lay_out().pages[0]) == 3 * 2 + 2 * 2);
    sheet.gap = Points * 5;
    CHECK(mark_count(Printed(2, sheet).lay_out().pages[0]) == 4 * 2 + 2 * 2);
    sheet.gap = Points * 20;
    CHECK(mark_count(Printed(2, sheet).lay_out().pages[0]) == 4 * 2 + 2 * 3);
}

TEST_CASE("marks of a page are left out on a sheet") {
    Printed printed(1);
    printed.builder.master().crop_marks = PageMaster::CropMarks::Corners;
    CHECK(mark_count(printed.lay_out().pages[0]) == 0);
}

TEST_CASE("a page draws its bleed, but only up to the middle of a gap") {
    Printed printed(2, {.columns = 2, .gap = Points * 6});
    printed.builder.master().bleed = Points * 8;
    const Pages sheets = printed.lay_out();
    REQUIRE(sheets.pages[0].imposed.size() == 2);
    CHECK(
        sheets.pages[0].imposed[0].area ==
        Rect{Points * (97 - 8), Points * (125 - 8), Points * (100 + 8 + 3), Points * (50 + 16)});
    CHECK(sheets.pages[0].imposed[1].area.x == Points * 200);
}

TEST_CASE("a sheet that is too small for pages, bleed and marks is an error") {
    PrintSheet sheet{.columns = 4};
    Printed fits(1, sheet);
    fits.lay_out();
    CHECK(fits.codes().empty());
    sheet.gap = {2}; // roundings
    Printed rounded(1, sheet);
    rounded.lay_out();
    CHECK(rounded.codes().empty());
    sheet.gap = Points;
    Printed wide(1, sheet);
    CHECK(wide.lay_out().pages[0].imposed.empty());
    CHECK(wide.codes() == Texts{"press.sheet-too-small"});
    sheet.gap = {};
    sheet.marks = PrintSheet::Marks::Corners;
    Printed marked(1, sheet);
    marked.lay_out();
    CHECK(marked.codes() == Texts{"press.sheet-too-small"});
}

TEST_CASE("pages of two sizes on one sheet are an error") {
    Printed printed(2, {.columns = 2});
    printed.builder.document.masters.push_back({.name = "b", .size = {Points * 60, Points * 50}});
    printed.builder.sequence().master = 1;
    printed.lay_out();
    CHECK(printed.codes() == Texts{"press.page-sizes"});
}
