#include "read/xpath.h"
#include "read/xpath_scanner.h"

#include "diag/codes.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

struct Data {
    Sources sources;
    Diagnostics diagnostics;
    Tree tree;
    XPath xpath;

    Data() {
        const std::uint32_t file = sources.add(
            "d.xml",
            "<event><person id='p1' age='40'><name>Олена</name></person>"
            "<person id='p2' age='30'><name>Іван</name></person></event>");
        tree = *read_xml(sources, file, {}, diagnostics);
    }

    std::string string(std::string_view text) {
        return xpath.string({text, {}}, tree.root(), diagnostics);
    }

    NodeSet nodes(std::string_view text) {
        return xpath.nodes({text, {}}, tree.root(), diagnostics);
    }

    /// Code, part of the expression that is marked, message and hint of the only error.
    std::string error(const std::string& text) {
        Diagnostics own;
        const std::uint32_t file = sources.add("e", "  " + text);
        const auto end = static_cast<std::uint32_t>(text.size() + 2);
        CHECK_FALSE(xpath.compile({text, {file, 2, end}}, own));
        REQUIRE(own.items().size() == 1);
        const Diagnostic& d = own.items()[0];
        return std::string(d.code.name) + " [" +
               std::string(sources.text(file).substr(d.span.begin, d.span.end - d.span.begin)) +
               "] " + d.message + (d.hint.empty() ? "" : "; " + d.hint);
    }
};

} // namespace

TEST_CASE("expressions give texts, numbers, truths and nodes") {
    Data d;
    CHECK(d.string("person[2]/name") == "Іван");
    CHECK(d.xpath.number({"sum(person/@age)", {}}, d.tree.root(), d.diagnostics) == 70);
    CHECK(d.xpath.boolean({"person/@id = 'p2'", {}}, d.tree.root(), d.diagnostics));
    const NodeSet ids = d.nodes("person/@id");
    REQUIRE(ids.size() == 2);
    CHECK(ids[1].kind() == NodeKind::Attribute);
    CHECK(ids[1].value() == "p2");
    CHECK(d.string("person[@age div 10 = 3]/name") == "Іван");
    CHECK(d.xpath.yields_nodes({"person", {}}, d.diagnostics));
    CHECK_FALSE(d.xpath.yields_nodes({"1", {}}, d.diagnostics));
    CHECK_FALSE(d.diagnostics.has_errors());
}

TEST_CASE("an attribute or a text can be the context") {
    Data d;
    const Node id = d.nodes("person/@id").at(0);
    CHECK(d.xpath.string({"../name", {}}, id, d.diagnostics) == "Олена");
    CHECK(d.xpath.string({".", {}}, id, d.diagnostics) == "p1");
    const Node text = d.nodes("person/name/text()").at(0);
    CHECK(d.xpath.string({".", {}}, text, d.diagnostics) == "Олена");
}

TEST_CASE("nodes come in document order, a variable keeps its own") {
    Data d;
    const NodeSet people = d.nodes("person");
    CHECK(d.nodes("person[2] | person[1]") == people);
    CHECK(d.nodes("person[2]/preceding-sibling::*").at(0) == people[0]);
    d.xpath.set("group", NodeSet{people[1], people[0]});
    CHECK(d.nodes("$group") == NodeSet{people[1], people[0]});
    CHECK(d.nodes("$group/name").at(0).text() == "Олена");
    CHECK(d.string("count($group)") == "2");
}

TEST_CASE("large sets are sorted in linear time") {
    Data d;
    Tree tree;
    const Node root = tree.append_element(tree.document(), "r", {});
    for (int i = 0; i < 50'000; ++i) {
        const Node p = tree.append_element(root, i % 2 == 0 ? "a" : "b", {});
        tree.set_attribute(p, "n", std::to_string(i), {});
    }
    const NodeSet nodes = d.xpath.nodes({"//b | //a | //b/@n", {}}, root, d.diagnostics);
    REQUIRE(nodes.size() == 75'000);
    CHECK(nodes[0].attribute("n") == "0");
    CHECK(nodes[1].attribute("n") == "1");
    CHECK(nodes[2].value() == "1");
    CHECK(nodes[3].attribute("n") == "2");
    CHECK(nodes.back().value() == "49999");
}

TEST_CASE("variables change their value and their type") {
    Data d;
    d.xpath.set("n", 1.0);
    CHECK(d.string("person[$n]/name") == "Олена");
    d.xpath.set("n", 2.0);
    CHECK(d.string("person[$n]/name") == "Іван");
    d.xpath.set("n", std::string("p1"));
    CHECK(d.string("person[@id = $n]/name") == "Олена");
    d.xpath.set("yes", true);
    CHECK(d.string("string($yes)") == "true");
    CHECK(d.string("$n") == "p1");
}

TEST_CASE("errors point into the expression") {
    Data d;
    d.xpath.set("person", std::string("x"));
    CHECK(d.error("name[").starts_with("xpath.syntax ["));
    CHECK(
        d.error("$persn/name") ==
        "xpath.unknown-variable [$persn] unknown variable `$persn`; did you mean `person`?");
    CHECK(
        d.error("concat('substring(', substring(name, 1, 1))") ==
        "xpath.byte-function [substring] `substring` counts bytes, not characters; use `format` "
        "for "
        "changes of text, and a comparison with '' for empty text");
    CHECK(
        d.error("cout(person)") ==
        "xpath.unknown-function [cout] unknown function `cout`; did you mean `count`?");
    CHECK(d.error("").starts_with("xpath.syntax"));
    Diagnostics own;
    CHECK(d.xpath.nodes({"1 + 1", {}}, d.tree.root(), own).empty());
    REQUIRE(own.items().size() == 1);
    CHECK(own.items()[0].message == "`1 + 1` gives a number, not nodes");
    CHECK(d.xpath.compile({"(1) div (2) and (person or (3 mod(2)))", {}}, own));
}

TEST_CASE("a deep expression is an error, not a crash") {
    Data d;
    const std::string deep = std::string(100'000, '(') + "1" + std::string(100'000, ')');
    CHECK(d.error(deep).starts_with("xpath.syntax"));
}

TEST_CASE("names in an expression: what kind each is") {
    using Kind = XPathName::Kind;
    const auto names = [](std::string_view expression, Kind kind) {
        std::string found;
        for (const XPathName& name : scan_xpath_names(expression))
            if (name.kind == kind)
                found += (found.empty() ? "" : " ") + std::string(name.name);
        return found;
    };
    const std::string_view one = "concat(meeting[@type = 'a b']/title, $x, count(./node()) div 2)";
    CHECK(names(one, Kind::Function) == "concat count");
    CHECK(names(one, Kind::Variable) == "x");
    CHECK(names(one, Kind::Attribute) == "type");
    CHECK(names(one, Kind::Element) == "meeting title");
    // Axes and what stands on them, numbers, operators and stars are none.
    const std::string_view two = "ancestor::event/*[1.5 > .5 and not(@id)] | ../kind - 1";
    CHECK(names(two, Kind::Element) == "kind");
    CHECK(names(two, Kind::Attribute) == "id");
    CHECK(names(two, Kind::Function) == "not");
}
