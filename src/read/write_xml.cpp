#include "read/write_xml.h"

#include "base/xml_text.h"

namespace zbirnyk {

namespace {

void append_node(Node node, std::string& out) {
    if (node.kind() == NodeKind::Text) {
        out += xml_text(node.value());
        return;
    }
    out += '<';
    out += node.name();
    for (const Node attribute : node.attributes()) {
        out += ' ';
        out += attribute.name();
        out += "=\"";
        out += xml_attribute(attribute.value());
        out += '"';
    }
    const std::vector<Node> children = node.children();
    if (children.empty()) {
        out += "/>";
        return;
    }
    out += '>';
    for (const Node child : children)
        append_node(child, out);
    out += "</";
    out += node.name();
    out += '>';
}

} // namespace

std::string to_xml(Node node) {
    std::string out;
    append_node(node, out);
    return out;
}

} // namespace zbirnyk
