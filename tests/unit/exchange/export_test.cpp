#include "exchange/export.h"

#include "diag/codes.h"
#include "exchange/html_writer.h"
#include "exchange/pandoc_json.h"
#include "exchange/picture_data.h"
#include "graphics/picture.h"
#include "read/tree.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

/// Builds a small document the way a template does: structure and flow side by side.
struct Sample {
    Document document;

    Sample() {
        document.info = {"Звіт", "Центр", {}, {}, "uk", "2020-06-12"};
        Style plain;
        Style italic = plain;
        italic.font_slant = FontSlant::Italic;
        Style raised = plain;
        raised.baseline_shift = pt(3);
        document.styles = {plain, italic, raised};
        document.masters.emplace_back();
        document.sequences.emplace_back();
    }

    StructId add(Role role, StructId parent) { return document.structure.add({role, parent}); }

    TextRun run(std::string text, StructId node, StyleId style = 0) {
        TextRun result;
        result.text = std::move(text);
        result.node = node;
        result.style = style;
        return result;
    }

    Block paragraph(StructId node, std::vector<Inline> content) {
        Block block;
        block.content = Paragraph{std::move(content), {}, {}};
        block.node = node;
        return block;
    }

    Block text(Role role, const std::string& words, StructId parent = 0) {
        const StructId node = add(role, parent);
        return paragraph(node, {run(words, node)});
    }

    void put(Block block) { document.sequences[0].flow.push_back(std::move(block)); }

    TableCell cell(Role role, StructId row, const std::string& words) {
        TableCell result;
        result.node = add(role, row);
        result.content = {text(Role::P, words, result.node)};
        return result;
    }
};

void add_text(Sample& sample) {
    Document& document = sample.document;
    sample.put(sample.text(Role::P, "Звіт"));
    Block heading = sample.text(Role::H1, "Про <проєкт>");
    heading.anchor = 0;
    document.anchors = {"about"};
    sample.put(std::move(heading));

    const StructId p = sample.add(Role::P, 0);
    const StructId link = sample.add(Role::Link, p);
    document.links.push_back({0, {}, link, "Про проєкт"});
    const StructId call = sample.add(Role::Reference, p);
    const StructId note = sample.add(Role::Note, p);
    const StructId label = sample.add(Role::Lbl, note);
    Footnote footnote;
    footnote.call = sample.run("1", call, 2);
    Block note_text = sample.paragraph(sample.add(Role::P, note), {});
    std::get<Paragraph>(note_text.content).label = {sample.run("1", label)};
    std::get<Paragraph>(note_text.content).content = {sample.run("Виноска.", note_text.node)};
    footnote.body = std::make_shared<const Blocks>(Blocks{note_text});
    sample.put(sample.paragraph(
        p,
        {sample.run("Площа 5 м", p),
         sample.run("2", p, 2),
         sample.run(" є ", p),
         sample.run("важлива", p, 1),
         footnote,
         LineBreak{},
         sample.run("див. розділ", link),
         sample.run("артефакт", NoStruct),
         PageReference{{0}, PageReferenceForm::Single, 0, link}}));

    const StructId list = sample.add(Role::L, 0);
    document.structure.nodes[list].list_numbering = "Decimal";
    for (const char* words : {"перший", "другий"}) {
        const StructId item = sample.add(Role::Li, list);
        const StructId mark = sample.add(Role::Lbl, item);
        const StructId body = sample.add(Role::LBody, item);
        Block block = sample.text(Role::P, words, body);
        std::get<Paragraph>(block.content).label = {sample.run("1.", mark)};
        sample.put(std::move(block));
    }
}

