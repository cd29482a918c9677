#pragma once

#include "graphics/drawing.h"

#include <optional>
#include <string>

namespace zbirnyk {

/// Writes the operators of paths and knows the colours and line styles that are in force, so that
/// nothing is set twice. Points go down from the top of an area that is `height` points high;
/// written they go up from its bottom.
class PathOperators {
  public:
    PathOperators(std::string& out, double height)
        : out_(out)
        , height_(height) {}

    /// The path must have verbs and a fill or a stroke.
    void draw(const DrawPath& drawn);
    void set_fill(Color color);

    /// The graphics state is another one: nothing is known to be set.
    void forget() {
        fill_.reset();
        stroke_.reset();
    }

  private:
    void set_stroke(const Stroke& stroke);
    void append_path(const Path& path);
    void append_point(Vec2 point);

    std::string& out_;
    double height_;
    std::optional<Color> fill_;
    std::optional<Stroke> stroke_;
};

} // namespace zbirnyk
