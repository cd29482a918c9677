#include "pdf/path_operators.h"

#include "pdf/syntax.h"

#include <algorithm>
#include <cmath>

namespace zbirnyk {

namespace {

/// Hundredths of a point, 3.5 micrometres, a third of a dot at 2,540 dpi: ornaments of many curves
/// get smaller by it.
void append_coordinate(std::string& out, double points) {
    append_real(out, std::round(points * 100) / 100);
}

void append_color(std::string& out, Color color) {
    for (const std::uint8_t part : {color.red, color.green, color.blue}) {
        append_ten_thousandths(out, (std::int64_t{part} * 10000 + 127) / 255);
        out += ' ';
    }
}

} // namespace

void PathOperators::set_fill(Color color) {
    if (fill_ == color)
        return;
    fill_ = color;
    append_color(out_, color);
    out_ += "rg\n";
}

void PathOperators::set_stroke(const Stroke& stroke) {
    if (!stroke_ || stroke_->color != stroke.color) {
        append_color(out_, stroke.color);
        out_ += "RG\n";
    }
    if (!stroke_ || stroke_->width != stroke.width) {
        append_real(out_, stroke.width);
        out_ += " w\n";
    }
    if (!stroke_ || stroke_->cap != stroke.cap) {
        append_integer(out_, static_cast<int>(stroke.cap));
        out_ += " J\n";
    }
    if (!stroke_ || stroke_->join != stroke.join) {
        append_integer(out_, static_cast<int>(stroke.join));
        out_ += " j\n";
    }
    if (!stroke_ || stroke_->miter_limit != stroke.miter_limit) {
        append_real(out_, std::max(1.0, stroke.miter_limit));
        out_ += " M\n";
    }
    if ((!stroke_ && !stroke.dashes.empty()) || (stroke_ && stroke_->dashes != stroke.dashes)) {
        double sum = 0;
        for (const double dash : stroke.dashes)
            sum += dash;
        out_ += '[';
        // All zeros are an error to readers; without dashes the line is solid.
        for (std::size_t i = 0; sum > 0 && i < stroke.dashes.size(); ++i) {
            append_real(out_, stroke.dashes[i]);
            out_ += ' ';
        }
        out_ += "] 0 d\n";
    }
    stroke_ = stroke;
}

void PathOperators::append_point(Vec2 point) {
    append_coordinate(out_, point.x);
    out_ += ' ';
    append_coordinate(out_, height_ - point.y);
    out_ += ' ';
}

void PathOperators::append_path(const Path& path) {
    std::size_t next = 0;
    for (const PathVerb verb : path.verbs) {
        switch (verb) {
        case PathVerb::Move:
            append_point(path.points.at(next++));
            out_ += "m\n";
            break;
        case PathVerb::Line:
            append_point(path.points.at(next++));
            out_ += "l\n";
            break;
        case PathVerb::Cubic:
            append_point(path.points.at(next));
            append_point(path.points.at(next + 1));
            append_point(path.points.at(next + 2));
            next += 3;
            out_ += "c\n";
            break;
        case PathVerb::Close:
            out_ += "h\n";
            break;
        }
    }
}

void PathOperators::draw(const DrawPath& drawn) {
    if (drawn.fill)
        set_fill(*drawn.fill);
    if (drawn.stroke)
        set_stroke(*drawn.stroke);
    append_path(drawn.path);
    if (!drawn.fill)
        out_ += 'S';
    else
        out_ += drawn.stroke ? 'B' : 'f';
    if (drawn.fill && drawn.fill_rule == FillRule::EvenOdd)
        out_ += '*';
    out_ += '\n';
}

} // namespace zbirnyk
