#pragma once

#include "base/boxed.h"
#include "diag/source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zbirnyk {

/// The number of a structure element in its StructureTree. 0 is the root element `Document`.
using StructId = std::uint32_t;
/// What is not content: drawn as an artifact.
inline constexpr StructId NoStruct = 0xFFFFFFFF;

/// Standard structure types of ISO 32000-1, 14.8.4.
enum class Role : std::uint8_t {
    Document,
    Part,
    Sect,
    Div,
    BlockQuote,
    Caption,
    Toc,
    Toci,
    Index,
    P,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    L,
    Li,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    TFoot,
    Tr,
    Th,
    Td,
    Span,
    Quote,
    Note,
    Reference,
    Link,
    Figure,
    Formula,
};

std::string_view role_name(Role role);

struct StructNode {
    Role role = Role::P;
    StructId parent = 0;
    Span span;
    Boxed<std::string> lang = {}; ///< only where it differs from the parent's
    Boxed<std::string> alt = {};
    Boxed<std::string> actual_text = {};
    Boxed<std::string> title = {};
    // Th, Td
    int col_span = 1, row_span = 1;
    char scope = 0; ///< of a Th: 'c' column, 'r' row, 'b' both
    /// Of an L: "None", "Disc", "Decimal" … (ISO 32000-1, table 347)
    Boxed<std::string> list_numbering = {};
};

/// The logical structure: nodes in document order, which is the order of a parent's children. A
/// parent precedes its children. Content (marked-content) hangs on the node whose number its
/// fragment carries; a node may have both child nodes and content, ordered as they were laid out.
struct StructureTree {
    /// A table cell and a head that it belongs to.
    struct CellHead {
        StructId cell = NoStruct, head = NoStruct;
    };

    std::vector<StructNode> nodes = {StructNode{Role::Document}};
    /// The heads of the cells of tables where scopes alone do not tell (spans), by ascending cell.
    std::vector<CellHead> cell_heads;

    StructId add(StructNode node);
};

/// Brings `cell_heads` into their order.
void sort_cell_heads(StructureTree& tree);

} // namespace zbirnyk
