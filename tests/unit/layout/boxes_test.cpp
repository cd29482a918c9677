#include "layout/boxes/boxes.h"
#include "layout/boxes/function_words.h"
#include "layout/boxes/measure.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

std::string list_text(const std::vector<AnchorId>& targets, const ReferenceLabels& labels) {
    return reference_text({targets, PageReferenceForm::List}, labels);
}

/// The text with a bar at each opportunity: `|` a space or plain, `-` with a hyphen, `!` a penalty
/// of 200, `/` forced.
std::string marked(ParagraphFixture& fixture, const std::vector<Inline>& content) {
    const Boxes boxes = make_boxes(content, 0, fixture.context());
    std::string out;
    std::size_t opportunity = 1;
    for (std::size_t i = 0; i <= boxes.glyphs.size(); ++i) {
        while (opportunity + 1 < boxes.opportunities.size() &&
               boxes.opportunities[opportunity].glyph == i) {
            const Opportunity& at = boxes.opportunities[opportunity++];
            out += at.kind == LineBreakKind::Forced ? "/"
                   : at.adds_hyphen                 ? "-"
                   : at.penalty >= 200              ? "!"
                                                    : "|";
        }
        if (i < boxes.glyphs.size()) {
            const std::uint32_t begin = boxes.glyphs[i].cluster;
            const std::size_t end =
                i + 1 < boxes.glyphs.size() ? boxes.glyphs[i + 1].cluster : boxes.flat.text.size();
            out += boxes.flat.text.substr(begin, end - begin);
        }
    }
    return out;
}

} // namespace

TEST_CASE("a page reference says the label of its page") {
    ReferenceLabels labels{{"12", "", "xiv"}, {11, 0, 5}};
    CHECK(reference_text({{0}}, labels) == "12");
    CHECK(reference_text({{2}}, labels) == "xiv");
    CHECK(reference_text({{1}}, labels) == "00");
    CHECK(reference_text({{7}}, labels) == "00");
    CHECK(reference_text({}, labels) == "00");
}

TEST_CASE("a list of pages merges three and more to a range") {
    const ReferenceLabels labels{
        {"12", "45", "46", "47", "12", "60", "61", "xii", "13"},
        {11, 44, 45, 46, 11, 59, 60, 10, 12}};
    CHECK(list_text({0}, labels) == "12");
    CHECK(list_text({3, 0, 1, 2, 4}, labels) == "12, 45–47");
    CHECK(list_text({5, 6}, labels) == "60, 61");
    // The end of one series of numbers and the start of the next do not make a range.
    CHECK(list_text({7, 0, 8}, labels) == "xii, 12, 13");
    CHECK(list_text({0, 1, 2, 3, 5}, labels) == "12, 45–47, 60");
}

TEST_CASE("content becomes one text with pieces") {
    ParagraphFixture fixture;
    const TextRun run{"слово\u00ADдва ", 0, 3};
    const Footnote note{TextRun{"1"}};
    const FlatText flat = flatten(
        std::vector<Inline>{run, LineBreak{}, TextRun{" тут"}, note, InlineAnchor{5}, LineBreak{}},
        0,
        fixture.context());
    CHECK(flat.text == "словодва тут1 ");
    REQUIRE(flat.pieces.size() == 3);
    CHECK(flat.pieces[0].node == 3);
    CHECK(flat.pieces[1].begin == 17);
    CHECK(flat.soft_hyphens == std::vector<std::uint32_t>{10});
    CHECK(flat.forced_breaks == std::vector<std::uint32_t>{17});
    CHECK(flat.glued == std::vector<std::uint32_t>{23});
    REQUIRE(flat.anchors.size() == 1);
    CHECK(flat.anchors[0].offset == 24);
    REQUIRE(flat.footnotes.size() == 1);
    CHECK(flat.footnotes[0].offset == 23);
}

TEST_CASE("a line break between words leaves a space") {
    ParagraphFixture fixture;
    const FlatText flat = flatten(
        std::vector<Inline>{TextRun{"один"}, LineBreak{}, TextRun{"два"}}, 0, fixture.context());
    CHECK(flat.text == "один два");
    CHECK(flat.forced_breaks == std::vector<std::uint32_t>{9});
}

