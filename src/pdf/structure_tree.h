#pragma once

#include "document/document.h"
#include "layout/page.h"
#include "pdf/navigation.h"
#include "pdf/page_content.h"
#include "pdf/sink.h"

#include <vector>

namespace zbirnyk {

/// The union of what a page's items cover, by Figure or Formula element, with the first page it is
/// drawn on. For /BBox.
struct FigureBox {
    StructId node = NoStruct;
    std::uint32_t page = 0;
    Rect area;
};

std::vector<FigureBox> figure_boxes(const StructureTree& structure, const Pages& pages);

/// What the structure tree refers to. The key of a page in the parent tree is its index; the keys
/// of annotations follow in their order.
struct StructureInput {
    const Document& document;
    const PageObjects& objects;
    const std::vector<PageContent>& contents; ///< by page
    const std::vector<LinkAnnotation>& annotations;
    const std::vector<FigureBox>& boxes; ///< ascending
};

/// The structure tree with parent tree and ID tree: every element that has content or descendants
/// with content, and empty cells of tables, which hold their row together.
ObjectId write_structure_tree(const StructureInput& input, Sink& sink);

/// Entries of a number or name tree, `keys` and `values` as PDF text in ascending order: the body
/// of the root node, with leaves written to `sink` when there are many.
std::string tree_root(
    std::string_view kind,
    const std::vector<std::string>& keys,
    const std::vector<std::string>& values,
    Sink& sink);

} // namespace zbirnyk
