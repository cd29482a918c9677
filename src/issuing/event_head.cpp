#include "issuing/event_head.h"

#include "read/write_xml.h"

#include <algorithm>
#include <array>
#include <map>

namespace zbirnyk {

namespace {

constexpr std::array<std::string_view, 9> LeftOut = {
    "participants",
    "abstracts",
    "budget",
    "evaluation",
    "proceedings",
    "report",
    "statistics",
    "hromada-type",
    "post-category"};

constexpr std::array<std::string_view, 6> FollowsFromNumber = {
    "number", "file", "check", "state", "issued", "replaces"};

/// Counts change with every certificate.
constexpr std::array<std::string_view, 2> Counts = {"issued-count", "certificates"};

void copy_attributes(Tree& tree, Node to, const Tree& from_tree, Node from) {
    for (const Node attribute : from.attributes())
        if (std::ranges::find(Counts, attribute.name()) == Counts.end())
            tree.set_attribute(to, attribute.name(), attribute.value(), from_tree.span(attribute));
}

void copy_series(Tree& head, Node certificates, const Tree& event, Node series) {
    const Node copy = head.append_element(certificates, series.name(), event.span(series));
    copy_attributes(head, copy, event, series);
    for (const Node child : series.children())
        if (!child.is_element("issued") && child.kind() == NodeKind::Element)
            head.graft(copy, event, child);
    head.append_element(copy, "issued", event.span(series));
}

} // namespace

Tree event_head(const Tree& event) {
    Tree head;
    const Node from = event.root();
    const Node root = head.append_element(head.document(), from.name(), event.span(from));
    copy_attributes(head, root, event, from);
    for (const Node child : from.child_elements()) {
        if (std::ranges::find(LeftOut, child.name()) != LeftOut.end())
            continue;
        if (!child.is_element("certificates")) {
            head.graft(root, event, child);
            continue;
        }
        const Node certificates = head.append_element(root, child.name(), event.span(child));
        copy_attributes(head, certificates, event, child);
        for (const Node series : child.child_elements("series"))
            copy_series(head, certificates, event, series);
    }
    return head;
}

std::vector<Node> place_records(Tree& head, const std::vector<PlacedRecord>& records) {
    std::map<std::string, Node, std::less<>> places;
    for (const Node series : head.root().child("certificates").child_elements("series"))
        places.emplace(series.attribute("id"), series.child("issued"));
    std::vector<Node> placed;
    placed.reserve(records.size());
    for (const PlacedRecord& record : records) {
        const auto place = places.find(record.series);
        placed.push_back(
            place == places.end() ? Node()
                                  : head.graft(place->second, *record.tree, record.certificate));
    }
    return placed;
}

std::string printed_data(Node certificate) {
    std::string text;
    for (const Node attribute : certificate.attributes())
        if (std::ranges::find(FollowsFromNumber, attribute.name()) == FollowsFromNumber.end()) {
            text += attribute.name();
            text += '=';
            text += attribute.value();
            text += '\n';
        }
    for (const Node child : certificate.child_elements())
        if (!child.is_element(BadgeElement))
            text += to_xml(child) + '\n';
    return text;
}

} // namespace zbirnyk
