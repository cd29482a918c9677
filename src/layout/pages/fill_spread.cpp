#include "layout/pages/fill_spread.h"

// Widows, orphans and headings leave one page a line shorter than the page beside it, and the eye
// sees the uneven foot of the spread. Both pages may run one line short (specification, 2), so the
// shorter of the two sets the height for both. Pages that end with the flow's own breaks, and
// spreads that differ by more than a line, are left as they are.

namespace zbirnyk {

namespace {

/// What the text lacks to the foot of the type area; notes always reach it.
Length slack(const PageFill& page, Length height) {
    return page.notes.empty() ? height - page.height : Length{};
}

PageRoom shortened(PageRoom room, Length by) {
    room.height -= by;
    return room;
}

} // namespace

SpreadFill fill_spread(
    const PageFiller& filler,
    FlowPosition start,
    const NotePieces& carried,
    const PageRoom& left,
    const PageRoom& right) {
    SpreadFill full{.left = filler.fill(start, carried, left)};
    if (filler.stops_at(full.left.end))
        return full;
    full.right = filler.fill(full.left.end, full.left.carried, right);
    const Length left_slack = slack(full.left, left.height);
    const Length right_slack = slack(*full.right, right.height);
    if (left_slack == right_slack || filler.stops_at(full.right->end))
        return full;
    const Length wanted = max(left_slack, right_slack);
    if (wanted > filler.last_height(full.left.end))
        return full;

    SpreadFill even{.left = filler.fill(start, carried, shortened(left, wanted))};
    even.right = filler.fill(even.left.end, even.left.carried, shortened(right, wanted));
    const bool ends_even = slack(even.left, left.height) == slack(*even.right, right.height);
    return ends_even && !filler.stops_at(even.right->end) ? std::move(even) : std::move(full);
}

} // namespace zbirnyk
