#include "sample_pages.h"

#include "pdf/attachments.h"
#include "pdf/color_profile.h"
#include "pdf/fonts.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/page_boxes.h"
#include "pdf/structure_tree.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string_view>

using namespace zbirnyk;

TEST_CASE("the same pages give the same bytes") {
    CHECK(test::full_sample().write() == test::full_sample().write());
}

TEST_CASE("other content gives another file") {
    test::SamplePages sample = test::full_sample();
    sample.document.info.title = "Інша назва";
    CHECK(sample.write() != test::full_sample().write());
}

TEST_CASE("a document without pages is still a file") {
    test::SamplePages sample;
    sample.pages.pages.clear();
    CHECK(sample.write().rfind("%PDF-1.7", 0) == 0);
}

TEST_CASE("ToUnicode lists the codes that say something, a hundred at a time") {
    std::string texts("\0є\0fi\0", 7);
    while (std::count(texts.begin(), texts.end(), '\0') < 150)
        texts += std::string("є\0", 3);
    const std::string cmap = to_unicode_cmap(texts);
    CHECK(cmap.find("100 beginbfchar\n<0001> <0454>\n<0002> <00660069>\n") != std::string::npos);
    CHECK(cmap.find("49 beginbfchar\n<0065> <0454>\n") != std::string::npos);
}

TEST_CASE("the sRGB profile carries no time") {
    const std::string profile = make_srgb_profile();
    CHECK(profile == make_srgb_profile());
    CHECK(profile.substr(24, 6) == std::string("\x07\xD0\0\x01\0\x01", 6));
    CHECK(profile.substr(36, 4) == "acsp");
    CHECK(profile.substr(16, 4) == "RGB ");
}

TEST_CASE("XMP escapes what it is told") {
    DocumentInfo info;
    info.title = "A & B <x> \"y\"";
    info.date = "2020-03-18";
    const std::string packet = xmp_packet(info, "zbirnyk", ArchivePart::Two);
    CHECK(packet.find("A &amp; B &lt;x&gt; &quot;y&quot;</rdf:li>") != std::string::npos);
    CHECK(
        packet.find("<xmp:CreateDate>2020-03-18T00:00:00Z</xmp:CreateDate>") != std::string::npos);
    CHECK(packet.find("dc:creator") == std::string::npos);
    info.date = "someday";
    CHECK(
        xmp_packet(info, "zbirnyk", ArchivePart::Two).find("xmp:CreateDate") == std::string::npos);
}

TEST_CASE("what other files have shared shows in no byte") {
    const test::SamplePages sample = test::full_sample();
    test::SamplePages other;
    other.line({other.node(Role::P)}, "Інші літери й цифра 7", {pt(40), pt(40)});
    SharedParts shared(6);
    const auto with_shared = [&](const test::SamplePages& pages) {
        return write_pdf(pages.document, pages.pages, test::repository_fonts(), {}, shared);
    };
    CHECK(with_shared(other) == other.write());
    CHECK(with_shared(sample) == sample.write());
    CHECK(with_shared(sample) == sample.write());
    CHECK(with_shared(other) == other.write());
}

TEST_CASE("a face with one digit has all ten of its shape") {
    SharedParts shared(6);
    const FontSet& fonts = test::repository_fonts();
    const FaceId face = fonts.match("STIX Two Text", 400, false);
    const std::uint16_t seven = fonts.face(face).glyph(U'7');
    const auto program = shared.font_program(face, fonts.face(face), {seven});
    std::string digits;
    for (const std::string& text : program->group_texts)
        digits += text;
    CHECK(digits == "0123456789");
    CHECK(shared.font_program(face, fonts.face(face), {fonts.face(face).glyph(U'4')}) == program);
    const auto letter = shared.font_program(face, fonts.face(face), {fonts.face(face).glyph(U'a')});
    CHECK(letter->widths.size() == 2);
}

