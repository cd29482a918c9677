#include "read/xpath.h"

using namespace zbirnyk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Evaluation may cost a power of the expression's length: long ones find nothing new.
    if (size > 200) {
        return 0;
    }
    Sources sources;
    Diagnostics diagnostics;
    const std::uint32_t file = sources.add(
        "d.xml",
        "<event id='e'><person id='p1' age='40'>Олена</person><person "
        "id='p2'/><x><y/></x></event>");
    const auto tree = read_xml(sources, file, {}, diagnostics);
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::uint32_t own = sources.add("expression", text);
    const Expression expression{text, {own, 0, static_cast<std::uint32_t>(size)}};
    XPath xpath;
    xpath.set("text", std::string("a"));
    xpath.set("number", 1.0);
    xpath.set("nodes", tree->root().children());
    if (xpath.compile(expression, diagnostics)) {
        xpath.string(expression, tree->root(), diagnostics);
        xpath.boolean(expression, tree->root(), diagnostics);
        xpath.number(expression, tree->root(), diagnostics);
        xpath.nodes(expression, tree->root(), diagnostics);
    }
    print_all(diagnostics, sources);
    return 0;
}
