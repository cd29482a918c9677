#include "read/write_xml.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

std::optional<Tree> parsed(std::string xml) {
    Sources sources;
    Diagnostics diagnostics;
    const std::uint32_t file = sources.add("a.xml", std::move(xml));
    auto tree = read_xml(sources, file, {}, diagnostics);
    REQUIRE_MESSAGE(diagnostics.items().empty(), print_all(diagnostics, sources));
    return tree;
}

} // namespace

TEST_CASE("what is written is read back as the same tree") {
    const std::string xml =
        "<a x=\"1 &lt; 2 &amp; &quot;3&quot;\" y=\"a&#10;b&#9;c&#13;d\">\n  <b/> "
        "text &amp; &lt;more&gt;&#13; <c xml:lang=\"uk\">слово</c>\n</a>";
    const auto tree = parsed(xml);
    REQUIRE(tree);
    CHECK(to_xml(tree->root()) == xml);
    const auto again = parsed(to_xml(tree->root()));
    REQUIRE(again);
    CHECK(again->root().attribute("y") == "a\nb\tc\rd");
    CHECK(to_xml(again->root()) == xml);
}
