#pragma once

#include "base/file_system.h"
#include "pdf/write_pdf.h"
#include "text/shape.h"

#include <algorithm>
#include <stdexcept>

namespace zbirnyk::test {

/// The fonts of the repository.
inline const FontSet& repository_fonts() {
    static const FontSet fonts = [] {
        Sources sources;
        Diagnostics diagnostics;
        const auto files = make_disk_file_system();
        auto loaded = FontSet::load(*files, ZBIRNYK_ROOT "/fonts", sources, diagnostics);
        if (!loaded)
            throw std::runtime_error(print_all(diagnostics, sources));
        return *loaded;
    }();
    return fonts;
}

/// How a line of the sample is set.
struct LineStyle {
    std::string_view family = "STIX Two Text";
    double size = 12;
    std::string_view features = {};
    double tracking = 0; ///< em
    Color color = {};
};

/// A document and its pages made by hand: what binding and layout would hand over.
class SamplePages {
  public:
    SamplePages() {
        document.info.title = "Збалансований розвиток: «виклики» & <пріоритети>";
        document.info.author = "Центр";
        document.info.subject = "Тези";
        document.info.keywords = "громада, розвиток";
        document.info.date = "2020-03-18";
        add_page("i");
    }

    Document document;
    Pages pages;

    Page& page() { return pages.pages.back(); }

    void add_page(std::string label) {
        Page page;
        page.size = {pt(420), pt(595)};
        page.label = std::move(label);
        pages.pages.push_back(std::move(page));
    }

    StructId node(Role role, StructId parent = 0) { return document.structure.add({role, parent}); }

    StructNode& at(StructId id) { return document.structure.nodes[id]; }

    AnchorId anchor(Point point) {
        document.anchors.emplace_back();
        pages.destinations.push_back({static_cast<std::uint32_t>(pages.pages.size() - 1), point});
        return static_cast<AnchorId>(pages.destinations.size() - 1);
    }

    /// Sets a line of text on the last page and returns where its pen ended.
    Point line(Mark mark, std::string_view text, Point origin, const LineStyle& style = {}) {
        const FontSet& fonts = repository_fonts();
        const ShapedText shaped =
            shape(fonts, text, {style.family, 400, false, style.features, "uk"});
        for (const ShapedRun& piece : shaped.runs) {
            const int em = fonts.face(piece.face).metrics().units_per_em;
            const auto length = [&](std::int64_t units) {
                return scaled(pt(style.size), static_cast<double>(units) / em);
            };
            GlyphRun run{
                .origin = origin,
                .size = pt(style.size),
                .text = std::string(text.substr(piece.begin, piece.end - piece.begin)),
                .mark = mark,
                .face = piece.face,
                .color = style.color};
            Length x;
            for (const ShapedGlyph& glyph : piece.glyphs) {
                run.add(
                    glyph.glyph,
                    glyph.cluster - piece.begin,
                    x,
                    length(glyph.x_offset),
                    length(glyph.y_offset));
                x += length(glyph.advance) + pt(style.size * style.tracking);
            }
            run.advance = x;
            origin.x += x;
            page().items.emplace_back(std::move(run));
        }
        return origin;
    }

    /// The hyphen that hyphenation adds.
    Point hyphen(Mark mark, Point origin, const LineStyle& style = {}) {
        const Point end = line(mark, "-", origin, style);
        std::get<GlyphRun>(page().items.back()).text = "\u00AD";
        return end;
    }

    PictureId picture(Picture picture) {
        document.pictures.push_back(std::make_shared<const Picture>(std::move(picture)));
        return static_cast<PictureId>(document.pictures.size() - 1);
    }

    void rectangle(Mark mark, Rect area, Color color) {
        DrawPath drawn;
        const auto x = to_points(area.x), y = to_points(area.y);
        const auto right = to_points(area.right()), bottom = to_points(area.bottom());
        drawn.path.verbs = {
            PathVerb::Move, PathVerb::Line, PathVerb::Line, PathVerb::Line, PathVerb::Close};
        drawn.path.points = {{x, y}, {right, y}, {right, bottom}, {x, bottom}};
        drawn.fill = color;
        page().items.emplace_back(PathItem{std::move(drawn), mark});
    }

