#pragma once

#include "layout/blocks/build_flow.h"
#include "layout/blocks/flatten.h"
#include "layout/pages/notes.h"

namespace zbirnyk {

/// How far a flow has come: the next slab, and within a ColumnSet the next slab of its own list.
struct FlowPosition {
    std::uint32_t slab = 0, inner = 0;
    friend bool operator==(const FlowPosition&, const FlowPosition&) = default;
};

struct PageFill {
    std::vector<FilledRange> ranges; ///< from the top left corner of the type area
    FlowPosition end;
    NotePieces notes, carried; ///< what stands on this page, and what goes to the next one
    Length height;             ///< of the text
    Diagnostics diagnostics;
};

/// What a page offers.
struct PageRoom {
    Length height, width;
    int columns = 1;
    Length column_gap;
    Length rule_height; ///< of the footnote rule and the space above it
    /// What the reader does after this page: looks across, or turns the leaf.
    enum class Turn : std::uint8_t { Across, Leaf } turn = Turn::Across;
};

/// Fills pages of a flow one after another.
class PageFiller {
  public:
    PageFiller(const VerticalList& list, NoteLists& notes)
        : list_(list)
        , notes_(notes) {}

    /// Fills one page from `start` on, with the notes left over from the page before. Always takes
    /// something: a slab or a piece of a note. What is higher than the page and keeps that must be
    /// broken are reported in the result: it may be one of several attempts.
    PageFill fill(FlowPosition start, const NotePieces& carried, const PageRoom& room) const;

    /// True when the flow is through at `position`, or wants a new page there.
    bool stops_at(FlowPosition position) const {
        return position.slab >= list_.size() ||
               (position.inner == 0 && list_.slabs[position.slab].forced != BreakBefore::Auto);
    }

    /// The height of the last slab before `position`.
    Length last_height(FlowPosition position) const {
        return position.slab == 0 ? Length{} : list_.slabs[position.slab - 1].height;
    }

  private:
    const VerticalList& list_;
    NoteLists& notes_;
};

} // namespace zbirnyk
