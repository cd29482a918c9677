#pragma once

#include "layout/blocks/build_flow.h"
#include "layout/pages/page_plan.h"

#include <deque>

namespace zbirnyk {

/// The notes in the margin of one page sequence. Each stands with its first line on the line that
/// calls it; where notes are close they are pushed apart, down first. What a page has no room for
/// stands on the next one and is reported.
class SideNotes {
  public:
    explicit SideNotes(const FlowContext& context)
        : context_(context) {}

    /// Adds the side notes called on `page`, and those left over from the page before, to its
    /// notes. `area` is its type area.
    void place_on(PagePlan& page, Rect area);

    bool any_left() const { return !left_.empty(); }

  private:
    /// A note, or what is left of it: the slabs [first, last) of its list.
    struct Piece {
        const VerticalList* list = nullptr;
        std::uint32_t first = 0, last = 0;
        Length height;
        Length gap; ///< to the note below it
        Length y;   ///< of its top
        Span span;
    };

    void collect(const Content& content, Length width, std::vector<Piece>& pieces);
    void collect_inside(const Piece& piece, Length width, std::vector<Piece>& pieces);
    void keep_what_fits(std::vector<Piece>& pieces, Length height);

    const FlowContext& context_;
    std::deque<VerticalList> lists_; // addresses stay good
    std::vector<Piece> left_;
};

} // namespace zbirnyk
