#include "layout/blocks/turn_content.h"

#include "layout/move_items.h"

namespace zbirnyk {

namespace {

/// A copy: lines are kept from one trial to the next.
Line turned_line(const Part& part, Size size, Turn turn) {
    Line line = *part.line;
    for (PageItem& item : line.items) {
        move_by(item, part.origin);
        zbirnyk::turn(item, size, turn);
    }
    for (LinkArea& link : line.links) {
        link.area.x += part.origin.x;
        link.area.y += part.origin.y;
        link.area = turned(link.area, size, turn);
    }
    return line;
}

} // namespace

Content turn_content(Content content, Size size, Turn turn, LineStore& store) {
    if (turn == Turn::None)
        return content;
    for (Part& part : content.parts)
        part = {store.keep(turned_line(part, size, turn)), {}, part.use};
    for (AnchorPlace& anchor : content.anchors)
        anchor.at = turned(anchor.at, size, turn);
    for (Shade& shade : content.shades)
        shade.area = turned(shade.area, size, turn);
    return content;
}

} // namespace zbirnyk
