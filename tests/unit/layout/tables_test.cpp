#include "../../support/document_builder.h"
#include "document/table_grid.h"
#include "layout/layout.h"
#include "layout/tables/column_widths.h"
#include "layout/tables/measure_columns.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

using B = DocumentBuilder;
using Texts = std::vector<std::string>;

struct Laid {
    explicit Laid(const B& builder)
        : pages(lay_out(builder.document, test_resources(), diagnostics)) {}

    Texts runs(std::size_t page = 0) const { return runs_of(pages.pages.at(page)); }

    std::vector<std::string> codes() const {
        std::vector<std::string> names;
        for (const Diagnostic& item : diagnostics.items())
            names.emplace_back(item.code.name);
        return names;
    }

    Diagnostics diagnostics;
    Pages pages;
};

TableBlock narrow_table() {
    TableBlock table;
    table.columns = {
        {.kind = Track::Kind::Fixed, .length = pt(60)},
        {.kind = Track::Kind::Fixed, .length = pt(40)}};
    return table;
}

const GlyphRun* run_named(const Page& page, std::string_view text) {
    for (const PageItem& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run && trimmed(*run) == text)
            return run;
    return nullptr;
}

Length right_of(const GlyphRun& run) {
    return run.origin.x + run.advance;
}

} // namespace

TEST_CASE("tracks share the width") {
    using Kind = Track::Kind;
    const std::vector<Track> tracks = {
        {.kind = Kind::Fixed, .length = pt(20)},
        {.kind = Kind::Percent, .value = 10},
        {.kind = Kind::Auto},
        {.kind = Kind::Fraction, .value = 1},
        {.kind = Kind::Fraction, .value = 3}};
    std::vector<ContentWidths> contents(5);
    contents[2] = {pt(10), pt(30)};
    CHECK(
        resolve_tracks(tracks, pt(200), contents) ==
        std::vector<Length>{pt(20), pt(20), pt(30), pt(32.5), pt(97.5)});

    const std::vector<Track> automatic(2);
    CHECK(
        resolve_tracks(automatic, pt(100), {{pt(10), pt(60)}, {pt(10), pt(160)}}) ==
        std::vector<Length>{pt(10) + pt(20), pt(10) + pt(60)});
    CHECK(
        resolve_tracks(automatic, pt(300), {{pt(10), pt(60)}, {pt(10), pt(160)}}) ==
        std::vector<Length>{pt(60), pt(160)});
}

TEST_CASE("cells find their columns around spans") {
    std::vector<TableRow> rows(2);
    rows[0].cells = {{.row_span = 2}, {.column_span = 2}};
    rows[1].cells = {{}, {}};
    const std::vector<GridCell> cells = lay_grid(rows, 3);
    REQUIRE(cells.size() == 4);
    CHECK(cells[1].column == 1);
    CHECK(cells[1].columns == 2);
    CHECK(cells[2].column == 1);
    CHECK(cells[3].column == 2);
}

TEST_CASE("rows stand one under another, cells side by side") {
    B b;
    TableBlock table = narrow_table();
    table.head = {B::row({"H", "I"})};
    table.body = {B::row({"a", "b\nb2"}), B::row({"c", "d"})};
    b.flow() = {{.content = table}, B::p("after")};
    const Laid laid(b);
    CHECK(laid.runs() == Texts{"8 H", "8 I", "18 a", "18 b", "28 b2", "38 c", "38 d", "48 after"});
    CHECK(run_named(laid.pages.pages[0], "d")->origin.x == pt(60));
}

TEST_CASE("cells are aligned across and down, numbers on their decimal sign") {
    B b;
    TableBlock table = narrow_table();
    table.body = {
        {.cells = {B::cell("x", CellAlign::End), B::cell("1,25", CellAlign::Decimal)}},
        {.cells = {B::cell("x2", CellAlign::Center), B::cell("100", CellAlign::Decimal)}},
        {.cells = {B::cell("y\nz"), B::cell("12,5", CellAlign::Decimal)}}};
    table.body[2].cells[1].valign = VerticalAlign::Bottom;
    b.flow() = {{.content = table}};
    const Laid laid(b);
    const Page& page = laid.pages.pages[0];
    CHECK(right_of(*run_named(page, "x")) == pt(60));
    const GlyphRun& centred = *run_named(page, "x2");
    CHECK(centred.origin.x + centred.advance / 2 - pt(30) <= Length{1});
    const GlyphRun& precise = *run_named(page, "1,25");
    CHECK(right_of(precise) == pt(100));
    const Length comma = precise.origin.x + precise.glyphs[1].x();
    CHECK(right_of(*run_named(page, "100")) == comma);
    const GlyphRun& other = *run_named(page, "12,5");
    CHECK(other.origin.x + other.glyphs[2].x() == comma);
    CHECK(other.origin.y == pt(38));
}

