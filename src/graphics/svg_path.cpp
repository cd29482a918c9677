#include "graphics/svg_path.h"

#include "graphics/svg_values.h"

#include <algorithm>
#include <cmath>
#include <numbers>

/// Path data by SVG 1.1 §8.3. Arcs are turned into cubics of at most a quarter turn each
/// (implementation notes F.6.5 for the centre, and the usual 4/3·tan(θ/4) for the control points).
namespace zbirnyk {

namespace {

/// The distance of the control points of a quarter circle of radius 1: 4/3·(√2 − 1).
constexpr double QuarterControl = 0.5522847498307936;

Vec2 operator+(Vec2 a, Vec2 b) {
    return {a.x + b.x, a.y + b.y};
}

Vec2 operator-(Vec2 a, Vec2 b) {
    return {a.x - b.x, a.y - b.y};
}

Vec2 operator*(double k, Vec2 a) {
    return {k * a.x, k * a.y};
}

struct Arc {
    double radius_x = 0, radius_y = 0, rotation = 0;
    bool large = false, sweep = false;
    Vec2 end;
};

/// The ellipse an arc lies on, in the form that drawing needs.
struct ArcEllipse {
    Matrix from_circle;
    double first_angle = 0, turn = 0;
};

ArcEllipse ellipse_of(Vec2 start, const Arc& arc) {
    double rx = std::abs(arc.radius_x);
    double ry = std::abs(arc.radius_y);
    const double phi = arc.rotation * std::numbers::pi / 180;
    const double c = std::cos(phi);
    const double s = std::sin(phi);
    const Vec2 half = 0.5 * (start - arc.end);
    const Vec2 turned{c * half.x + s * half.y, -s * half.x + c * half.y};
    const double lambda = turned.x * turned.x / (rx * rx) + turned.y * turned.y / (ry * ry);
    if (lambda > 1) {
        rx *= std::sqrt(lambda);
        ry *= std::sqrt(lambda);
    }
    // On the circle of radius 1 both ends are unit vectors from the centre.
    const Vec2 p{turned.x / rx, turned.y / ry};
    const double square = p.x * p.x + p.y * p.y;
    const double height = square > 0 ? std::sqrt(std::max(0.0, 1 / square - 1)) : 0;
    const double side = arc.large == arc.sweep ? -height : height;
    const Vec2 center{side * p.y, -side * p.x};
    const Vec2 from = p - center;
    const Vec2 to = Vec2{-p.x, -p.y} - center;
    ArcEllipse result;
    result.first_angle = std::atan2(from.y, from.x);
    result.turn = std::atan2(to.y, to.x) - result.first_angle;
    if (arc.sweep && result.turn < 0) {
        result.turn += 2 * std::numbers::pi;
    } else if (!arc.sweep && result.turn > 0) {
        result.turn -= 2 * std::numbers::pi;
    }
    const Vec2 middle = 0.5 * (start + arc.end);
    const Matrix turn{c, s, -s, c, middle.x, middle.y};
    const Matrix stretch{rx, 0, 0, ry, rx * center.x, ry * center.y};
    result.from_circle = turn.times(stretch);
    return result;
}

void append_arc(Path& path, Vec2 start, const Arc& arc) {
    if (start == arc.end) {
        return;
    }
    if (arc.radius_x == 0 || arc.radius_y == 0) {
        path.line_to(arc.end);
        return;
    }
    const ArcEllipse ellipse = ellipse_of(start, arc);
    // A hair more than a quarter still is one piece: rounding must not add another.
    const double quarters = std::abs(ellipse.turn) / (std::numbers::pi / 2);
    const int pieces = std::clamp(static_cast<int>(std::ceil(quarters - 1e-9)), 1, 4);
    const double step = ellipse.turn / pieces;
    const double reach = 4.0 / 3 * std::tan(step / 4);
    for (int i = 0; i < pieces; ++i) {
        const double a = ellipse.first_angle + i * step;
        const double b = a + step;
        const Vec2 from{std::cos(a), std::sin(a)};
        const Vec2 to{std::cos(b), std::sin(b)};
        const Vec2 control1 = from + reach * Vec2{-from.y, from.x};
        const Vec2 control2 = to - reach * Vec2{-to.y, to.x};
        path.cubic_to(
            ellipse.from_circle.apply(control1),
            ellipse.from_circle.apply(control2),
            i + 1 == pieces ? arc.end : ellipse.from_circle.apply(to));
    }
}

class PathReader {
  public:
    explicit PathReader(std::string_view data)
        : scanner_(data) {}

    std::optional<Path> read() {
        char command = 0;
        while (!scanner_.at_end()) {
            if (const auto letter = scanner_.letter()) {
                command = *letter;
            } else if (command == 0 || (command | 0x20) == 'z') {
                return std::nullopt;
            }
            if (path_.verbs.empty() && (command | 0x20) != 'm') {
                return std::nullopt;
            }
            if (!read_segment(command)) {
                return std::nullopt;
            }
            previous_ = static_cast<char>(command & ~0x20);
            // Further pairs after a moveto are linetos.
            command = command == 'm' ? 'l' : command == 'M' ? 'L' : command;
        }
        return std::move(path_);
    }

  private:
    bool read_segment(char command) {
        base_ = command >= 'a' ? current_ : Vec2{};
        switch (command & ~0x20) {
        case 'M':
            return read_move();
        case 'L':
            return read_line();
        case 'H':
        case 'V':
            return read_straight(command);
        case 'C':
            return read_cubic();
        case 'S':
            return read_smooth_cubic();
        case 'Q':
            return read_quadratic();
        case 'T':
            return read_smooth_quadratic();
        case 'A':
            return read_arc();
        case 'Z':
            path_.close();
            current_ = start_;
            needs_move_ = true;
            return true;
        default:
            return false;
        }
    }