void add_table(Sample& sample) {
    Document& document = sample.document;
    const StructId table = sample.add(Role::Table, 0);
    sample.put(sample.text(Role::Caption, "Таблиця 1. Суми", table));
    TableBlock content;
    content.columns.resize(2);
    const StructId head = sample.add(Role::THead, table);
    const StructId head_row = sample.add(Role::Tr, head);
    TableRow first;
    first.cells = {
        sample.cell(Role::Th, head_row, "Стаття"), sample.cell(Role::Th, head_row, "Сума")};
    for (const TableCell& cell : first.cells) {
        document.structure.nodes[cell.node].scope = 'c';
    }
    content.head = {first};
    const StructId body = sample.add(Role::TBody, table);
    const StructId body_row = sample.add(Role::Tr, body);
    TableRow second;
    second.cells = {sample.cell(Role::Td, body_row, "Оренда")};
    second.cells[0].column_span = 2;
    document.structure.nodes[second.cells[0].node].col_span = 2;
    content.body = {second};
    Block table_block;
    table_block.content = std::move(content);
    table_block.node = table;
    sample.put(std::move(table_block));
}

void add_figure(Sample& sample) {
    Document& document = sample.document;
    const StructId figure = sample.add(Role::Figure, 0);
    document.structure.nodes[figure].alt = "Синій квадрат";
    Drawing drawing;
    drawing.width = drawing.height = 20;
    DrawPath square;
    square.path.append_rectangle(1, 1, 18, 18);
    square.fill = Color{0, 0, 255};
    drawing.operations = {square, DrawText{{2, 10}, TextAnchor::Start, "А<Б", "Fira Sans"}};
    document.pictures.push_back(std::make_shared<const Picture>(drawing));
    Block picture;
    picture.content = PictureBlock{0, {pt(72), pt(72)}, 0, TextAlign::Start};
    picture.node = figure;
    sample.put(std::move(picture));
    sample.put(sample.text(Role::Caption, "Рис. 1. Квадрат", figure));
}

Document sample_document() {
    Sample sample;
    add_text(sample);
    add_table(sample);
    add_figure(sample);
    return std::move(sample.document);
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = text.find(to, begin + from.size());
    REQUIRE(end != std::string::npos);
    return text.substr(begin + from.size(), end - begin - from.size());
}

} // namespace

TEST_CASE("HTML says what the structure tree says") {
    Diagnostics diagnostics;
    const auto html = export_document(sample_document(), ExportFormat::Html, {}, diagnostics);
    REQUIRE(html);
    CHECK(diagnostics.items().empty());
    const std::string body = between(*html, "<main>\n", "</main>");
    CHECK(between(*html, "<html lang=\"", "\"") == "uk");
    CHECK(between(*html, "<title>", "</title>") == "Звіт");
    CHECK(body.find("<h1 id=\"p0\">Про &lt;проєкт&gt;</h1>") != std::string::npos);
    CHECK(
        body.find("<p>Площа 5 м<sup>2</sup> є <em>важлива</em><sup><a id=\"back1\" href=\"#note1\" "
                  "role=\"doc-noteref\">1</a></sup><br><a href=\"#p0\">див. розділ</a></p>") !=
        std::string::npos);
    CHECK(body.find("<ol>\n<li>перший</li>\n<li>другий</li>\n</ol>") != std::string::npos);
    CHECK(
        between(body, "<table>\n", "</table>") ==
        "<caption>Таблиця 1. Суми</caption>\n<thead>\n<tr><th scope=\"col\">Стаття</th>"
        "<th scope=\"col\">Сума</th></tr>\n</thead>\n<tbody>\n<tr><td colspan=\"2\">Оренда</td>"
        "</tr>\n</tbody>\n");
    CHECK(body.find("alt=\"Синій квадрат\"") != std::string::npos);
    CHECK(body.find("<figcaption>Рис. 1. Квадрат</figcaption>") != std::string::npos);
    CHECK(between(body, "<li id=\"note1\">", " <a") == "Виноска.");
    CHECK(body.find("артефакт") == std::string::npos);
}