TEST_CASE("a divided table repeats its head as an artifact, below what announces it") {
    B b;
    TableBlock table = narrow_table();
    table.head = {B::row({"H", "I"})};
    table.continued = {B::p("continued")};
    for (int i = 1; i <= 11; ++i)
        table.body.push_back(B::row({"r" + std::to_string(i), "v"}));
    b.flow() = {{.content = table}};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(text_of(laid.pages.pages[0]).substr(0, 5) == "H I r");
    CHECK(
        laid.runs(1) ==
        Texts{"[8 continued]", "[18 H]", "[18 I]", "28 r10", "28 v", "38 r11", "38 v"});
}

TEST_CASE("a head does not stand alone at the foot of a page") {
    B b;
    TableBlock table = narrow_table();
    table.head = {B::row({"H", "I"})};
    table.body = {B::row({"a", "b"}), B::row({"c", "d"}), B::row({"e", "f"}), B::row({"g", "h"})};
    b.flow() = {B::lines("x", 9), {.content = table}};
    CHECK(texts_of(Laid(b).pages)[1] == "H I a b c d e f g h");
    // Nor with one row, if it can be helped.
    b.flow() = {B::lines("x", 8), {.content = table}};
    CHECK(texts_of(Laid(b).pages)[1] == "H I a b c d e f g h");
    // With two it may, when the table is longer than half a page.
    table.body.push_back(B::row({"i", "j"}));
    b.flow() = {B::lines("x", 7), {.content = table}};
    CHECK(texts_of(Laid(b).pages)[1] == "e f g h i j");
}

TEST_CASE("up to half a page a table is kept whole") {
    B b;
    TableBlock table = narrow_table();
    for (int i = 1; i <= 5; ++i)
        table.body.push_back(B::row({"r" + std::to_string(i)}));
    const StyleId keep = b.style([](Style& s) { s.keep_together = Keep::Always; });
    b.flow() = {B::lines("x", 7), {.content = table, .style = keep}};
    CHECK(texts_of(Laid(b).pages)[1] == "r1 r2 r3 r4 r5");
    table.body.push_back(B::row({"r6"}));
    b.flow() = {B::lines("x", 7), {.content = table, .style = keep}};
    const Laid laid(b);
    CHECK(texts_of(laid.pages)[1] == "r4 r5 r6");
    CHECK(laid.codes().empty());
}

TEST_CASE("a row higher than a page is divided between its lines") {
    B b;
    TableBlock table = narrow_table();
    table.head = {B::row({"H", "I"})};
    std::string text = "t1";
    for (int i = 2; i <= 15; ++i)
        text += "\nt" + std::to_string(i);
    table.body = {B::row({"a", text})};
    b.flow() = {{.content = table}};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(text_of(laid.pages.pages[1]) == "t10 t11 t12 t13 t14 t15");
    CHECK(laid.codes() == Texts{"layout.too-tall"});
}

TEST_CASE("a cell over two rows makes the last of them high enough and keeps them together") {
    B b;
    TableBlock table = narrow_table();
    table.body = {B::row({"a\na2\na3", "b"}), B::row({"c"}), B::row({"d", "e"})};
    table.body[0].cells[0].row_span = 2;
    b.flow() = {{.content = table}};
    CHECK(Laid(b).runs() == Texts{"8 a", "8 b", "18 a2", "28 a3", "18 c", "38 d", "38 e"});
    b.flow() = {B::lines("x", 8), {.content = table}};
    CHECK(texts_of(Laid(b).pages)[1] == "a b a2 a3 c d e");
}

TEST_CASE("rules between rows take no room and the table's own close each part") {
    B b;
    const StyleId ruled = b.style([](Style& s) { s.border_bottom = {pt(2), {}}; });
    const StyleId framed = b.style([](Style& s) { s.border_bottom = {pt(1), {}}; });
    TableBlock table = narrow_table();
    for (int i = 1; i <= 12; ++i)
        table.body.push_back(B::row({"r" + std::to_string(i)}, i == 1 ? ruled : 0));
    b.flow() = {{.content = table, .style = framed}};
    const Laid laid(b);
    CHECK(shades_of(laid.pages.pages[0]) == Texts{"0 9 100 2", "0 99 100 1"});
    CHECK(shades_of(laid.pages.pages[1]) == Texts{"0 19 100 1"});
}

TEST_CASE("automatic columns are as wide as their content") {
    B b;
    TableBlock table;
    table.body = {B::row({"aaaa", "bb"})};
    table.columns.resize(2);
    b.flow() = {{.content = table}};
    const Laid laid(b);
    const Page& page = laid.pages.pages[0];
    CHECK(run_named(page, "bb")->origin.x == right_of(*run_named(page, "aaaa")));
}

