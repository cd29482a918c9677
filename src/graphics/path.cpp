#include "graphics/drawing.h"

namespace zbirnyk {

void Path::move_to(Vec2 p) {
    verbs.push_back(PathVerb::Move);
    points.push_back(p);
}

void Path::line_to(Vec2 p) {
    verbs.push_back(PathVerb::Line);
    points.push_back(p);
}

void Path::cubic_to(Vec2 control1, Vec2 control2, Vec2 end) {
    verbs.push_back(PathVerb::Cubic);
    points.insert(points.end(), {control1, control2, end});
}

void Path::close() {
    verbs.push_back(PathVerb::Close);
}

void Path::append_rectangle(double x, double y, double width, double height) {
    move_to({x, y});
    line_to({x + width, y});
    line_to({x + width, y + height});
    line_to({x, y + height});
    close();
}

Path Path::transformed(const Matrix& matrix) const {
    Path result{verbs, {}};
    result.points.reserve(points.size());
    for (const Vec2 p : points) {
        result.points.push_back(matrix.apply(p));
    }
    return result;
}

} // namespace zbirnyk
