#include "template_fixture.h"

#include <algorithm>

using namespace zbirnyk;

TEST_CASE("text, loops and conditions make paragraphs") {
    TemplateFixture f(
        pages(R"(
          <heading level='1'>Учасники</heading>
          <for-each select='person' sort='@name'>
            <p><value-of select='@name'/><if test='@post'>,
               <value-of select='@post'/></if></p>
          </for-each>
          <choose><when test='person[3]'><p>багато</p></when><otherwise><p>мало</p></otherwise></choose>
          <block>вільний <b>текст</b></block>)"),
        "<event xml:lang='uk'><person name='Їжак'/><person name='Ґава' post='голова'/></event>");
    const Document d = f.document();
    CHECK(f.errors() == "");
    CHECK(
        outline(d) == "H1 Учасники\n"
                      "P Ґава, голова\n"
                      "P Їжак\n"
                      "P мало\n"
                      "- container\n"
                      "  P вільний текст\n");
    CHECK(structure(d) == "Document\n  H1\n  P\n  P\n  P\n  P\n");
    CHECK(style_of(d, "текст").font_weight == 600);
    REQUIRE(d.outline.size() == 1);
    CHECK(d.outline[0].title == "Учасники");
}

TEST_CASE("styles extend, elements have defaults, em refers to the element's own size") {
    TemplateFixture f(
        R"(<color name='navy' value='#1B365D'/>
           <style element='template' font-family='Serif' font-size='10pt' line-height='12.5pt'/>
           <style name='base' font-family='Sans' color='navy'/>
           <style name='title' extends='base' font-size='2em' text-indent='1em' letter-spacing='1pt'
                  border='0.3pt navy' margin='1mm 2mm'/>
           <style element='b' font-weight='500'/>)" +
        pages("<p style='title' space-before='3pt'>Назва <b>жирна</b></p><p>далі</p>"));
    const Document d = f.document();
    CHECK(f.errors() == "");
    const Style& title = style_of(d, "Назва");
    CHECK(title.font_family == "Sans");
    CHECK(title.font_size == pt(20));
    CHECK(title.text_indent == pt(20));
    CHECK(title.letter_spacing == doctest::Approx(0.05));
    CHECK(title.color == Color{0x1B, 0x36, 0x5D});
    CHECK(title.border_left == Border{pt(0.3), {0x1B, 0x36, 0x5D}});
    CHECK(title.margin == Edges{mm(1), mm(2), mm(1), mm(2)});
    CHECK(title.space_before == pt(3));
    const Style& bold = style_of(d, "жирна");
    CHECK(bold.font_weight == 500);
    CHECK(bold.font_size == pt(20));
    CHECK(bold.margin == Edges{});
    CHECK(style_of(d, "далі").font_family == "Serif");
}

TEST_CASE("rules turn the data's markup into the template's") {
    TemplateFixture f(
        pages("<apply select='body'/>") +
            R"(<match element='para'><p><apply/></p></match>
               <match element='em strong'><i><apply/></i></match>
               <match element='ul'><list type='dash'><apply/></list></match>
               <match element='li'><item><apply/></item></match>
               <match element='note'><footnote><apply/></footnote></match>)",
        R"(<event xml:lang='uk'><body>
             <para>Перший <em>дуже</em>
               важливий<note>Примітка.</note> абзац.</para>
             <ul><li>один<ul><li>глибше</li></ul></li>
                 <li><para>два</para></li></ul></body></event>)");
    const Document d = f.document();
    CHECK(f.errors() == "");
    CHECK(
        outline(d) == "P Перший дуже важливий^1(Note {1} Примітка.) абзац.\n"
                      "L container\n"
                      "  LI container\n"
                      "    LBody {–} один\n"
                      "    L container\n"
                      "      LI container\n"
                      "        LBody {–} глибше\n"
                      "  LI container\n"
                      "    P {–} два\n");
    CHECK(
        structure(d) ==
        "Document\n  P\n    Reference\n    Note\n      Lbl\n"
        "  L\n    LI\n      Lbl\n      LBody\n        L\n          LI\n            Lbl\n"
        "            LBody\n    LI\n      Lbl\n      LBody\n        P\n");
    CHECK(style_of(d, "дуже").font_slant == FontSlant::Italic);
}

