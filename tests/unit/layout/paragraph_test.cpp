#include "diag/codes.h"
#include "layout/drawing.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

#include <memory>

using namespace zbirnyk;

const LayoutResources& zbirnyk::test_resources() {
    struct Loaded {
        std::unique_ptr<FileSystem> files = make_disk_file_system();
        Sources sources;
        Diagnostics diagnostics;
        std::optional<FontSet> fonts =
            FontSet::load(*files, ZBIRNYK_ROOT "/fonts", sources, diagnostics);
        Hyphenator hyphenator = Hyphenator::load(*files, diagnostics);
    };

    static const Loaded loaded;
    REQUIRE(loaded.fonts);
    static const LayoutResources resources{*loaded.fonts, loaded.hyphenator};
    return resources;
}

namespace {

constexpr std::string_view Prose =
    "Збалансований розвиток територіальних громад передбачає узгодження економічних, соціальних та "
    "екологічних цілей, участь мешканців у прийнятті рішень і прозорість місцевих бюджетів. Досвід "
    "Хмельницької області за останні три роки показує, що громади, які мають затверджену "
    "стратегію, "
    "залучають удвічі більше коштів державного фонду регіонального розвитку, ніж ті, що її не "
    "мають.";

std::string joined(const ParagraphLines& lines) {
    std::string text;
    for (std::string line : texts_of(lines)) {
        if (line.ends_with('-') && Prose.find(line) == std::string_view::npos) {
            line.pop_back();
        }
        text += line;
    }
    return text;
}

} // namespace

TEST_CASE("a justified paragraph fills its measure and loses no character") {
    ParagraphFixture fixture;
    fixture.style().text_align = TextAlign::Justify;
    const Length width = mm(134);
    const ParagraphLines lines = fixture.set(Prose, width);
    REQUIRE(lines.lines.size() == 5);
    CHECK(lines.fits);
    CHECK(joined(lines) == Prose);
    for (std::size_t i = 0; i + 1 < lines.lines.size(); ++i) {
        const Line& line = lines.lines[i];
        // Hanging punctuation may stand out by half a hyphen.
        CHECK(end_of(line) >= width);
        CHECK(end_of(line) <= width + pt(3));
        CHECK(line.adjustment >= -1);
        CHECK(line.adjustment <= 1);
    }
    CHECK(fixture.diagnostics.items().empty());
}

TEST_CASE("the first line is indented") {
    ParagraphFixture fixture;
    fixture.style().text_indent = mm(5);
    const ParagraphLines lines = fixture.set(Prose, mm(106));
    CHECK(glyph_runs(lines.lines.at(0))[0].origin.x == mm(5));
    CHECK(glyph_runs(lines.lines.at(1))[0].origin.x == Length{});
}

TEST_CASE("the share of each space adds up to the measure exactly") {
    ParagraphFixture fixture;
    fixture.style().text_align = TextAlign::Justify;
    fixture.style().hyphenate = false;
    const Length width = mm(80);
    const ParagraphLines lines =
        fixture.set("слово та слово тут слово там слово ще слово де слово от слово", width);
    REQUIRE(lines.lines.size() > 1);
    CHECK(end_of(lines.lines[0]) == width);
}

TEST_CASE("a space at a line's end is kept without width") {
    ParagraphFixture fixture;
    const ParagraphLines lines = fixture.set("слово слово слово", mm(20));
    REQUIRE(lines.lines.size() > 1);
    const GlyphRun run = glyph_runs(lines.lines[0]).back();
    CHECK(run.text.ends_with(' '));
    CHECK(run.glyphs.back().x() == run.advance);
    CHECK(run.advance == lines.lines[0].natural_width);
}

TEST_CASE("hyphenation adds a run of its own that says a soft hyphen") {
    ParagraphFixture fixture;
    const ParagraphLines lines = fixture.set(Paragraph{{TextRun{"держа\u00ADва", 0, 7}}}, pt(32));
    REQUIRE(lines.lines.size() == 2);
    const std::vector<GlyphRun> runs = glyph_runs(lines.lines[0]);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].text == "держа");
    CHECK(runs[1].text == "\u00AD");
    CHECK(runs[1].mark == Mark{7});
    CHECK(runs[1].origin.x == runs[0].origin.x + runs[0].advance);
    CHECK(lines.lines[0].hyphenated);
    CHECK(text_of(lines.lines[1]) == "ва");
}

