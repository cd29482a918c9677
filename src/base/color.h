#pragma once

#include <compare>
#include <cstdint>

namespace zbirnyk {

/// An opaque sRGB colour.
struct Color {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend constexpr auto operator<=>(Color, Color) = default;
};

} // namespace zbirnyk