TEST_CASE("footnotes, figures and tables are numbered anew where the template says") {
    TemplateFixture f(
        pages(
            "<for-each select='a'><section counter-reset='footnote "
            "table'><p>т<footnote>п</footnote></p>"
            "<table><caption label='Таблиця' continued='Продовження таблиці {$number}'>К</caption>"
            "<thead><tr><th>г</th><th>д</th></tr></thead>"
            "<tr><td colspan='2' align='end'>к</td></tr></table></section></for-each>"),
        "<event><a/><a/></event>");
    const Document d = f.document();
    CHECK(f.errors() == "");
    const std::string section = "Sect container\n"
                                "  P т^1(Note {1} п)\n"
                                "  Caption Таблиця\u00A01. К\n"
                                "  Table table 2\n"
                                "    - Продовження таблиці 1\n"
                                "    row\n      TH г\n      TH д\n"
                                "    row\n      TD к\n";
    CHECK(outline(d) == section + section);
    const auto& nodes = d.structure.nodes;
    CHECK(std::count_if(nodes.begin(), nodes.end(), [](const StructNode& n) {
              return n.scope == 'c';
          }) == 4);
}

TEST_CASE("groups, separators and variables") {
    TemplateFixture f(
        "<variable name='all' select='count(/event/p)'/>" +
            pages(
                "<for-each select='p' group-by='@g' sort='@g' order='descending'>"
                "<variable name='n' select='$position'/>"
                "<p><value-of select='$n'/>/<value-of select='$last'/> <value-of select='$key'/>: "
                "<for-each select='$group' sort='@v' data-type='number' separator=', '>"
                "<value-of select='@v'/></for-each> of <value-of select='$all'/></p></for-each>"),
        "<event><p g='а' v='10'/><p g='б' v='7'/><p g='а' v='9'/></event>");
    CHECK(outline(f.document()) == "P 1/2 б: 7 of 3\nP 2/2 а: 9, 10 of 3\n");
    CHECK(f.errors() == "");
}

TEST_CASE("values are formatted in the language of their place") {
    TemplateFixture f(
        pages("<p><value-of select='@h' format='number'/> "
              "<value-of select='@h' format='plural' forms='година|години|годин'/></p>"
              "<p lang='en'><value-of select='@h' format='plural' forms='hour|hours'/></p>"
              "<p><value-of select='@d' format='date' pattern=\"d MMMM y 'року'\"/></p>"
              "<p><value-of select='@d' to='@e' format='date-range'/></p>"
              "<p><value-of select='@n' format='upper'/> <value-of select='3' format='roman'/></p>"
              "<p><message key='hours'><param name='n' select='@h'/></message></p>"),
        "<event h='18' d='2020-06-09' e='2020-06-11' n='назва'/>",
        {{"t/locale/uk.xml",
          "<messages xmlns='urn:zbirnyk:locale:1'><message key='hours'>обсяг {n, plural, one{# "
          "година} "
          "few{# години} many{# годин} other{# години}}</message></messages>"}});
    const std::string text = outline(f.document());
    CHECK(f.errors() == "");
    CHECK(
        text == "P 18 годин\nP hours\nP 9\u00A0червня 2020 року\nP 9–11\u00A0червня 2020\u00A0р.\n"
                "P НАЗВА III\nP обсяг 18 годин\n");
}

TEST_CASE("another language gets an element that says so") {
    TemplateFixture f(
        pages("<p>Назва: <value-of select=\"t[@xml:lang='en']\"/> і далі</p>"
              "<p lang='en'>An <i>English</i> text</p><block lang='de'>Deutsch</block>"),
        "<event xml:lang='uk'><t xml:lang='uk'>Назва</t><t xml:lang='en'>Title</t></event>");
    const Document d = f.document();
    CHECK(f.errors() == "");
    CHECK(structure(d) == "Document\n  P\n    Span en\n  P en\n  Div de\n    P\n");
    CHECK(style_of(d, "Title").lang == "en");
    CHECK(d.info.lang == "uk");
}

