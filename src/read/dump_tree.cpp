#include "read/dump_tree.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void dump_node(Node node, std::size_t depth, std::string& out) {
    if (node.kind() == NodeKind::Text) {
        if (!is_blank(node.value()))
            out += fmt::format("{:{}}\"{}\"\n", "", 2 * depth, node.value());
        return;
    }
    out += fmt::format("{:{}}{}", "", 2 * depth, node.name());
    for (const Node attribute : node.attributes())
        out += fmt::format(" {}=\"{}\"", attribute.name(), attribute.value());
    out += '\n';
    for (const Node child : node.children())
        dump_node(child, depth + 1, out);
}

} // namespace

std::string dump(const Tree& tree) {
    std::string out;
    if (tree.root())
        dump_node(tree.root(), 0, out);
    return out;
}

} // namespace zbirnyk
