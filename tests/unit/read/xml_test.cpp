#include "read/tree.h"

#include "diag/codes.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

/// A document read from memory.
struct Document {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<Tree> tree;

    explicit Document(std::string text, XmlLimits limits = {}) {
        const std::uint32_t file = sources.add("t.xml", std::move(text));
        tree = read_xml(sources, file, limits, diagnostics);
    }

    std::string_view source(Span span) const {
        return sources.text(span.file).substr(span.begin, span.end - span.begin);
    }

    /// "line:column code message" of each diagnostic.
    std::vector<std::string> errors() const {
        std::vector<std::string> result;
        for (const Diagnostic& item : diagnostics.sorted()) {
            const Place place = sources.place(item.span.file, item.span.begin);
            result.push_back(
                std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                std::string(item.code.name) + " " + item.message);
        }
        return result;
    }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("elements, attributes and texts know the characters they came from") {
    const Document d(
        "<?xml version=\"1.0\"?>\r\n<подія xml:lang='uk' назва=\"Рада &amp; громада\">\r\n"
        "  <p>Перше <b>друге</b> &#1090;ретє</p><c><![CDATA[a<b]]></c><e/>\r\n</подія>");
    REQUIRE(d.tree.has_value());
    const Node root = d.tree->root();
    CHECK(root.name() == "подія");
    CHECK(d.source(d.tree->span(root)) == "подія");
    const Node name = root.attribute_node("назва");
    CHECK(name.value() == "Рада & громада");
    CHECK(d.source(d.tree->span(name)) == "Рада &amp; громада");
    CHECK(d.source(d.tree->name_span(name)) == "назва");
    const Node p = root.child("p");
    CHECK(p.text() == "Перше друге третє");
    const auto parts = p.children();
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].kind() == NodeKind::Text);
    CHECK(parts[0].value() == "Перше ");
    CHECK(d.source(d.tree->span(parts[0])) == "Перше ");
    CHECK(d.source(d.tree->span(parts[2])) == " &#1090;ретє");
    CHECK(p.language() == "uk");
    const Node cdata = root.child("c").children().at(0);
    CHECK(cdata.kind() == NodeKind::Text);
    CHECK(cdata.value() == "a<b");
    CHECK(d.source(d.tree->span(cdata)) == "a<b");
    CHECK(d.source(d.tree->span(root.child("e"))) == "e");
    CHECK(root.children().at(0).value() == "\n  ");
    CHECK_FALSE(root.child("none"));
    CHECK(root.attribute("none").empty());
    CHECK(p.parent() == root);
    CHECK(name.parent() == root);
    CHECK(d.tree->root().parent() == d.tree->document());
}

TEST_CASE("an empty attribute has a place") {
    const Document d("<a b=\"\" c='x'/>");
    REQUIRE(d.tree.has_value());
    CHECK(d.tree->span(d.tree->root().attribute_node("b")) == Span{1, 6, 6});
    CHECK(d.source(d.tree->span(d.tree->root().attribute_node("c"))) == "x");
}

TEST_CASE("comments and instructions are no part of the tree, blanks in mixed content are") {
    const Document d("<a><?x y?>b<!-- c --> <i>d</i> <b>e</b></a>");
    REQUIRE(d.tree.has_value());
    CHECK(d.tree->root().text() == "b d e");
    CHECK(d.tree->root().child_elements().size() == 2);
    CHECK(d.tree->root().child_elements("i").size() == 1);
}

TEST_CASE("a tree is built, grafted and changed with spans") {
    const Document d("<p id='p1'>Текст<b>x</b></p>");
    REQUIRE(d.tree.has_value());
    Tree built;
    const Node root = built.append_element(built.document(), "data", {7, 1, 2});
    built.set_attribute(root, "n", "1", {7, 3, 4});
    built.set_attribute(root, "n", "22", {7, 5, 6});
    built.append_text(root, "t", {7, 8, 9});
    const Node copy = built.graft(root, *d.tree, d.tree->root());
    CHECK(built.root() == root);
    CHECK(root.attribute("n") == "22");
    CHECK(built.span(root.attribute_node("n")) == Span{7, 5, 6});
    CHECK(built.span(root.children().at(0)) == Span{7, 8, 9});
    CHECK(copy.text() == "Текстx");
    CHECK(d.source(built.span(copy.attribute_node("id"))) == "p1");
    CHECK(d.source(built.span(copy.children().at(0))) == "Текст");
    built.remove(copy);
    CHECK(root.child_elements().empty());
    const Tree moved = std::move(built);
    CHECK(moved.root().text() == "t");
}

