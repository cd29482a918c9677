#include "read/write_xml.h"

namespace zbirnyk {

namespace {

enum class Where { Text, Value };

/// Escapes what a parser would take for markup, or change: it normalises line ends, and blanks in
/// values.
void append_escaped(std::string_view text, Where where, std::string& out) {
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '"':
            out += where == Where::Value ? "&quot;" : "\"";
            break;
        case '\n':
            out += where == Where::Value ? "&#10;" : "\n";
            break;
        case '\t':
            out += where == Where::Value ? "&#9;" : "\t";
            break;
        default:
            out += c;
        }
    }
}

void append_node(Node node, std::string& out) {
    if (node.kind() == NodeKind::Text)
        return append_escaped(node.value(), Where::Text, out);
    out += '<';
    out += node.name();
    for (const Node attribute : node.attributes()) {
        out += ' ';
        out += attribute.name();
        out += "=\"";
        append_escaped(attribute.value(), Where::Value, out);
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