    std::string write() const {
        SharedParts shared(6);
        return write_pdf(document, pages, repository_fonts(), {}, shared);
    }
};

/// A picture of 4 by 2 pixels whose left half is transparent.
inline Raster transparent_picture() {
    Raster raster;
    raster.width = 4;
    raster.height = 2;
    raster.bytes = std::string(24, '\x80');
    raster.alpha = std::string("\0\0\xFF\xFF\0\0\xFF\xFF", 8);
    return raster;
}

/// A mask of 3 by 3 modules.
inline Raster mask_picture() {
    Raster raster;
    raster.kind = RasterKind::Mask;
    raster.width = raster.height = 3;
    raster.bytes = "\xA0\x40\xA0";
    raster.ink = {0, 0x45, 0x7C};
    return raster;
}

/// A drawing without text.
inline Drawing triangle() {
    DrawPath path;
    path.path.move_to({0, 10});
    path.path.line_to({5, 0});
    path.path.line_to({10, 10});
    path.path.close();
    path.fill = Color{0, 0x45, 0x7C};
    path.stroke = Stroke{.width = 0.5};
    Drawing drawing{10, 10};
    drawing.operations.emplace_back(path);
    return drawing;
}

/// Everything that a document of the program can have, on two pages.
inline SamplePages full_sample() {
    SamplePages s;
    s.rectangle(
        {NoStruct, ArtifactKind::Background}, {pt(0), pt(0), pt(420), pt(20)}, {0xEE, 0xEE, 0xEE});
    const StructId heading = s.node(Role::H1);
    const AnchorId start = s.anchor({pt(40), pt(40)});
    s.line({heading}, "СЕРТИФІКАТ УЧАСНИКА", {pt(40), pt(60)}, {.size = 20, .tracking = 0.085});

    const StructId paragraph = s.node(Role::P);
    Point pen =
        s.line({paragraph}, "Оле\u0301на Шевче\u0301нко взяла участь у кон", {pt(40), pt(90)});
    s.hyphen({paragraph}, pen);
    pen = s.line(
        {paragraph}, "ференції (AVATAR – «про\u00ADблема» – find it-self) ", {pt(40), pt(105)});
    const StructId foreign = s.node(Role::Span, paragraph);
    s.at(foreign).lang = "en";
    s.line({foreign}, "Office affairs", pen);
    const StructId reference = s.node(Role::Reference, paragraph);
    const StructId note_link = s.node(Role::Link, reference);
    s.line({note_link}, "1", {pt(320), pt(101)}, {.size = 8});
    const StructId note = s.node(Role::Note, paragraph);
    const StructId note_label = s.node(Role::Lbl, note);
    const StructId note_text = s.node(Role::P, note);
    s.line({paragraph}, "і ще слово.", {pt(40), pt(120)});

    const StructId list = s.node(Role::L);
    s.at(list).list_numbering = "Decimal";
    for (int i = 1; i <= 2; ++i) {
        const StructId item = s.node(Role::Li, list);
        const StructId label = s.node(Role::Lbl, item);
        const StructId body = s.node(Role::LBody, item);
        const StructId text = s.node(Role::P, body);
        const Length y = pt(130 + 15 * i);
        s.line({label}, i == 1 ? "1. " : "2. ", {pt(40), y});
        s.line({text}, i == 1 ? "перше завдання" : "друге завдання", {pt(60), y});
    }

    const StructId table = s.node(Role::Table);
    const StructId head = s.node(Role::THead, table);
    const StructId head_row = s.node(Role::Tr, head);
    for (int column = 0; column < 2; ++column) {
        const StructId cell = s.node(Role::Th, head_row);
        s.at(cell).scope = 'c';
        s.line(
            {cell},
            column == 0 ? "Стаття " : "Сума ",
            {pt(40 + 100 * column), pt(190)},
            {.family = "Fira Sans", .size = 9});
    }
    const StructId body = s.node(Role::TBody, table);
    const StructId row = s.node(Role::Tr, body);
    s.line({s.node(Role::Td, row)}, "Оренда ", {pt(40), pt(205)});
    s.node(Role::Td, row);
    s.rectangle({}, {pt(40), pt(208), pt(200), pt(0.5)}, {});

    const StructId figure = s.node(Role::Figure);
    s.at(figure).alt = "Логотип центру";
    s.page().items.emplace_back(
        ImageItem{s.picture(transparent_picture()), {pt(40), pt(220), pt(80), pt(40)}, {figure}});
    s.page().items.emplace_back(
        ImageItem{s.picture(mask_picture()), {pt(140), pt(220), pt(40), pt(40)}, {figure}});
    s.page().items.emplace_back(
        ImageItem{s.picture(triangle()), {pt(220), pt(220), pt(20), pt(40)}, {figure}});
    s.rectangle({figure}, {pt(200), pt(220), pt(10), pt(40)}, {0x9C, 0x1C, 0x2B});

    const StructId link_paragraph = s.node(Role::P);
    const StructId link = s.node(Role::Link, link_paragraph);
    s.line({link}, "https://example.org/a(b) ", {pt(40), pt(280)});
    s.line({link}, "друга частина", {pt(40), pt(295)});
    s.line({note_label}, "1 ", {pt(40), pt(550)}, {.size = 8});
    s.line({note_text}, "Виноска про різне.", {pt(50), pt(550)}, {.size = 8});
    s.line({NoStruct, ArtifactKind::Footer}, "i", {pt(200), pt(580)});

    s.document.links.push_back({NoId, "https://example.org/a(b)", link, "Сторінка"});
    s.page().links.push_back({0, {pt(40), pt(270), pt(140), pt(12)}});
    s.page().links.push_back({0, {pt(40), pt(285), pt(80), pt(12)}});
    s.document.links.push_back({start, "", note_link, "Виноска 1"});
    s.page().links.push_back({1, {pt(320), pt(92), pt(6), pt(12)}});

    s.add_page("1");
    s.line({NoStruct, ArtifactKind::Header}, "Колонтитул", {pt(40), pt(30)});
    s.line({link_paragraph}, "Продовження на другій сторінці.", {pt(40), pt(60)});
    const StructId second = s.node(Role::H2);
    const AnchorId second_anchor = s.anchor({pt(40), pt(70)});
    s.line({second}, "Малі капітелі", {pt(40), pt(90)}, {.features = "smcp"});
    s.document.outline = {
        {1, "Сертифікат", start}, {2, "Малі капітелі", second_anchor}, {1, "Plain", second_anchor}};
    s.pages.labels = {{0, NumberForm::LowerRoman, 1}, {1, NumberForm::Arabic, 1}};
    return s;
}

} // namespace zbirnyk::test
