#include "read/file.h"
#include "read/tree.h"

#include <cstdlib>

using namespace zbirnyk;

namespace {

/// Every node must lie inside the text it came from.
void check(const Tree& tree, Node node, std::size_t size) {
    const Span span = tree.span(node);
    if (span.begin > span.end || span.end > size) {
        std::abort();
    }
    for (const Node attribute : node.attributes()) {
        check(tree, attribute, size);
        if (tree.name_span(attribute).end > size) {
            std::abort();
        }
    }
    for (const Node child : node.children()) {
        check(tree, child, size);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files =
        make_memory_file_system({{"f", std::string(reinterpret_cast<const char*>(data), size)}});
    Sources sources;
    Diagnostics diagnostics;
    const auto file = read_source(*files, {"f", TextKind::Xml, {}}, sources, diagnostics);
    if (file) {
        const XmlLimits limits{.bytes = 1u << 20, .depth = 100};
        const auto tree = read_xml(sources, *file, limits, diagnostics);
        if (tree.has_value() == diagnostics.has_errors()) {
            std::abort();
        }
        if (tree) {
            check(*tree, tree->root(), sources.text(*file).size());
        }
    }
    print_all(diagnostics, sources);
    return 0;
}
