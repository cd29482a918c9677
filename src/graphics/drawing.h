#pragma once

#include "base/color.h"
#include "base/geometry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zbirnyk {

enum class PathVerb : std::uint8_t { Move, Line, Cubic, Close };

/// A path: Move and Line take one point each, Cubic three, Close none.
struct Path {
    std::vector<PathVerb> verbs;
    std::vector<Vec2> points;

    void move_to(Vec2 p);
    void line_to(Vec2 p);
    void cubic_to(Vec2 control1, Vec2 control2, Vec2 end);
    void close();
    void append_rectangle(double x, double y, double width, double height);
    Path transformed(const Matrix& matrix) const;
};

enum class FillRule : std::uint8_t { NonZero, EvenOdd };
enum class LineCap : std::uint8_t { Butt, Round, Square };
enum class LineJoin : std::uint8_t { Miter, Round, Bevel };

struct Stroke {
    Color color;
    double width = 1;
    LineCap cap = LineCap::Butt;
    LineJoin join = LineJoin::Miter;
    double miter_limit = 4;
    std::vector<double> dashes = {};
};

struct DrawPath {
    Path path;
    std::optional<Color> fill = {};
    FillRule fill_rule = FillRule::NonZero;
    std::optional<Stroke> stroke = {};
};

enum class TextAnchor : std::uint8_t { Start, Middle, End };

/// A line of text in a drawing; `origin` is on the baseline. Shaped by layout.
struct DrawText {
    Vec2 origin;
    TextAnchor anchor = TextAnchor::Start;
    std::string text;
    std::string font_family;
    int font_weight = 400;
    bool italic = false;
    double font_size = 10;
    Color color;
    std::string font_features = {};
};

/// Vector graphics in points, y downwards, origin at the top left.
struct Drawing {
    double width = 0, height = 0;
    std::vector<std::variant<DrawPath, DrawText>> operations;
};

enum class RasterKind : std::uint8_t {
    Jpeg, ///< `bytes` is the JPEG file as it came
    Gray, ///< one byte a pixel
    Rgb,  ///< three bytes a pixel
    Mask, ///< one bit a pixel, rows padded to bytes, 1 = painted black; drawn in `ink`
};

struct Raster {
    RasterKind kind = RasterKind::Rgb;
    std::uint32_t width = 0, height = 0; ///< pixels
    std::uint8_t components = 3;         ///< of a Jpeg: 1, 3 or 4
    std::string bytes;
    std::string alpha = {}; ///< one byte a pixel, or empty when opaque
    double dpi_x = 96, dpi_y = 96;
    Color ink = {};
};

using Picture = std::variant<Drawing, Raster>;

} // namespace zbirnyk
