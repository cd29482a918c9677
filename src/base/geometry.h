#pragma once

#include "base/length.h"

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