TEST_CASE("ragged text stands at the start, the end or the centre") {
    ParagraphFixture fixture;
    const Length width = pt(200);
    const Line start = fixture.set("слово", width).lines.at(0);
    CHECK(glyph_runs(start)[0].origin.x == Length{});
    fixture.style().text_align = TextAlign::End;
    const Line end = fixture.set("слово", width).lines.at(0);
    CHECK(end_of(end) == width);
    fixture.style().text_align = TextAlign::Center;
    const Line center = fixture.set("слово", width).lines.at(0);
    CHECK(glyph_runs(center)[0].origin.x == (width - center.natural_width) / 2);
}

TEST_CASE("a line's box is divided at four fifths") {
    ParagraphFixture fixture;
    fixture.style().line_height = pt(12.5);
    const Line line = fixture.set("слово", pt(200)).lines.at(0);
    CHECK(line.above == pt(10));
    CHECK(line.below == pt(2.5));
}

TEST_CASE("runs keep style, mark, link and baseline shift") {
    ParagraphFixture fixture;
    Style raised = fixture.style();
    raised.baseline_shift = pt(3);
    raised.font_size = pt(6);
    raised.color = {1, 2, 3};
    const StyleId sup = fixture.add_style(raised);
    const ParagraphLines lines = fixture.set(
        Paragraph{{TextRun{"м", 0, 4}, TextRun{"2", sup, 5, 9}, TextRun{" землі", 0, 4}}}, pt(200));
    const Line& line = lines.lines.at(0);
    const std::vector<GlyphRun> runs = glyph_runs(line);
    REQUIRE(runs.size() == 3);
    CHECK(runs[1].origin.y == -pt(3));
    CHECK(runs[1].size == pt(6));
    CHECK(runs[1].color == Color{1, 2, 3});
    CHECK(runs[1].mark == Mark{5});
    REQUIRE(line.links.size() == 1);
    CHECK(line.links[0].link == 9);
    CHECK(line.links[0].area.x == runs[1].origin.x);
    CHECK(line.links[0].area.width == runs[1].advance);
    CHECK(line.links[0].area.y == -line.above);
}

TEST_CASE("a link broken over lines has an area on each") {
    ParagraphFixture fixture;
    const ParagraphLines lines =
        fixture.set(Paragraph{{TextRun{"слово слово слово слово", 0, NoStruct, 2}}}, mm(20));
    REQUIRE(lines.lines.size() > 1);
    for (const Line& line : lines.lines) {
        CHECK(line.links.size() == 1);
    }
}

TEST_CASE("anchors and footnotes are on the line of their place") {
    ParagraphFixture fixture;
    const Footnote note{TextRun{"1"}, std::make_shared<const Blocks>()};
    const Paragraph paragraph{
        {InlineAnchor{0},
         TextRun{"один"},
         LineBreak{},
         InlineAnchor{1},
         TextRun{"два"},
         note,
         InlineAnchor{2}}};
    const ParagraphLines lines = fixture.set(paragraph, pt(200));
    REQUIRE(lines.lines.size() == 2);
    CHECK(lines.lines[0].anchors == std::vector<AnchorId>{0});
    CHECK(lines.lines[1].anchors == std::vector<AnchorId>{1, 2});
    CHECK(lines.lines[0].footnotes.empty());
    REQUIRE(lines.lines[1].footnotes.size() == 1);
    CHECK(lines.lines[1].footnotes[0] == &std::get<Footnote>(paragraph.content[5]));
    CHECK(text_of(lines.lines[1]) == "два1");
}

TEST_CASE("a paragraph without text has no lines, one with an anchor has one") {
    ParagraphFixture fixture;
    CHECK(fixture.set("", pt(200)).lines.empty());
    const ParagraphLines lines = fixture.set(Paragraph{{InlineAnchor{3}}}, pt(200));
    REQUIRE(lines.lines.size() == 1);
    CHECK(lines.lines[0].anchors == std::vector<AnchorId>{3});
}

TEST_CASE("a label hangs before the first line") {
    ParagraphFixture fixture;
    Paragraph paragraph{{TextRun{"пункт", 0, 2}}, {TextRun{"–", 0, 1}}, mm(5)};
    const Line line = fixture.set(paragraph, pt(200)).lines.at(0);
    const std::vector<GlyphRun> runs = glyph_runs(line);
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].text == "–");
    CHECK(runs[0].origin.x == -mm(5));
    CHECK(runs[0].mark == Mark{1});
    CHECK(runs[1].text == "\u00A0");
    CHECK(runs[1].mark == Mark{1});
    CHECK(runs[2].origin.x == Length{});
}