TEST_CASE("statics say the number of the page and its markers") {
    ParagraphFixture fixture;
    const std::vector<Inline> content = {
        PageNumber{},
        TextRun{" "},
        PageNumber{PageNumber::Of::Total},
        TextRun{" "},
        MarkerReference{"head"},
        MarkerReference{"none"}};
    CHECK(flatten(content, 0, fixture.context()).text == "");
    fixture.page =
        PageFacts{"12", "40", {.first = {{"head", "Перша"}}, .last = {{"head", "Остання"}}}};
    CHECK(flatten(content, 0, fixture.context()).text == "12 40 Перша");
}

TEST_CASE("opportunities: spaces, one-letter words, no-break spaces, compounds") {
    ParagraphFixture fixture;
    fixture.style().hyphenate = false;
    CHECK(marked(fixture, {TextRun{"мир у світі"}}) == "мир |у !світі");
    CHECK(marked(fixture, {TextRun{"О.\u00A0П. Коваль"}}) == "О.\u00A0П. |Коваль");
    CHECK(marked(fixture, {TextRun{"науково-технічний"}}) == "науково-|технічний");
    CHECK(marked(fixture, {TextRun{"а"}, LineBreak{}, TextRun{"б"}}) == "а /б");
    CHECK(marked(fixture, {TextRun{"зна\u00ADння"}}) == "зна-ння");
}

TEST_CASE("opportunities: none before a footnote call and after a leader") {
    ParagraphFixture fixture;
    fixture.style().hyphenate = false;
    CHECK(marked(fixture, {TextRun{"так! "}, Footnote{TextRun{"1"}}}) == "так! 1");
    CHECK(marked(fixture, {TextRun{"Вступ"}, Leader{}, TextRun{" 12"}}) == "Вступ\u00A0 12");
}

TEST_CASE("opportunities: only forced ones without wrapping") {
    ParagraphFixture fixture;
    fixture.style().text_wrap = TextWrap::NoWrap;
    CHECK(
        marked(fixture, {TextRun{"державна служба"}, LineBreak{}, TextRun{"є"}}) ==
        "державна служба /є");
}

TEST_CASE("opportunities: prepositions in headings") {
    ParagraphFixture fixture;
    fixture.style().hyphenate = false;
    fixture.style().text_wrap = TextWrap::Balance;
    CHECK(marked(fixture, {TextRun{"Шлях ДО миру"}}) == "Шлях |ДО !миру");
}

TEST_CASE("words are hyphenated where their style allows it") {
    ParagraphFixture fixture;
    const std::string word = marked(fixture, {TextRun{"держава"}});
    CHECK(word.find('-') != std::string::npos);
    Style plain = fixture.style();
    plain.hyphenate = false;
    const StyleId name = fixture.add_style(plain);
    CHECK(marked(fixture, {TextRun{"держава", name}}) == "держава");
    // A soft hyphen is the only place its author wants.
    CHECK(marked(fixture, {TextRun{"держа\u00ADва"}}) == "держа-ва");
}

TEST_CASE("function words") {
    CHECK(is_one_letter_word("З"));
    CHECK(!is_one_letter_word("б"));
    CHECK(!is_one_letter_word(""));
    CHECK(is_function_word("від"));
    CHECK(is_function_word("the"));
    CHECK(!is_function_word(""));
}

TEST_CASE("word spaces stretch to 1.6 and shrink to 0.8") {
    ParagraphFixture fixture;
    const Boxes boxes =
        make_boxes(std::vector<Inline>{TextRun{"а\u00A0б в"}}, 0, fixture.context());
    const MeasuredBoxes measured = measure_boxes(boxes, Filling::Justified, {}, fixture.context());
    const GlueSum& end = measured.points.back().before;
    const Length space = measured.advances[1];
    CHECK(end.stretch.words == 2 * (space * 6 / 10));
    CHECK(end.shrink.words == 2 * (space * 2 / 10));
    CHECK(end.stretch.letters == Length{});
    const MeasuredBoxes ragged = measure_boxes(boxes, Filling::Ragged, {}, fixture.context());
    CHECK(ragged.points.back().before.stretch.total() == Length{});
}