TEST_CASE("other names in the same letters have the same font program") {
    SharedParts shared(6);
    const FontSet& fonts = test::repository_fonts();
    const FaceId id = fonts.match("EB Garamond", 500, false);
    const FontFace& face = fonts.face(id);
    const auto program = [&](std::u32string_view text) {
        GlyphSet glyphs;
        for (const char32_t character : text)
            glyphs.add(face.glyph(character));
        return shared.font_program(id, face, glyphs);
    };
    CHECK(program(U"СЕРТИФІКАТОленаКовальчук") == program(U"СЕРТИФІКАТЮрійГнатишин"));
    // A few letters do not call for the alphabet.
    CHECK(program(U"Лев")->widths.size() == 4);
}

TEST_CASE("page labels begin at page 0") {
    CHECK(page_labels({}) == "<</Nums[0<</S/D>>]>>");
    CHECK(
        page_labels({{0, NumberForm::LowerRoman, 1}, {6, NumberForm::Arabic, 7}}) ==
        "<</Nums[0<</S/r>>6<</S/D/St 7>>]>>");
    CHECK(
        page_labels({{0, {}, 1, "1, 3"}, {1, {}, 1, "2, 4"}}) ==
        "<</Nums[0<</P(1, 3)>>1<</P(2, 4)>>]>>");
    CHECK(page_labels({{2, NumberForm::UpperRoman, 1}}) == "<</Nums[0<</S/D>>2<</S/R>>]>>");
}

TEST_CASE("large trees are divided into leaves with limits") {
    SharedParts shared(6);
    Sink sink(6, shared);
    CHECK(tree_root("Nums", {"0", "1"}, {"[a]", "[b]"}, sink) == "/Nums[0 [a] 1 [b] ]");
    std::vector<std::string> keys;
    for (int i = 0; i < 100; ++i)
        keys.push_back(std::to_string(i));
    CHECK(tree_root("Nums", keys, keys, sink) == "/Kids[1 0 R 2 0 R ]");
}

TEST_CASE("a figure's box covers all that is drawn for it and below it") {
    test::SamplePages sample;
    const StructId figure = sample.node(Role::Figure);
    const StructId part = sample.node(Role::Span, figure);
    sample.rectangle({figure}, {pt(10), pt(20), pt(30), pt(10)}, {});
    sample.rectangle({part}, {pt(50), pt(40), pt(10), pt(10)}, {});
    sample.rectangle({}, {pt(0), pt(0), pt(400), pt(400)}, {});
    const auto boxes = figure_boxes(sample.document.structure, sample.pages);
    REQUIRE(boxes.size() == 1);
    CHECK(boxes[0].node == figure);
    CHECK(boxes[0].area == Rect{pt(10), pt(20), pt(50), pt(30)});
}

TEST_CASE("a sheet round the page has its boxes, the trimmed page keeps the origin") {
    test::SamplePages sample;
    CHECK(sample.write().find("TrimBox") == std::string::npos);
    sample.page().bleed = pt(9);
    sample.page().margin = pt(24);
    CHECK(
        page_boxes(sample.page()) ==
        "/MediaBox[-24 -24 444 619]/BleedBox[-9 -9 429 604]/TrimBox[0 0 420 595]");
}

TEST_CASE("attached files are embedded with what they are to the document") {
    Document document;
    document.info.date = "2020-03-18";
    SharedParts shared(0);
    Sink none(0, shared);
    CHECK(write_attachments(document, none).empty());
    document.attachments.push_back(
        {"кошторис.csv",
         "text/csv",
         "Кошторис",
         AttachmentRelation::Data,
         std::make_shared<const std::string>("a;b")});
    Sink sink(0, shared);
    CHECK(
        write_attachments(document, sink) ==
        "/AF[2 0 R ]/Names<</EmbeddedFiles<</Names[(attachment-00000001) 2 0 R ]>>>>");
}
