#include "document/structure.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace zbirnyk {

namespace {

/// In the order of Role.
constexpr std::array<std::string_view, 34> RoleNames = {
    "Document", "Part",  "Sect",  "Div",       "BlockQuote", "Caption", "TOC",     "TOCI", "Index",
    "P",        "H1",    "H2",    "H3",        "H4",         "H5",      "H6",      "L",    "LI",
    "Lbl",      "LBody", "Table", "THead",     "TBody",      "TFoot",   "TR",      "TH",   "TD",
    "Span",     "Quote", "Note",  "Reference", "Link",       "Figure",  "Formula",
};
static_assert(RoleNames.size() == static_cast<std::size_t>(Role::Formula) + 1);

} // namespace

std::string_view role_name(Role role) {
    return RoleNames[static_cast<std::size_t>(role)];
}

StructId StructureTree::add(StructNode node) {
    nodes.push_back(std::move(node));
    return static_cast<StructId>(nodes.size() - 1);
}

void sort_cell_heads(StructureTree& tree) {
    std::sort(tree.cell_heads.begin(), tree.cell_heads.end(), [](const auto& a, const auto& b) {
        return std::tie(a.cell, a.head) < std::tie(b.cell, b.head);
    });
}

} // namespace zbirnyk
