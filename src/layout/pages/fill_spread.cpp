#include "layout/pages/fill_spread.h"

// Widows, orphans and headings leave one page a line shorter than the page beside it, and the eye
// sees the uneven foot of the spread. Both pages may run one line short (specification, 2), so the
// shorter of the two sets the height for both. Pages that end with the flow's own breaks, and
// spreads that differ by more than a line, are left as they are.

namespace zbirnyk {

namespace {

/// What the text of a page whose room was shortened lacks to the foot of the type area.
Length short_by(const PageFill& page, Length shortened) {
    return page.reaches_foot ? Length{} : page.slack + shortened;
}

PageRoom shortened(PageRoom room, Length by) {
    room.height -= by;
    return room;
}

} // namespace

SpreadFill fill_spread(
    const PageFiller& filler, const PageStart& start, const PageRoom& left, const PageRoom& right) {
    SpreadFill full{.left = filler.fill(start, left)};
    if (filler.stops_at(full.left.next.at))
        return full;
    full.right = filler.fill(full.left.next, right);
    if (full.left.slack == full.right->slack || filler.stops_at(full.right->next.at))
        return full;
    const Length wanted = max(full.left.slack, full.right->slack);
    if (wanted > filler.last_height(full.left.next.at))
        return full;

    SpreadFill even{.left = filler.fill(start, shortened(left, wanted))};
    even.right = filler.fill(even.left.next, shortened(right, wanted));
    const bool ends_even = short_by(even.left, wanted) == short_by(*even.right, wanted);
    return ends_even && !filler.stops_at(even.right->next.at) ? std::move(even) : std::move(full);
}

} // namespace zbirnyk