TEST_CASE("a cell over several rows is divided with them and its lines stay whole") {
    B b;
    TableBlock table = narrow_table();
    const StyleId padded = b.style([](Style& s) { s.padding.top = pt(3); });
    std::string text = "t1";
    for (int i = 2; i <= 12; ++i)
        text += "\nt" + std::to_string(i);
    table.body = {B::row({text, "r1"})};
    table.body[0].cells[0].row_span = 14;
    table.body[0].cells[0].style = padded;
    for (int i = 2; i <= 14; ++i)
        table.body.push_back(B::row({"r" + std::to_string(i)}));
    b.flow() = {{.content = table}};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(laid.codes().empty());
    // Line t10 ends at 103, below the break at 100: it begins the next page, where all stands 7 pt
    // lower, so that cells keep their levels.
    CHECK(text_of(laid.pages.pages[0]).find("t9") != std::string::npos);
    CHECK(text_of(laid.pages.pages[0]).find("t10") == std::string::npos);
    CHECK(run_named(laid.pages.pages[1], "t10")->origin.y == pt(8));
    CHECK(run_named(laid.pages.pages[1], "r11")->origin.y == pt(15));
}

TEST_CASE("running totals say the sum up to the break, exactly") {
    B b;
    TableBlock table = narrow_table();
    table.totals = {{.name = "sum", .pattern = "0.00", .lang = "uk", .decimals = 2}};
    for (int i = 1; i <= 12; ++i) {
        table.body.push_back(B::row({"r" + std::to_string(i), "0,10"}));
        table.totals[0].after.push_back(10 * i);
    }
    TableRow total;
    total.cells.push_back(
        {.content = {{.content = Paragraph{.content = {MarkerReference{.name = "sum"}}}}}});
    table.brought = table.carried = {total};
    b.flow() = {{.content = table}};
    const Laid laid(b);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(run_named(laid.pages.pages[0], "0,90")->origin.y == pt(98));
    CHECK(run_named(laid.pages.pages[1], "0,90")->origin.y == pt(8));
    CHECK(run_named(laid.pages.pages[1], "0,90")->mark.node == NoStruct);
}

TEST_CASE("of the borders that meet the widest is drawn, of equals that of the cell") {
    B b;
    const Color red{200, 0, 0}, blue{0, 0, 200};
    const auto right = [&](Length width, Color color) {
        return b.style([&](Style& s) { s.border_right = {width, color}; });
    };
    const auto left = [&](Length width, Color color) {
        return b.style([&](Style& s) { s.border_left = {width, color}; });
    };
    const auto middle = [&](StyleId first, StyleId second) {
        TableBlock table = narrow_table();
        table.body = {B::row({"a", "b"})};
        table.body[0].cells[0].style = first;
        table.body[0].cells[1].style = second;
        b.flow() = {{.content = table}};
        const Laid laid(b);
        for (const PageItem& item : laid.pages.pages[0].items)
            if (const auto* path = std::get_if<PathItem>(&item))
                return *path->path.fill;
        return Color{};
    };
    CHECK(middle(right(pt(1), red), left(pt(2), blue)) == blue);
    CHECK(middle(right(pt(2), red), left(pt(1), blue)) == red);
    CHECK(middle(right(pt(1), red), left(pt(1), blue)) == red);
}

TEST_CASE("long tables are measured by the longest texts of each column") {
    B b;
    TableBlock table;
    table.columns.resize(1);
    for (int i = 0; i < 2500; ++i)
        table.body.push_back(B::row({i == 2000 ? "the longest of all" : "short"}));
    b.flow() = {{.content = table}};
    CHECK(text_length(table.body[2000].cells[0].content).whole == 18);
    CHECK(text_length(table.body[2000].cells[0].content).word == 7);
    CHECK(Laid(b).codes().empty()); // nothing is too wide for its column
    const Laid laid(b);
    std::size_t lines = 0;
    for (const Page& page : laid.pages.pages)
        lines += runs_of(page).size();
    CHECK(lines == 2500);
}

TEST_CASE("rows with spans that overlap or reach too far are cut and told") {
    std::vector<TableRow> rows(2);
    rows[0].cells = {{}, {.row_span = 3}, {}};
    rows[1].cells = {{.column_span = 2}, {}};
    const std::vector<GridCell> cells = lay_grid(rows, 3);
    REQUIRE(cells.size() == 5);
    CHECK(cells[1].rows == 2);
    CHECK(cells[3].columns == 1);
    CHECK(cells[4].column == 2);
    using Kind = GridProblem::Kind;
    const std::vector<GridProblem> problems = grid_problems(rows, 3);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].kind == Kind::BeyondRows);
    CHECK(problems[1].kind == Kind::Overlap);
}