TEST_CASE("a leader fills the line and its pattern stands on a raster from the right") {
    ParagraphFixture fixture;
    const Length width = pt(200);
    const auto entry = [&](std::string_view title) {
        return fixture
            .set(
                Paragraph{{TextRun{std::string(title), 0, 1}, Leader{"."}, TextRun{"12", 0, 2}}},
                width)
            .lines.at(0);
    };
    const Line first = entry("Вступ");
    const Line second = entry("Післямова");
    CHECK(end_of(first) == width);
    const std::vector<GlyphRun> runs = glyph_runs(first);
    REQUIRE(runs.size() == 4);
    CHECK(runs[1].text == " ");
    CHECK(runs[1].mark == Mark{1});
    CHECK(runs[2].mark == Mark{});
    CHECK(runs[2].text.starts_with("..."));
    const Length period = runs[2].glyphs[1].x();
    const Length other = glyph_runs(second)[2].origin.x;
    CHECK((width - runs[2].origin.x).units % period.units == 0);
    CHECK((width - other).units % period.units == 0);
    for (const Line& line : {first, second}) {
        const GlyphRun title = glyph_runs(line)[0], dots = glyph_runs(line)[2];
        CHECK(dots.origin.x - title.origin.x - title.advance >= dots.size / 4);
    }
}

TEST_CASE("an inline picture stands on the baseline and makes its line taller") {
    ParagraphFixture fixture;
    Drawing drawing{10, 10};
    DrawPath square;
    square.path.append_rectangle(0, 0, 10, 10);
    square.fill = Color{};
    drawing.operations.emplace_back(square);
    fixture.document.pictures.push_back(std::make_shared<const Picture>(drawing));
    fixture.document.pictures.push_back(std::make_shared<const Picture>(Raster{}));
    const ParagraphLines lines = fixture.set(
        Paragraph{{InlinePicture{0, {pt(20), pt(20)}, 3}, InlinePicture{1, {pt(5), pt(5)}, 4}}},
        pt(200));
    const Line& line = lines.lines.at(0);
    CHECK(line.above == pt(20));
    REQUIRE(line.items.size() == 2);
    const auto& square_item = std::get<ImageItem>(line.items[0]);
    CHECK(square_item.mark == Mark{3});
    CHECK(square_item.area == Rect{pt(0), pt(-20), pt(20), pt(20)});
    CHECK(std::get<ImageItem>(line.items[1]).area == Rect{pt(20), pt(-5), pt(5), pt(5)});
}

TEST_CASE("text of a drawing is anchored, scaled and shaped") {
    ParagraphFixture fixture;
    Drawing drawing{100, 50};
    DrawText text;
    text.origin = {50, 25};
    text.anchor = TextAnchor::Middle;
    text.text = "мир";
    text.font_family = "STIX Two Text";
    text.font_size = 10;
    drawing.operations.emplace_back(text);
    std::vector<PageItem> items;
    fixture.document.pictures.push_back(std::make_shared<const Picture>(drawing));
    add_picture(0, {pt(10), pt(10), pt(200), pt(100)}, Mark{6}, fixture.context(), items);
    REQUIRE(items.size() == 1);
    const auto& run = std::get<GlyphRun>(items[0]);
    CHECK(run.size == pt(20));
    CHECK(run.mark == Mark{6});
    CHECK(run.origin.y == pt(60));
    CHECK(run.origin.x == pt(110) - run.advance / 2);
    CHECK(run.glyphs.size() == 3);
}

TEST_CASE("a paragraph shrinks in steps until it fits on its lines") {
    ParagraphFixture fixture;
    fixture.style().font_size = pt(33);
    fixture.style().text_wrap = TextWrap::NoWrap;
    fixture.style().fit = Fit::Shrink;
    fixture.style().min_font_size = pt(24);
    const std::string_view name = "Христофоренко-Перебийніс Олена";
    const Length natural = fixture.set(name, pt(10000)).lines.at(0).natural_width;
    const ParagraphLines full = fixture.set(name, natural);
    CHECK(full.font_size == pt(33));
    // 0.9 of the width: 29.7 pt, rounded down to 29.5.
    const ParagraphLines less = fixture.set(name, scaled(natural, 0.9));
    CHECK(less.font_size == pt(29.5));
    CHECK(less.fits);
    CHECK(glyph_runs(less.lines[0])[0].size == pt(29.5));
    const ParagraphLines least = fixture.set(name, scaled(natural, 0.5));
    CHECK(least.font_size == pt(24));
    CHECK(!least.fits);
}

TEST_CASE("a paragraph shrinks to meet max-lines") {
    ParagraphFixture fixture;
    fixture.style().fit = Fit::Shrink;
    fixture.style().min_font_size = pt(5);
    fixture.style().max_lines = 4;
    const ParagraphLines lines = fixture.set(Prose, mm(106));
    CHECK(lines.lines.size() == 4);
    CHECK(lines.font_size < pt(10));
    CHECK(lines.fits);
}

