#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace zbirnyk {

/// A distance on paper in whole units of 1/65,536 of a DTP point (1/72 in). Layout adds and
/// compares lengths as integers, so that a page is the same on every machine. 64 bits: a paragraph
/// of a million words does not overflow.
struct Length {
    std::int64_t units = 0;

    static constexpr std::int64_t UnitsPerPoint = 65536;

    friend constexpr auto operator<=>(Length, Length) = default;

    constexpr Length operator-() const { return {-units}; }

    constexpr Length& operator+=(Length other) {
        units += other.units;
        return *this;
    }

    constexpr Length& operator-=(Length other) {
        units -= other.units;
        return *this;
    }

    friend constexpr Length operator+(Length a, Length b) { return {a.units + b.units}; }

    friend constexpr Length operator-(Length a, Length b) { return {a.units - b.units}; }

    friend constexpr Length operator*(Length a, std::int64_t n) { return {a.units * n}; }

    friend constexpr Length operator*(std::int64_t n, Length a) { return {a.units * n}; }

    friend constexpr Length operator/(Length a, std::int64_t n) { return {a.units / n}; }
};

/// The length of `points` DTP points, rounded to the nearest unit.
inline Length pt(double points) {
    return {std::llround(points * static_cast<double>(Length::UnitsPerPoint))};
}

/// The length of `millimetres`, rounded to the nearest unit (1 mm = 72/25.4 pt).
inline Length mm(double millimetres) {
    return pt(millimetres * 72.0 / 25.4);
}

/// `factor` times `length`, rounded to the nearest unit.
inline Length scaled(Length length, double factor) {
    return {std::llround(static_cast<double>(length.units) * factor)};
}

constexpr double to_points(Length length) {
    return static_cast<double>(length.units) / static_cast<double>(Length::UnitsPerPoint);
}

constexpr Length max(Length a, Length b) {
    return a < b ? b : a;
}

constexpr Length min(Length a, Length b) {
    return b < a ? b : a;
}

} // namespace zbirnyk