TEST_CASE("statics are artifacts and know the record of their sequence") {
    TemplateFixture f(
        R"(<page-master name='m' size='A5' mirrored='true' margin-inside='18mm'>
             <region name='head' left='18mm' right='24mm' top='10mm' height='5mm'/>
             <static region='head' on='rest odd'><p><retrieve-marker name='authors'/><leader/><page-number/></p></static>
           </page-master>
           <page-master name='n' extends='m' size='210mm 100mm'>
             <static kind='background'><p><value-of select='@id'/></p></static></page-master>
           <result-document select='r' href='out/{@id}.pdf'><page-sequence master='n' first='m' start-on='odd'
              page-number-format='i' initial-page-number='5'>
             <p><marker name='authors'>Хто <b>де</b></marker>Текст</p></page-sequence></result-document>)",
        "<event><r id='а/1'/><r id='б'/></event>");
    const auto tasks = plan_documents(*f.made, *f.data, f.diagnostics);
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0].href == "out/а-1.pdf");
    const Document d = f.document(1);
    CHECK(f.errors() == "");
    REQUIRE(d.masters.size() == 2);
    CHECK(d.masters[0].name == "n");
    CHECK(d.masters[0].size == Size{mm(210), mm(100)});
    CHECK(d.masters[0].margin_inside == mm(18));
    REQUIRE(d.masters[0].statics.size() == 2);
    CHECK(d.masters[0].statics[0].on == std::vector{StaticOn::Rest, StaticOn::Odd});
    const auto& name = std::get<Paragraph>(d.masters[0].statics[1].content[0].content);
    CHECK(std::get<TextRun>(name.content[0]).text == "б");
    CHECK(std::get<TextRun>(name.content[0]).node == NoStruct);
    CHECK(d.sequences[0].first == 1);
    CHECK(d.sequences[0].start_on == PageParity::Odd);
    CHECK(d.sequences[0].number_form == NumberForm::LowerRoman);
    CHECK(d.sequences[0].initial_page_number == 5);
    CHECK(outline(d) == "- marker authors=Хто де\nP Текст\n");
}

TEST_CASE("variables keep the type of their value and end with their scope") {
    TemplateFixture f(
        pages("<variable name='many' select='count(p) > 1'/><variable name='half' select='count(p) "
              "div 2'/>"
              "<if test='$many'><p>багато</p></if><p><value-of select='$half'/></p>"
              "<for-each select='p'><variable name='in' select='@a'/><p><value-of "
              "select='$in'/></p></for-each>"
              "<p>[<value-of select='$in'/>]</p>"),
        "<event><p a='x'/></event>");
    CHECK(outline(f.document()) == "P 0.5\nP x\nP []\n");
    CHECK(f.errors() == "");
}

TEST_CASE("pictures need a text for those who do not see them") {
    const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='72pt' "
                            "height='36pt'><path d='M0 0H10'/></svg>";
    TemplateFixture f(
        pages("<image src='a.svg' alt='Емблема' width='36pt'/>"
              "<image src='a.svg' role='artifact' width='36pt' height='36pt'/>"
              "<figure id='f'><image src='{@src}' alt='{@alt}' width='50%'/><caption "
              "label='Рис.'>К</caption></figure>"
              "<p>у рядку <image src='a.svg' alt='Знак'/>, рис. <ref to='f' show='label'/></p>"
              "<figure><image src='{@src}' alt='{@none}'/></figure>"
              "<p><image src='{@gone}' alt='а'/></p>"),
        "<event src='b.svg' alt='Будинок' gone='c.svg'/>",
        {{"t/a.svg", svg}, {"e/b.svg", svg}});
    const Document d = f.document();
    CHECK(
        outline(d) == "Figure picture 36\n- picture 36\n"
                      "Figure#f container\n  Figure picture 72\n  Caption Рис.\u00A01. К\n"
                      "P у рядку [picture], рис. <1>\n"
                      "Figure container\n  Figure picture 72\n");
    CHECK(
        structure(d) == "Document\n  Figure (Емблема)\n  Figure (Будинок)\n    Caption\n  P\n"
                        "    Figure (Знак)\n    Reference\n      Link\n  Figure\n");
    CHECK(d.pictures.size() == 2);
    CHECK(
        f.errors() == "template.missing-alt [figure] the figure has no description\n"
                      "template.missing-image [{@gone}] no file `c.svg`\n");
    CHECK(f.sources.text(f.diagnostics.sorted()[1].notes[0].span.file).substr(0, 6) == "<event");
}
