#include "template_fixture.h"

using namespace zbirnyk;

TEST_CASE("the contents are made of the headings, in reading order") {
    TemplateFixture f(
        pages(R"(
          <toc levels='1-2'>
            <entry level='1'><toc-number/> <toc-title/><leader/><toc-page/></entry>
            <entry level='2'><toc-title/><leader pattern='.'/><toc-page/></entry>
          </toc>
          <for-each select='s'>
            <heading level='1' label='{$position}.' id='s{@id}'><value-of select='@t'/></heading>
            <for-each select='a'><heading level='2'><value-of select='@t'/><index-term key='щось'/>
              <toc-entry><i><value-of select='@who'/></i> <value-of select='@t'/></toc-entry></heading>
              <heading level='3'>Глибше</heading></for-each>
          </for-each>
          <p>див. с. <ref to='sx'/>, розділ <ref to='sx' show='label'/> «<ref to='sx' show='title'/>»</p>)"),
        "<event><s id='x' t='Гроші'><a t='Про бюджет' who='Ґалаґан Є.'/></s><s id='y' "
        "t='Люди'/></event>");
    const Document d = f.document();
    CHECK(f.errors() == "");
    CHECK(
        outline(d) == "TOC container\n"
                      "  TOCI <1.>< ><Гроші>...[page 1]\n"
                      "  TOCI <Ґалаґан Є.>< ><Про бюджет>....[page 1]\n"
                      "  TOCI <2.>< ><Люди>...[page 1]\n"
                      "H1#sx {1.} Гроші\n"
                      "H2 Про бюджет@\n"
                      "H3 Глибше\n"
                      "H1#sy {2.} Люди\n"
                      "P див. с. [page 1], розділ <1.> «<Гроші>»\n");
    const std::string entry = "    TOCI\n      Reference\n        Link\n";
    const std::string link = "    Reference\n      Link\n";
    CHECK(
        structure(d) == "Document\n  TOC\n" + entry + entry + entry +
                            "  H1\n  H2\n  H3\n  H1\n  P\n" + link + link + link);
    for (const LinkTarget& target : d.links) {
        CHECK(d.structure.nodes[target.node].role == Role::Link);
        CHECK_FALSE(target.contents.empty());
    }
    CHECK(d.outline.size() == 4);
    CHECK(d.outline[0].title == "1. Гроші");
}

TEST_CASE("an index is collated, grouped by letters, and lists pages") {
    TemplateFixture f(
        pages(R"(
          <for-each select='a'><p><index-term key='{@n}' sort='{@s}'/>Текст</p></for-each>
          <index><letter/><entry><index-key/> <index-pages/></entry></index>)"),
        R"(<event><a n='Шевченко І.' s='Шевченко|Іван'/><a n='Ґава О.' s='Ґава|Ольга'/>
           <a n='Гай П.' s='Гай|Петро'/><a n='Шевченко А.' s='Шевченко|Анна'/>
           <a n='Гай П.' s='Гай|Петро'/></event>)");
    const Document d = f.document();
    CHECK(f.errors() == "");
    CHECK(
        outline(d) == "P @Текст\nP @Текст\nP @Текст\nP @Текст\nP @Текст\n"
                      "Index container\n"
                      "  P Г\n  P Гай П. [page 2]\n"
                      "  P Ґ\n  P Ґава О. [page 1]\n"
                      "  P Ш\n  P Шевченко А. [page 1]\n  P Шевченко І. [page 1]\n");
}

TEST_CASE("links lead to places and addresses") {
    TemplateFixture f(pages("<p id='here'>Тут</p><p><a href='https://example.org/'>сайт</a> "
                            "<a to='here'>сюди <b>саме</b></a> <span id='in'>слово</span></p>"));
    const Document d = f.document();
    CHECK(f.errors() == "");
    REQUIRE(d.links.size() == 2);
    CHECK(d.links[0].uri == "https://example.org/");
    CHECK(d.links[1].contents == "сюди саме");
    CHECK(d.anchors[d.links[1].anchor] == "here");
    CHECK(outline(d) == "P#here Тут\nP <сайт> <сюди ><саме> @inслово\n");
    CHECK(structure(d) == "Document\n  P\n  P\n    Link\n    Link\n");
}

TEST_CASE("a place that is missing or there twice is an error") {
    TemplateFixture f(
        pages("<p><ref to='ther'/></p><for-each select='a'><p id='there'>т</p></for-each>"),
        "<event><a/><a/></event>");
    f.document();
    CHECK(
        f.errors() == "template.unknown-id [ther] there is no place `ther`\n"
                      "template.duplicate-id [there] there are two places `there`\n");
    CHECK(f.diagnostics.sorted()[0].hint == "did you mean `there`?");
}