TEST_CASE("what pugixml lets pass is reported") {
    CHECK(
        Document("<a x='1'\n   y='2' x='3'/>").errors() ==
        Lines{"2:10 xml.duplicate-attribute `a` has the attribute `x` twice"});
    CHECK(
        Document("<a b='&mdash;'>&nbsp;&amp;&foo;</a>").errors() ==
        Lines{
            "1:7 xml.unknown-entity unknown entity `&mdash;`",
            "1:16 xml.unknown-entity unknown entity `&nbsp;`",
            "1:27 xml.unknown-entity unknown entity `&foo;`"});
    CHECK(
        Document("<a>\xD0\x90\xFF</a>").errors() ==
        Lines{"1:5 xml.invalid-utf8 the byte 0xFF is not UTF-8"});
    CHECK(
        Document("<a>\x01</a>").errors() ==
        Lines{"1:4 xml.control-character control character U+0001"});
    CHECK(
        Document("<a><b><c/></b></a>", {.bytes = 100, .depth = 2}).errors() ==
        Lines{"1:8 xml.too-deep elements are nested deeper than 2"});
    CHECK(
        Document("<a/>", {.bytes = 3, .depth = 9}).errors() ==
        Lines{"1:1 file.too-large the file has 4 bytes, the limit is 3"});
    const Document mismatched("<a>\n <b>\n </a>");
    CHECK(
        mismatched.errors() == Lines{"3:4 xml.mismatched-tag the end tag `a` where `b` must end"});
    REQUIRE(mismatched.diagnostics.items().size() == 1);
    CHECK(mismatched.source(mismatched.diagnostics.items()[0].notes.at(0).span) == "b");
    CHECK(
        Document("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>").errors() ==
        Lines{"1:1 xml.doctype a document type declaration"});
}

TEST_CASE("malformed documents are refused with a place") {
    const auto error = [](const char* text) {
        const Document d(text);
        CHECK_FALSE(d.tree.has_value());
        REQUIRE(d.errors().size() == 1);
        return d.errors()[0];
    };
    CHECK(error("") == "1:1 xml.malformed there is no element in the file");
    CHECK(error("<a>") == "1:2 xml.unclosed-tag `a` is never closed");
    CHECK(error("<a") == "1:2 xml.malformed the tag `a` is never closed");
    CHECK(error("<a <b/></a>") == "1:2 xml.malformed the tag `a` is never closed");
    CHECK(error("<a/><b/>") == "1:6 xml.malformed a second root element `b`");
    CHECK(error("<a/>x") == "1:5 xml.malformed text outside of the root element");
    CHECK(error("x<a/>") == "1:1 xml.malformed text outside of the root element");
    CHECK(error("</a>") == "1:3 xml.mismatched-tag the end tag `a` without a start tag");
    CHECK(error("<a b/>") == "1:4 xml.malformed the attribute `b` has no value");
    CHECK(error("<a b=c/>") == "1:4 xml.malformed the value of `b` is not quoted");
    CHECK(error("<a b='1'c='2'/>") == "1:9 xml.malformed no blank before the attribute `c`");
    CHECK(error("<a b='<'/>") == "1:7 xml.malformed `<` in the value of `b`");
    CHECK(error("<a b='1><c d=''/></a>") == "1:4 xml.malformed the value of `b` is never closed");
    CHECK(error("<a>1 < 2</a>") == "1:6 xml.malformed `<` that begins no tag");
    CHECK(error("<a>R&D</a>") == "1:5 xml.malformed `&` that begins no reference");
    CHECK(error("<a>&#x110000;</a>") == "1:4 xml.malformed `&#x110000;` is no character");
    CHECK(error("<a>&#0;</a>") == "1:4 xml.malformed `&#0;` is no character");
    CHECK(error("<a>&#xG;</a>") == "1:4 xml.malformed unfinished character reference");
    CHECK(error("<a>]]></a>") == "1:4 xml.malformed `]]>` in text");
    CHECK(error("<a><!-- x -- y --></a>") == "1:11 xml.malformed `--` inside a comment");
    CHECK(error("<a><!-- x</a>") == "1:4 xml.malformed a comment that is never closed");
    CHECK(error("<a><![CDATA[x</a>") == "1:4 xml.malformed a CDATA section that is never closed");
    CHECK(error("<a><?x</a>") == "1:4 xml.malformed `<?` that is never closed");
    CHECK(
        error(" <?xml version='1.0'?><a/>") ==
        "1:2 xml.malformed an XML declaration that is not at the start of the file");
}

TEST_CASE("reading is linear in the size of the file") {
    std::string many = "<a";
    for (int i = 0; i < 50'000; ++i) {
        many += " a" + std::to_string(i) + "='&amp;'";
    }
    many += ">";
    for (int i = 0; i < 100'000; ++i) {
        many += "<b>текст</b>";
    }
    const Document d(many + "</a>");
    REQUIRE(d.tree.has_value());
    CHECK(d.tree->root().child_elements().size() == 100'000);
}
