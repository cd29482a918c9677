#include "template/inline_properties.h"
#include "template_fixture.h"

using namespace zbirnyk;

namespace {

const Paragraph& first_paragraph(const Document& document) {
    return std::get<Paragraph>(document.sequences[0].flow[0].content);
}

std::string text_at(const Paragraph& paragraph, std::size_t number) {
    return std::get<TextRun>(paragraph.content.at(number)).text;
}

} // namespace

TEST_CASE("an initial letter is cut off with the quotes before it") {
    TemplateFixture f(
        "<style element='initial-letter' font-family='Sans'/>" +
        pages("<p initial-letter='3 2'>«Й<b>де</b> дощ»</p>"));
    const Document d = f.document();
    CHECK(f.errors() == "");
    const Paragraph& paragraph = first_paragraph(d);
    CHECK(paragraph.initial_count == 1);
    CHECK(text_at(paragraph, 0) == "«Й");
    CHECK(text_at(paragraph, 1) == "де");
    CHECK(d.styles[d.sequences[0].flow[0].style].initial_letter == InitialLetter{3, 2});
    CHECK(style_of(d, "«Й").font_family == "Sans");
    CHECK(outline(d) == "P «Йде дощ»\n");
}

TEST_CASE("a letter keeps its stress mark, a word of one letter is cut whole") {
    TemplateFixture stressed(pages("<p initial-letter='2'>О\u0301бруч</p>"));
    CHECK(text_at(first_paragraph(stressed.document()), 0) == "О\u0301");
    TemplateFixture single(pages("<p initial-letter='2'>У</p>"));
    CHECK(first_paragraph(single.document()).initial_count == 1);
}

TEST_CASE("what begins with no letter has no initial letter") {
    TemplateFixture f(pages("<p initial-letter='2'>— Так</p>"));
    CHECK(first_paragraph(f.document()).initial_count == 0);
}

TEST_CASE("a span with initial-letter is the initial letter of its paragraph") {
    TemplateFixture f(
        "<style name='drop' initial-letter='2'/>" +
        pages("<p><span style='drop'>Слово</span> далі</p><p>ні <span style='drop'>б</span></p>"));
    const Document d = f.document();
    CHECK(first_paragraph(d).initial_count == 1);
    CHECK(std::get<Paragraph>(d.sequences[0].flow[1].content).initial_count == 0);
}

TEST_CASE("blanks beside a tab collapse") {
    TemplateFixture f(pages("<p>а <tab/> б<tab/>в</p>"));
    CHECK(outline(f.document()) == "P а->б->в\n");
}

TEST_CASE("text-transform follows the language") {
    TemplateFixture f(pages("<p text-transform='uppercase'>піца й <span lang='de'>Straße</span></p>"
                            "<p text-transform='capitalize'>їжак іде</p>"));
    CHECK(outline(f.document()) == "P ПІЦА Й STRASSE\nP Їжак Іде\n");
}

TEST_CASE("friendly names become features") {
    TemplateFixture f(pages(
        "<p font-variant-caps='all-small-caps' "
        "font-variant-numeric='oldstyle-nums tabular-nums'>а<span font-variant-caps='normal'>б"
        "</span></p>"));
    const Document d = f.document();
    CHECK(style_of(d, "а").caps_features == "c2sc, smcp");
    CHECK(style_of(d, "а").numeric_features == "onum, tnum");
    CHECK(style_of(d, "б").caps_features.empty());
    CHECK(style_of(d, "б").numeric_features == "onum, tnum");
    CHECK(!numeric_features("oldstyle-nums lining-nums"));
    CHECK(!numeric_features(""));
}

TEST_CASE("tab stops are read, sorted, in em of the element") {
    TemplateFixture f(pages("<p font-size='20pt' tab-stops=\"2em end ', ', 10pt\">а</p>"));
    const Document d = f.document();
    const std::vector<TabStop>& stops = style_of(d, "а").tab_stops;
    REQUIRE(stops.size() == 2);
    CHECK(stops[0] == TabStop{pt(10)});
    CHECK(stops[1] == TabStop{pt(40), TabStop::Align::End, ", "});
    for (const std::string_view bad : {"", "10", "10pt left", "10pt,", "10pt end end", "end 10pt"})
        CHECK_MESSAGE(!parse_tab_stops(bad), std::string(bad));
    for (const std::string_view bad : {"", "0", "3 4", "99", "3 2 1", "three"})
        CHECK_MESSAGE(!parse_initial_letter(bad), std::string(bad));
}

TEST_CASE("exceptions of hyphenation are the template's") {
    TemplateFixture f(
        "<hyphenation-exceptions>сер-ти-фі-кат\n  Львів</hyphenation-exceptions>"
        "<hyphenation-exceptions lang='en'>data-base</hyphenation-exceptions>" +
        pages("<p>а</p>"));
    const Document d = f.document();
    CHECK(f.errors() == "");
    REQUIRE(d.hyphenation.size() == 2);
    CHECK(d.hyphenation[0].lang == "uk");
    CHECK(d.hyphenation[0].words == std::vector<std::string>{"сер-ти-фі-кат", "Львів"});
    CHECK(d.hyphenation[1].lang == "en");
}