    std::optional<Vec2> point() {
        const auto x = scanner_.number();
        const auto y = x ? scanner_.number() : std::nullopt;
        return y ? std::optional(base_ + Vec2{*x, *y}) : std::nullopt;
    }

    /// After a closepath the next subpath begins where the last did.
    void begin() {
        if (needs_move_) {
            path_.move_to(start_);
            needs_move_ = false;
        }
    }

    bool read_move() {
        const auto p = point();
        if (!p) {
            return false;
        }
        path_.move_to(*p);
        needs_move_ = false;
        current_ = start_ = *p;
        return true;
    }

    bool line_to(Vec2 p) {
        begin();
        path_.line_to(p);
        current_ = p;
        return true;
    }

    bool read_line() {
        const auto p = point();
        return p && line_to(*p);
    }

    bool read_straight(char command) {
        const auto value = scanner_.number();
        if (!value) {
            return false;
        }
        const bool is_horizontal = (command & ~0x20) == 'H';
        return line_to(
            is_horizontal ? Vec2{base_.x + *value, current_.y}
                          : Vec2{current_.x, base_.y + *value});
    }

    bool cubic_to(Vec2 control1, Vec2 control2, Vec2 end) {
        begin();
        path_.cubic_to(control1, control2, end);
        last_control_ = control2;
        current_ = end;
        return true;
    }

    bool read_cubic() {
        const auto control1 = point();
        const auto control2 = control1 ? point() : std::nullopt;
        const auto end = control2 ? point() : std::nullopt;
        return end && cubic_to(*control1, *control2, *end);
    }

    /// The last control point mirrored, when the last command was of the same family.
    Vec2 mirrored(char command, char smooth) const {
        return previous_ == command || previous_ == smooth ? current_ + (current_ - last_control_)
                                                           : current_;
    }

    bool read_smooth_cubic() {
        const auto control2 = point();
        const auto end = control2 ? point() : std::nullopt;
        return end && cubic_to(mirrored('C', 'S'), *control2, *end);
    }

    bool quadratic_to(Vec2 control, Vec2 end) {
        begin();
        path_.cubic_to(
            current_ + (2.0 / 3) * (control - current_), end + (2.0 / 3) * (control - end), end);
        last_control_ = control;
        current_ = end;
        return true;
    }

    bool read_quadratic() {
        const auto control = point();
        const auto end = control ? point() : std::nullopt;
        return end && quadratic_to(*control, *end);
    }

    bool read_smooth_quadratic() {
        const auto end = point();
        return end && quadratic_to(mirrored('Q', 'T'), *end);
    }

    bool read_arc() {
        Arc arc;
        const auto rx = scanner_.number();
        const auto ry = rx ? scanner_.number() : std::nullopt;
        const auto rotation = ry ? scanner_.number() : std::nullopt;
        const auto large = rotation ? scanner_.flag() : std::nullopt;
        const auto sweep = large ? scanner_.flag() : std::nullopt;
        const auto end = sweep ? point() : std::nullopt;
        if (!end) {
            return false;
        }
        begin();
        append_arc(path_, current_, {*rx, *ry, *rotation, *large, *sweep, *end});
        current_ = *end;
        return true;
    }

    SvgScanner scanner_;
    Path path_;
    Vec2 current_, start_, base_, last_control_;
    char previous_ = 0;
    bool needs_move_ = false;
};

} // namespace

std::optional<Path> parse_svg_path(std::string_view data) {
    return PathReader(data).read();
}

void append_ellipse(Path& path, Vec2 center, double radius_x, double radius_y) {
    const double rx = radius_x;
    const double ry = radius_y;
    const double kx = rx * QuarterControl;
    const double ky = ry * QuarterControl;
    const auto at = [center](double x, double y) { return Vec2{center.x + x, center.y + y}; };
    path.move_to(at(rx, 0));
    path.cubic_to(at(rx, ky), at(kx, ry), at(0, ry));
    path.cubic_to(at(-kx, ry), at(-rx, ky), at(-rx, 0));
    path.cubic_to(at(-rx, -ky), at(-kx, -ry), at(0, -ry));
    path.cubic_to(at(kx, -ry), at(rx, -ky), at(rx, 0));
    path.close();
}

void append_rounded_rectangle(Path& path, Vec2 corner, Vec2 size, Vec2 radii) {
    const double rx = std::min(radii.x, size.x / 2);
    const double ry = std::min(radii.y, size.y / 2);
    if (rx <= 0 || ry <= 0) {
        path.append_rectangle(corner.x, corner.y, size.x, size.y);
        return;
    }
    const double kx = rx * (1 - QuarterControl);
    const double ky = ry * (1 - QuarterControl);
    const double left = corner.x;
    const double top = corner.y;
    const double right = corner.x + size.x;
    const double bottom = corner.y + size.y;
    path.move_to({left + rx, top});
    path.line_to({right - rx, top});
    path.cubic_to({right - kx, top}, {right, top + ky}, {right, top + ry});
    path.line_to({right, bottom - ry});
    path.cubic_to({right, bottom - ky}, {right - kx, bottom}, {right - rx, bottom});
    path.line_to({left + rx, bottom});
    path.cubic_to({left + kx, bottom}, {left, bottom - ky}, {left, bottom - ry});
    path.line_to({left, top + ry});
    path.cubic_to({left, top + ky}, {left + kx, top}, {left + rx, top});
    path.close();
}

} // namespace zbirnyk