TEST_CASE("a DOCX read back through Pandoc has the same headings, cells and texts") {
    Diagnostics diagnostics;
    const Document document = sample_document();
    const auto docx = export_document(document, ExportFormat::Docx, {}, diagnostics);
    REQUIRE(docx);
    CHECK(docx->starts_with("PK"));
    const auto json =
        run_pandoc({}, {{"--sandbox", "-f", "docx", "-t", "json"}, *docx}, {}, diagnostics);
    REQUIRE(json);
    const auto back = read_pandoc_json(*json);
    REQUIRE(back);
    CHECK(plain_text(back->title) == "Звіт");
    REQUIRE(back->blocks.size() >= 5);
    CHECK(back->blocks[0].kind == BlockKind::Heading);
    CHECK(plain_text(back->blocks[0]) == "Про <проєкт>");
    CHECK(plain_text(back->blocks[1]).starts_with("Площа 5 м2 є важлива"));
    const RichInlines& line = back->blocks[1].inlines;
    const auto note = std::find_if(line.begin(), line.end(), [](const RichInline& item) {
        return item.kind == InlineKind::Note;
    });
    REQUIRE(note != line.end());
    CHECK(plain_text(note->blocks[0]) == "Виноска.");
    CHECK(back->blocks[2].kind == BlockKind::List);
    CHECK(back->blocks[2].items.size() == 2);
    const auto table =
        std::find_if(back->blocks.begin(), back->blocks.end(), [](const auto& block) {
            return block.kind == BlockKind::Table;
        });
    REQUIRE(table != back->blocks.end());
    CHECK(plain_text(table->table->head[0].cells[1].content[0]) == "Сума");
    CHECK(table->table->body[0].cells[0].column_span == 2);

    const auto again = export_document(document, ExportFormat::Docx, {}, diagnostics);
    CHECK(again == docx);
}

TEST_CASE("an export without Pandoc is an error that stops nothing else") {
    Diagnostics diagnostics;
    Pandoc pandoc;
    pandoc.program = "no-such-pandoc";
    CHECK_FALSE(export_document(sample_document(), ExportFormat::Docx, pandoc, diagnostics));
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(diagnostics.items()[0].code == codes::ExchangeNoPandoc);
    CHECK(export_document(sample_document(), ExportFormat::Html, pandoc, diagnostics));
}

TEST_CASE("a drawing survives the way through SVG") {
    Drawing drawing;
    drawing.width = 100;
    drawing.height = 50;
    DrawPath path;
    path.path.move_to({1.5, 2});
    path.path.line_to({10, 2});
    path.path.cubic_to({11, 3}, {12, 4}, {13, 5});
    path.path.close();
    path.stroke = Stroke{Color{255, 0, 0}, 0.3};
    drawing.operations = {path};
    CHECK(
        write_svg(drawing) ==
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100pt\" height=\"50pt\" "
        "viewBox=\"0 0 100 50\">\n"
        "<path d=\"M1.5 2L10 2C11 3 12 4 13 5Z\" fill=\"none\" stroke=\"#ff0000\" "
        "stroke-width=\"0.3\" stroke-linecap=\"butt\" stroke-linejoin=\"miter\" "
        "stroke-miterlimit=\"4\"/>\n</svg>\n");
}

TEST_CASE("a raster survives the way through PNG") {
    Raster raster;
    raster.kind = RasterKind::Rgb;
    raster.width = 3;
    raster.height = 2;
    raster.bytes =
        std::string("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10\x11\x12", 18);
    Diagnostics diagnostics;
    const auto back = decode_picture(write_png(raster), "x.png", {}, {}, diagnostics);
    REQUIRE(back);
    const auto& decoded = std::get<Raster>(*back);
    CHECK(decoded.width == 3);
    CHECK(decoded.bytes == raster.bytes);
    raster.alpha = std::string("\x10\x20\x30\x40\x50\x60", 6);
    const auto translucent = decode_picture(write_png(raster), "x.png", {}, {}, diagnostics);
    REQUIRE(translucent);
    CHECK(std::get<Raster>(*translucent).alpha == raster.alpha);
}
