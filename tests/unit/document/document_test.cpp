#include "document/document.h"
#include "document/dump_style.h"
#include "document/table_grid.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

Block paragraph(std::vector<Inline> content) {
    return {.content = Paragraph{.content = std::move(content)}};
}

TextRun run(std::string text) {
    return {.text = std::move(text)};
}

Document with_flow(Blocks flow) {
    Document document;
    document.sequences.push_back({.flow = std::move(flow)});
    return document;
}

} // namespace

TEST_CASE("the columns of a table have room for every cell of its grid") {
    TableBlock table;
    table.columns = {Track{}};
    TableRow row;
    row.cells = {TableCell{.column_span = 2}, TableCell{}};
    table.body = {row};
    const std::size_t columns = column_count(table);
    CHECK(columns == 3);
    for (const GridCell& cell : lay_grid(table.body, columns))
        CHECK(cell.column + cell.columns <= columns);
    row.cells.pop_back();
    table.body = {row};
    CHECK(column_count(table) == 1); // a span alone is cut to what is declared
}

TEST_CASE("role names are those of ISO 32000-1") {
    CHECK(role_name(Role::Document) == "Document");
    CHECK(role_name(Role::Toci) == "TOCI");
    CHECK(role_name(Role::Li) == "LI");
    CHECK(role_name(Role::Tr) == "TR");
    CHECK(role_name(Role::Span) == "Span");
    CHECK(role_name(Role::Formula) == "Formula");
}

TEST_CASE("a structure tree numbers its nodes from the root") {
    StructureTree tree;
    const StructId section = tree.add({Role::Sect});
    const StructId text = tree.add({Role::P, section});
    CHECK(section == 1);
    CHECK(tree.nodes[text].parent == section);
    CHECK(tree.nodes[0].role == Role::Document);
}

TEST_CASE("reading text has a line a paragraph, with labels, references and page slots") {
    Block item = paragraph({run("перше"), LineBreak{}, run("друге")});
    std::get<Paragraph>(item.content).label = {run("1.")};
    PageReference reference;
    const Document document = with_flow(
        {item,
         paragraph({run("Зміст"), Leader{.pattern = "."}, reference}),
         paragraph({run("  ")})});
    CHECK(reading_text(document) == "1. перше друге\nЗміст [page]\n");
}

TEST_CASE("reading text tells a footnote after its call") {
    const auto body = std::make_shared<const Blocks>(Blocks{paragraph({run("1 Виноска.")})});
    const Document document =
        with_flow({paragraph({run("слово"), Footnote{run("1"), body}, run(" далі")})});
    CHECK(reading_text(document) == "слово1\n1 Виноска.\n далі\n");
}

TEST_CASE("reading text walks tables by rows and takes the first alternative") {
    TableBlock table;
    for (const char* text : {"а", "б"})
        table.body.push_back({.cells = {{.content = {paragraph({run(text)})}}}});
    table.head.push_back({.cells = {{.content = {paragraph({run("голова")})}}}});
    table.continued = {paragraph({run("продовження")})};
    FirstFit choice;
    choice.alternatives = {{paragraph({run("довге ім’я")})}, {paragraph({run("і. я.")})}};
    const Document document = with_flow({{.content = table}, {.content = choice}});
    CHECK(reading_text(document) == "голова\nа\nб\nдовге ім’я\n");
}

TEST_CASE("a style is told by what differs from an unset one") {
    Style style;
    CHECK(style_text(style).empty());
    style.font_family = "STIX Two Text";
    style.font_size = pt(9.75);
    style.text_align = TextAlign::Justify;
    style.background = Color{0xF4, 0xF1, 0xEA};
    style.margin.left = -mm(5);
    CHECK(
        style_text(style) == " font-family=STIX Two Text font-size=9.75pt text-align=justify"
                             " margin=0pt,0pt,0pt,-14.173pt background-color=#f4f1ea");
}

TEST_CASE("a dump shows flow, marks and structure") {
    Document document;
    document.info.title = "Назва \"а\"";
    document.styles.emplace_back();
    const StructId node = document.structure.add({Role::P});
    Block block = paragraph({TextRun{.text = "слово", .node = node}});
    block.node = node;
    block.placement = Placement{.left = pt(10), .baseline = pt(20)};
    document.sequences.push_back({.flow = {block}});
    document.outline.push_back({1, "Слово", NoId});
    CHECK(
        dump(document) == "document\n"
                          "  title \"Назва \\\"а\\\"\"\n"
                          "  author \"\"\n"
                          "  subject \"\"\n"
                          "  keywords \"\"\n"
                          "  lang uk\n"
                          "  date \n"
                          "style 0\n"
                          "page-sequence master=0 first=- blank=- numbers=arabic\n"
                          "  paragraph style=0 node=P#1 at left=10pt baseline=20pt\n"
                          "    text \"слово\" style=0 node=P#1\n"
                          "structure\n"
                          "  Document#0\n"
                          "    P#1\n"
                          "outline 1 \"Слово\" anchor=-\n");
}
