#pragma once

#include "base/length.h"

#include <cstdint>

namespace zbirnyk {

/// A place on a page: from the top left corner of the trimmed page, y downwards.
struct Point {
    Length x, y;
    friend constexpr bool operator==(Point, Point) = default;
};

struct Size {
    Length width, height;
    friend constexpr bool operator==(Size, Size) = default;
};

/// `x`, `y` is the top left corner.
struct Rect {
    Length x, y, width, height;
    friend constexpr bool operator==(Rect, Rect) = default;

    constexpr Length right() const { return x + width; }

    constexpr Length bottom() const { return y + height; }
};

/// How far something is turned, counter-clockwise: 0, 90, 180, 270 degrees, as XSL-FO counts its
/// reference-orientation.
enum class Turn : std::uint8_t { None, Left, Half, Right };

/// Both turns, one after the other.
constexpr Turn operator+(Turn a, Turn b) {
    return static_cast<Turn>((static_cast<int>(a) + static_cast<int>(b)) % 4);
}

/// Whether width and height change places.
constexpr bool is_quarter(Turn turn) {
    return turn == Turn::Left || turn == Turn::Right;
}

constexpr Size turned(Size size, Turn turn) {
    return is_quarter(turn) ? Size{size.height, size.width} : size;
}

/// Where a place in a box of `size` is when the box is turned, from its new top left corner.
constexpr Point turned(Point place, Size size, Turn turn) {
    switch (turn) {
    case Turn::Left:
        return {place.y, size.width - place.x};
    case Turn::Half:
        return {size.width - place.x, size.height - place.y};
    case Turn::Right:
        return {size.height - place.y, place.x};
    case Turn::None:
        break;
    }
    return place;
}

constexpr Rect turned(const Rect& area, Size size, Turn turn) {
    const Point a = turned(Point{area.x, area.y}, size, turn);
    const Point b = turned(Point{area.right(), area.bottom()}, size, turn);
    const Size sides = turned(Size{area.width, area.height}, turn);
    return {min(a.x, b.x), min(a.y, b.y), sides.width, sides.height};
}

/// A point of a drawing, in points (1/72 in), y downwards.
struct Vec2 {
    double x = 0, y = 0;
    friend constexpr bool operator==(Vec2, Vec2) = default;
};

/// x' = a x + c y + e, y' = b x + d y + f: the order of SVG's matrix() and of PDF's cm.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    constexpr Vec2 apply(Vec2 p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }

    /// The map that applies `inner` first and this one after it.
    constexpr Matrix times(const Matrix& inner) const {
        return {
            a * inner.a + c * inner.b,
            b * inner.a + d * inner.b,
            a * inner.c + c * inner.d,
            b * inner.c + d * inner.d,
            a * inner.e + c * inner.f + e,
            b * inner.e + d * inner.f + f};
    }
};

} // namespace zbirnyk