TEST_CASE("a heading is balanced") {
    ParagraphFixture fixture;
    fixture.style().text_wrap = TextWrap::Balance;
    fixture.style().hyphenate = false;
    fixture.style().font_size = pt(17);
    const ParagraphLines lines = fixture.set(
        "Стратегічне планування розвитку територіальних громад в умовах децентралізації", mm(106));
    REQUIRE(lines.lines.size() == 3);
    const Length longest =
        max(lines.lines[0].natural_width,
            max(lines.lines[1].natural_width, lines.lines[2].natural_width));
    CHECK(3 * lines.lines[2].natural_width > longest);
    CHECK(texts_of(lines)[1].find(" в ") == std::string::npos);
}

TEST_CASE("a word wider than its line is reported at its place") {
    ParagraphFixture fixture;
    fixture.style().hyphenate = false;
    TextRun run{"та державотворення", 0};
    run.span = {1, 100, static_cast<std::uint32_t>(100 + run.text.size())};
    const ParagraphLines lines = fixture.set(Paragraph{{run}}, pt(40));
    CHECK(!lines.fits);
    REQUIRE(fixture.diagnostics.items().size() == 1);
    const Diagnostic& diagnostic = fixture.diagnostics.items()[0];
    CHECK(diagnostic.code == codes::LayoutOverfullLine);
    CHECK(diagnostic.span == Span{1, 105, run.span.end});
    CHECK(diagnostic.message.starts_with("`державотворення` is "));
}

TEST_CASE("a character that no font has is an error at its place") {
    ParagraphFixture fixture;
    TextRun run{"так \U0001F600", 0};
    run.span = {1, 10, static_cast<std::uint32_t>(10 + run.text.size())};
    fixture.set(Paragraph{{run}}, pt(200));
    REQUIRE(fixture.diagnostics.error_count() == 1);
    const Diagnostic& diagnostic = fixture.diagnostics.items()[0];
    CHECK(diagnostic.code == codes::TextMissingGlyph);
    CHECK(diagnostic.span == Span{1, 17, 21});
    CHECK(diagnostic.message.find("U+1F600") != std::string::npos);
}

TEST_CASE("columns are measured by words and by the whole") {
    ParagraphFixture fixture;
    const auto measure = [&](std::string_view text) {
        return measure_paragraph(Paragraph{{TextRun{std::string(text)}}}, 0, fixture.context());
    };
    const ContentWidths words = measure("мир громада світ");
    CHECK(words.min == measure("громада").max);
    CHECK(words.max == fixture.set("мир громада світ", pt(1000)).lines.at(0).natural_width);
    CHECK(words.min < words.max);
    CHECK(measure("").max == Length{});
    const Paragraph two{{TextRun{"мир"}, LineBreak{}, TextRun{"громада"}}};
    CHECK(measure_paragraph(two, 0, fixture.context()).max == words.min);
}

TEST_CASE("a line break in justified text leaves its line ragged") {
    ParagraphFixture fixture;
    fixture.style().text_align = TextAlign::Justify;
    const ParagraphLines lines =
        fixture.set(Paragraph{{TextRun{"один два"}, LineBreak{}, TextRun{"три"}}}, pt(200));
    REQUIRE(lines.lines.size() == 2);
    CHECK(end_of(lines.lines[0]) == lines.lines[0].natural_width);
    CHECK(texts_of(lines) == std::vector<std::string>{"один два ", "три"});
}

TEST_CASE("the last line may reach out over the others") {
    ParagraphFixture fixture;
    fixture.style().last_line_end_indent = -pt(50);
    const ParagraphLines lines =
        fixture.set(Paragraph{{TextRun{"Вступ"}, Leader{}, TextRun{"12"}}}, pt(100));
    REQUIRE(lines.lines.size() == 1);
    CHECK(end_of(lines.lines[0]) == pt(150));
}

TEST_CASE("only the page number of a contents entry reaches out, not its text") {
    ParagraphFixture fixture;
    fixture.style().hyphenate = false;
    const Length title = fixture.set("Вступне слово", pt(1000)).lines.at(0).natural_width;
    fixture.style().last_line_end_indent = -pt(50);
    const Paragraph entry{{TextRun{"Вступне слово"}, Leader{}, TextRun{"12"}}};
    CHECK(fixture.set(entry, title).lines.size() == 1);
    const ParagraphLines lines = fixture.set(entry, title - pt(1));
    REQUIRE(lines.lines.size() == 2);
    CHECK(end_of(lines.lines[1]) == title + pt(49));
}
