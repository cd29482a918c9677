#include "read/document_order.h"

#include <pugixml.hpp>
#include <unordered_set>

/// The subtree below the lowest common ancestor of all nodes is walked once, and every member met
/// is written down; the walk ends with the last of them.
namespace zbirnyk {

namespace {

std::size_t depth_of(pugi::xml_node node) {
    std::size_t depth = 0;
    for (; node; node = node.parent()) {
        ++depth;
    }
    return depth;
}

pugi::xml_node common_ancestor(pugi::xml_node a, pugi::xml_node b) {
    std::size_t depth_a = depth_of(a);
    std::size_t depth_b = depth_of(b);
    for (; depth_a > depth_b; --depth_a) {
        a = a.parent();
    }
    for (; depth_b > depth_a; --depth_b) {
        b = b.parent();
    }
    while (a != b) {
        a = a.parent();
        b = b.parent();
    }
    return a;
}

/// The next node of the subtree of `top` in document order, or a null node after the last.
pugi::xml_node next_in_subtree(pugi::xml_node node, pugi::xml_node top) {
    if (node.first_child()) {
        return node.first_child();
    }
    while (node != top && !node.next_sibling()) {
        node = node.parent();
    }
    return node == top ? pugi::xml_node() : node.next_sibling();
}

const void* key_of(Node node) {
    return node.raw_attribute() != nullptr ? static_cast<const void*>(node.raw_attribute())
                                           : node.raw_node();
}

} // namespace

NodeSet sort_in_document_order(NodeSet nodes) {
    if (nodes.size() < 2) {
        return nodes;
    }
    // Looked up only, never iterated.
    std::unordered_set<const void*> members;
    pugi::xml_node top(nodes.front().raw_node());
    for (const Node node : nodes) {
        members.insert(key_of(node));
        top = common_ancestor(top, pugi::xml_node(node.raw_node()));
    }
    NodeSet sorted;
    sorted.reserve(nodes.size());
    for (pugi::xml_node node = top; node && sorted.size() < members.size();
         node = next_in_subtree(node, top)) {
        if (members.contains(node.internal_object())) {
            sorted.emplace_back(node.internal_object());
        }
        for (pugi::xml_attribute attribute : node.attributes()) {
            if (members.contains(attribute.internal_object())) {
                sorted.emplace_back(node.internal_object(), attribute.internal_object());
            }
        }
    }
    return sorted;
}

} // namespace zbirnyk
