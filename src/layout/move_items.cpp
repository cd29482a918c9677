#include "layout/move_items.h"

namespace zbirnyk {

namespace {

Matrix matrix_of(Size size, Turn turn) {
    const double width = to_points(size.width), height = to_points(size.height);
    switch (turn) {
    case Turn::Left:
        return {0, -1, 1, 0, 0, width};
    case Turn::Half:
        return {-1, 0, 0, -1, width, height};
    case Turn::Right:
        return {0, 1, -1, 0, height, 0};
    case Turn::None:
        break;
    }
    return {};
}

} // namespace

void move_by(PageItem& item, Point by) {
    if (auto* run = std::get_if<GlyphRun>(&item)) {
        run->origin = {run->origin.x + by.x, run->origin.y + by.y};
    } else if (auto* image = std::get_if<ImageItem>(&item)) {
        image->area.x += by.x;
        image->area.y += by.y;
    } else {
        for (Vec2& point : std::get<PathItem>(item).path.path.points)
            point = {point.x + to_points(by.x), point.y + to_points(by.y)};
    }
}

void turn(PageItem& item, Size size, Turn turn) {
    if (turn == Turn::None)
        return;
    if (auto* run = std::get_if<GlyphRun>(&item)) {
        run->origin = turned(run->origin, size, turn);
        run->turn = run->turn + turn;
    } else if (auto* image = std::get_if<ImageItem>(&item)) {
        image->area = turned(image->area, size, turn);
        image->turn = image->turn + turn;
    } else {
        Path& path = std::get<PathItem>(item).path.path;
        path = path.transformed(matrix_of(size, turn));
    }
}

} // namespace zbirnyk
