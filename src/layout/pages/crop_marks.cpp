#include "layout/pages/crop_marks.h"

namespace zbirnyk {

namespace {

const Length MarkLength = mm(5);
const Length LeastDistance = mm(3);
/// In points: fine, yet seen on every plate.
constexpr double MarkWidth = 0.25;
constexpr Color MarkColor{0, 0, 0};

void add_line(Point from, Point to, Page& page) {
    PathItem item{.mark = {NoStruct, ArtifactKind::Production}};
    item.path.path.move_to({to_points(from.x), to_points(from.y)});
    item.path.path.line_to({to_points(to.x), to_points(to.y)});
    item.path.stroke = Stroke{.color = MarkColor, .width = MarkWidth};
    page.items.emplace_back(std::move(item));
}

void add_corner(Point corner, Length outwards_x, Length outwards_y, Length distance, Page& page) {
    const auto direction = [](Length outwards) { return outwards < Length{} ? -1 : 1; };
    const Length x = corner.x + distance * direction(outwards_x);
    const Length y = corner.y + distance * direction(outwards_y);
    add_line({x, corner.y}, {x + outwards_x, corner.y}, page);
    add_line({corner.x, y}, {corner.x, y + outwards_y}, page);
}

} // namespace

void add_sheet(const PageMaster& master, Page& page) {
    page.bleed = page.margin = master.bleed;
    if (master.crop_marks == PageMaster::CropMarks::None)
        return;
    const Length distance = max(master.bleed, LeastDistance);
    page.margin = distance + MarkLength;
    const Size& size = page.size;
    add_corner({{}, {}}, -MarkLength, -MarkLength, distance, page);
    add_corner({size.width, {}}, MarkLength, -MarkLength, distance, page);
    add_corner({{}, size.height}, -MarkLength, MarkLength, distance, page);
    add_corner({size.width, size.height}, MarkLength, MarkLength, distance, page);
}

} // namespace zbirnyk
