#include "layout/pages/crop_marks.h"

namespace zbirnyk {

namespace {

const Length MarkLength = mm(5);
const Length LeastDistance = mm(3);
/// In points: fine, yet seen on every plate.
constexpr double MarkWidth = 0.25;
constexpr Color MarkColor{0, 0, 0};

void add_corner(Point corner, Point outwards, Length distance, Page& page) {
    const auto direction = [](Length length) { return length < Length{} ? -1 : 1; };
    const Length x = corner.x + distance * direction(outwards.x);
    const Length y = corner.y + distance * direction(outwards.y);
    add_mark({x, corner.y}, {x + outwards.x, corner.y}, page);
    add_mark({corner.x, y}, {corner.x, y + outwards.y}, page);
}

} // namespace

MarkRoom mark_room(Length bleed) {
    return {max(bleed, LeastDistance), MarkLength};
}

void add_mark(Point from, Point to, Page& page) {
    PathItem item{.mark = {NoStruct, ArtifactKind::Production}};
    item.path.path.move_to({to_points(from.x), to_points(from.y)});
    item.path.path.line_to({to_points(to.x), to_points(to.y)});
    item.path.stroke = Stroke{.color = MarkColor, .width = MarkWidth};
    page.items.emplace_back(std::move(item));
}

void add_sheet(const PageMaster& master, Page& page) {
    page.bleed = page.margin = master.bleed;
    if (master.crop_marks == PageMaster::CropMarks::None)
        return;
    const auto [distance, length] = mark_room(master.bleed);
    page.margin = distance + length;
    const Size& size = page.size;
    add_corner({{}, {}}, {-length, -length}, distance, page);
    add_corner({size.width, {}}, {length, -length}, distance, page);
    add_corner({{}, size.height}, {-length, length}, distance, page);
    add_corner({size.width, size.height}, {length, length}, distance, page);
}

} // namespace zbirnyk
