#include "template_fixture.h"

using namespace zbirnyk;

namespace {

std::string errors_of(const std::string& body) {
    return TemplateFixture(body).errors();
}

} // namespace

TEST_CASE("names that do not exist are errors at their place") {
    CHECK(
        errors_of(pages("<p style='titel'/>") + "<style name='title'/>") ==
        "template.unknown-style [titel] unknown style `titel`\n");
    CHECK(
        errors_of(pages("<p color='nayv'/>") + "<color name='navy' value='#000000'/>") ==
        "template.unknown-color [nayv] unknown colour `nayv`\n");
    CHECK(
        errors_of(pages("<p font-family='Sanz'/>")) ==
        "template.unknown-font [Sanz] unknown font family `Sanz`\n");
    CHECK(
        errors_of("<page-sequence master='x'/>") ==
        "template.unknown-master [x] unknown page master `x`\n");
    CHECK(
        errors_of(pages("<apply mode='x'/>")) ==
        "template.unknown-mode [x] no `match` has the mode `x`\n");
    CHECK(
        errors_of(pages("<message key='x'/>")) ==
        "template.unknown-message [x] no message `x` in `locale/uk.xml`\n");
    CHECK(
        errors_of("<page-master name='m'><static region='r'/></page-master><page-sequence "
                  "master='m'/>") ==
        "template.unknown-region [r] page master `m` has no region `r`\n");
    CHECK(
        errors_of(pages("<static region='r' on='frist'/>")) ==
        "template.unknown-region [r] page master `m` has no region `r`\n"
        "template.bad-property [frist] `frist` is not a value of `on`\n");
    CHECK(
        errors_of("<style name='a' extends='b'/><style name='b' extends='a'/>" + pages("")) ==
        "template.style-cycle [a] style `a` extends itself\n");
    CHECK(
        errors_of("<style element='pp'/>" + pages("")) ==
        "template.unknown-element [pp] there is no element `pp`\n");
}

TEST_CASE("values that cannot be are errors at their place") {
    CHECK(
        errors_of(pages("<p border='thin'/>")) ==
        "template.bad-property [thin] `thin` is not a value of `border`\n");
    CHECK(
        errors_of("<page-master name='m' size='A9'/><page-sequence master='m'/>") ==
        "template.bad-property [A9] `A9` is not a value of `size`\n");
    CHECK(errors_of(pages("<p id='{@id'/>")) == "template.bad-pattern [{] `{` is not closed\n");
    CHECK(
        errors_of(pages("<image src='{@a}'/>")) ==
        "template.missing-alt [image] `image` without `alt`\n");
    CHECK(
        errors_of(pages("<image src='a.svg' alt='а'/>")) ==
        "template.missing-image [a.svg] no file `a.svg` in the folder of the template\n");
    CHECK(
        errors_of("<style name='a'/>") ==
        "template.no-pages [template] the template makes no pages\n");
    CHECK(
        errors_of(pages("<list><if test='1'><p/></if></list>")) ==
        "template.misplaced [p] `p` cannot stand in `list`\n");
    CHECK(
        errors_of("<variable name='v' select='a'/>" + pages("<variable name='v' select='1'/>")) ==
        "template.variable-kind [v] `v` holds a number here and nodes elsewhere\n");
    CHECK(
        errors_of(pages("<p><value-of select='$x'/></p>")) ==
        "xpath.unknown-variable [$x] unknown variable `$x`\n");
}

TEST_CASE("includes are part of the template, in their own files") {
    const std::string styles =
        "<template xmlns='urn:zbirnyk:template:1'><style name='s' font-size='7pt'/></template>";
    TemplateFixture f(
        "<include src='styles.xml'/>" + pages("<p style='s'>т</p>"),
        "<event/>",
        {{"t/styles.xml", styles}});
    CHECK(style_of(f.document(), "т").font_size == pt(7));
    TemplateFixture missing("<include src='no.xml'/>" + pages(""));
    CHECK(missing.errors().substr(0, 16) == "file.unreadable ");
    TemplateFixture cycle("<include src='template.xml'/>" + pages(""));
    CHECK(
        cycle.errors() == "template.include-cycle [template.xml] `template.xml` includes itself\n");
}

TEST_CASE("what goes wrong with the data names the data, too") {
    TemplateFixture f(
        pages("<p><value-of select='@d' format='date'/></p>"), "<event d='2020-02-30'/>");
    f.document();
    CHECK(f.errors() == "template.bad-value [2020-02-30] `2020-02-30` is not a date\n");
    REQUIRE(f.diagnostics.items()[0].notes.size() == 1);
    CHECK(f.diagnostics.items()[0].notes[0].message == "the template reads it here");

    TemplateFixture rules(
        pages("<apply select='.'/>") + "<match element='event'><apply select='.'/></match>");
    rules.document();
    CHECK(rules.errors() == "template.recursion [apply] rules apply each other without end\n");

    TemplateFixture misplaced(
        pages("<apply/>") + "<match element='para'><p><apply/></p></match>",
        "<event><para>а <para>б</para></para></event>");
    misplaced.document();
    CHECK(misplaced.errors() == "template.misplaced [p] `p` cannot stand in a line of text\n");
    CHECK(misplaced.diagnostics.items()[0].notes[0].message == "for this data");
}

TEST_CASE("file names must differ and stay in the output folder") {
    const std::string page = "<page-master name='m'/>";
    const auto plan = [](TemplateFixture& f) {
        REQUIRE(f.made.has_value());
        return plan_documents(*f.made, *f.data, f.diagnostics).size();
    };
    TemplateFixture same(
        page + "<result-document select='a' href='x.pdf'><page-sequence "
               "master='m'/></result-document>",
        "<event><a/><a/></event>");
    CHECK(plan(same) == 1);
    CHECK(same.errors() == "template.href [x.pdf] two documents are called `x.pdf`\n");
    TemplateFixture outside(
        page + "<result-document href='../x.pdf'><page-sequence master='m'/></result-document>");
    CHECK(plan(outside) == 0);
    CHECK(
        outside.errors() ==
        "template.href [../x.pdf] `../x.pdf` is not the name of a file in the output folder\n");
}
