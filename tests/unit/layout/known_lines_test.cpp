#include "layout/blocks/known_lines.h"
#include "paragraph_fixture.h"

#include <doctest/doctest.h>

#include <functional>

using namespace zbirnyk;

namespace {

const Length Width = mm(40);

Paragraph sample() {
    return {{TextRun{"засвідчує, що участь узяла", 0, 3, NoId, {1, 10, 60}}}};
}

/// Both sets of lines have the same runs in the same places, of the same element.
bool same(const ParagraphLines& a, const ParagraphLines& b) {
    if (texts_of(a) != texts_of(b) || a.font_size != b.font_size)
        return false;
    for (std::size_t i = 0; i < a.lines.size(); ++i) {
        const GlyphRun one = glyph_runs(a.lines[i]).front();
        const GlyphRun other = glyph_runs(b.lines[i]).front();
        if (one.size != other.size || one.mark != other.mark || one.span != other.span ||
            one.origin.x != other.origin.x || one.color != other.color)
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("lines known from other documents are those that would be set") {
    KnownLines known;
    const auto check = [&](const std::function<void(ParagraphFixture&, Paragraph&)>& change) {
        // Each a document of its own, as often as it takes to be known.
        for (int i = 0; i < 3; ++i) {
            ParagraphFixture fixture;
            Paragraph paragraph = sample();
            change(fixture, paragraph);
            const auto entry = known.lines(paragraph, 0, Width, fixture.context());
            CHECK(same(entry.lines, fixture.set(paragraph, Width)));
        }
    };
    const auto run = [](Paragraph& paragraph) -> TextRun& {
        return std::get<TextRun>(paragraph.content[0]);
    };
    check([](ParagraphFixture&, Paragraph&) {});
    check([](ParagraphFixture& fixture, Paragraph&) { fixture.style().font_size = pt(14); });
    check([](ParagraphFixture& fixture, Paragraph&) { fixture.style().color = {1, 2, 3}; });
    check(
        [](ParagraphFixture& fixture, Paragraph&) { fixture.style().text_align = TextAlign::End; });
    check([&](ParagraphFixture&, Paragraph& paragraph) { run(paragraph).node = 4; });
    check([&](ParagraphFixture&, Paragraph& paragraph) { run(paragraph).span.begin = 11; });
    check([&](ParagraphFixture&, Paragraph& paragraph) { run(paragraph).text = "засвідчує"; });
    check([&](ParagraphFixture& fixture, Paragraph& paragraph) {
        run(paragraph).style = fixture.add_style(fixture.style());
        fixture.document.styles[1].font_weight = 600;
    });
    check([](ParagraphFixture&, Paragraph&) {});
}

TEST_CASE("what setting a known paragraph has to say is said each time") {
    KnownLines known;
    for (int i = 0; i < 3; ++i) {
        ParagraphFixture fixture;
        const Paragraph paragraph{{TextRun{"знак \U0001F9FF", 0, 3, NoId, {1, 10, 23}}}};
        const auto entry = known.lines(paragraph, 0, Width, fixture.context());
        REQUIRE(entry.diagnostics.items().size() == 1);
        CHECK(entry.diagnostics.items()[0].severity == Severity::Error);
    }
}
