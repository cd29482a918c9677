#pragma once

#include "layout/blocks/line_store.h"
#include "layout/blocks/vertical_list.h"

namespace zbirnyk {

struct NoteRule {
    Rect area;
    Color color;
};

/// A page before its items are made: what stands where.
struct PagePlan {
    std::uint32_t sequence = 0, master = 0;
    int number = 1;
    std::string label;
    enum class Side : std::uint8_t { Right, Left } side = Side::Right;
    enum class Place : std::uint8_t { First, Rest } place = Place::First; ///< in its sequence
    enum class End : std::uint8_t { Open, Last } end = End::Open;         ///< of its sequence
    enum class Kind : std::uint8_t { Text, Blank } kind = Kind::Text;
    Content flow, notes; ///< in page coordinates, no placed block left
    std::optional<NoteRule> note_rule;
    PageMarkers markers;
};

/// All pages of a document, and where its anchors have come to stand.
struct Plan {
    std::vector<PagePlan> pages;
    std::vector<Destination> destinations; ///< by AnchorId
    std::vector<PageLabelRange> labels;
};

/// The rectangle in which the flow of a page stands.
Rect type_area(const PageMaster& master, PagePlan::Side side);

/// The width of a column, which is the same on all sides.
Length column_width(const PageMaster& master);

/// Breaks all page sequences into pages. `store` keeps the lines that the plan points to.
Plan plan_pages(const ParagraphContext& context, LineStore& store, Diagnostics& diagnostics);

} // namespace zbirnyk
