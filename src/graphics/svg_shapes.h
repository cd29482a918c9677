#pragma once

#include "graphics/svg_report.h"
#include "graphics/svg_values.h"

#include <optional>
#include <string_view>

namespace zbirnyk {

struct ViewBox {
    double x = 0, y = 0, width = 0, height = 0;
};

struct Viewport {
    double width = 0, height = 0;

    /// What percentages without a direction refer to (SVG 1.1 §7.10).
    double diagonal() const;
};

/// The view box of an element, when it has a usable one.
std::optional<ViewBox> view_box_of(Node element);

/// The map from a view box into a viewport by the value of preserveAspectRatio.
Matrix fit(const ViewBox& box, const Viewport& viewport, std::string_view aspect);

/// Reads the lengths of elements: percentages are of `viewport`, ems of `font_size`. A length that
/// cannot be read is reported as an error; an absent one is 0.
class SvgLengths {
  public:
    SvgLengths(const Viewport& viewport, double font_size, SvgReport& report)
        : viewport_(viewport)
        , font_size_(font_size)
        , report_(report) {}

    double horizontal(Node element, std::string_view attribute) const;
    double vertical(Node element, std::string_view attribute) const;
    /// Of no direction, such as a circle's radius.
    double diagonal(Node element, std::string_view attribute) const;

    SvgReport& report() const { return report_; }

  private:
    double read(Node element, std::string_view attribute, double percent_of) const;

    const Viewport& viewport_;
    double font_size_;
    SvgReport& report_;
};

/// Reports an attribute that cannot be read.
void report_malformed(Node element, std::string_view attribute, SvgReport& report);

/// The outline of a shape (`name` is the element's name without prefix) in its own coordinates;
/// nothing for one that draws nothing, with a warning for an unknown element.
std::optional<Path> read_svg_shape(Node element, std::string_view name, const SvgLengths& lengths);

} // namespace zbirnyk