TEST_CASE("the limits of word spaces, letter spaces and expansion are those of the style") {
    ParagraphFixture fixture;
    Justification& limits = fixture.style().justification;
    limits.word_spacing_min = 0.9;
    limits.word_spacing_max = 1.25;
    const auto measured = [&] {
        const Boxes boxes = make_boxes(std::vector<Inline>{TextRun{"мир є"}}, 0, fixture.context());
        return measure_boxes(boxes, Filling::Justified, {}, fixture.context());
    };
    MeasuredBoxes plain = measured();
    const Length space = plain.advances[3];
    CHECK(plain.points.back().before.stretch.words == space / 4);
    CHECK(plain.points.back().before.shrink.words == space / 10);
    limits.letter_spacing_min = -0.01;
    limits.letter_spacing_max = 0.02;
    // Between the three letters of the first word.
    CHECK(measured().points.back().before.stretch.letters == 2 * pt(0.2));
    CHECK(measured().points.back().before.shrink.letters == 2 * pt(0.1));
    limits.letter_spacing_min = limits.letter_spacing_max = 0;
    limits.font_expansion = 0.02;
    const GlueSum& end = measured().points.back().before;
    CHECK(
        to_points(end.stretch.letters) ==
        doctest::Approx(to_points(end.width - space) * 0.02).epsilon(0.001));
    CHECK(end.shrink.letters == end.stretch.letters);
}

TEST_CASE("words and their parts are hyphenated from a number of letters on") {
    ParagraphFixture fixture;
    const std::string usual = marked(fixture, {TextRun{"держава"}});
    CHECK(usual.find('-') != std::string::npos);
    fixture.style().hyphenation.word = 8;
    CHECK(marked(fixture, {TextRun{"держава"}}) == "держава");
    fixture.style().hyphenation = {2, 5, 4, 2, {}};
    CHECK(marked(fixture, {TextRun{"держава"}}) == "держа-ва");
    fixture.style().hyphenation = {2, 5, 2, 4, {}};
    CHECK(marked(fixture, {TextRun{"держава"}}) == "дер-жава");
}

TEST_CASE("punctuation hangs as its style says") {
    ParagraphFixture fixture;
    const auto hang = [&] {
        const Boxes boxes =
            make_boxes(std::vector<Inline>{TextRun{"«мир, труд"}}, 0, fixture.context());
        const MeasuredBoxes measured =
            measure_boxes(boxes, Filling::Justified, {}, fixture.context());
        const LineEnd end = line_end(boxes, measured, 1, Filling::Justified, fixture.context());
        return std::pair{
            to_points(measured.hangs[0]) / to_points(measured.advances[0]),
            to_points(end.hang) / to_points(measured.advances[4])};
    };
    CHECK(hang().first == doctest::Approx(0.3).epsilon(0.001));
    CHECK(hang().second == doctest::Approx(0.5).epsilon(0.001));
    fixture.style().hanging_punctuation.emplace();
    CHECK(hang() == std::pair{0.0, 0.0});
    fixture.style().hanging_punctuation = HangingPunctuation{{{U'«', 70}}, {{U',', 100}}};
    CHECK(hang().first == doctest::Approx(0.7).epsilon(0.001));
    CHECK(hang().second == doctest::Approx(1).epsilon(0.001));
}

TEST_CASE("letter spacing stands between letters, not after the last") {
    ParagraphFixture fixture;
    const Boxes plain = make_boxes(std::vector<Inline>{TextRun{"МИР"}}, 0, fixture.context());
    const Length natural =
        measure_boxes(plain, Filling::Ragged, {}, fixture.context()).points.back().before.width;
    fixture.style().letter_spacing = 0.1;
    const Length spaced =
        measure_boxes(plain, Filling::Ragged, {}, fixture.context()).points.back().before.width;
    CHECK(spaced - natural == 2 * pt(1));
}

TEST_CASE("font units are rounded to the nearest unit of length") {
    CHECK(font_length(500, pt(10), 1000) == pt(5));
    CHECK(font_length(-500, pt(10), 1000) == pt(-5));
    CHECK(font_length(1, {1500}, 1000) == Length{2});
}
