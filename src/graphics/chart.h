#pragma once

#include "graphics/drawing.h"

#include <string>
#include <vector>

namespace zbirnyk {

struct ChartSeries {
    std::string name;
    std::vector<double> values;      ///< one a category
    std::vector<std::string> labels; ///< the values as printed
};

/// Horizontal bars, grouped by category, drawn to the design specification §5: bar 3.5 mm, gap 0.5
/// mm, labels right-aligned before the zero line, values after the bars, legend above.
struct BarChart {
    std::vector<std::string> categories;
    std::vector<ChartSeries> series; ///< 1 to 4
    double width = 0;                ///< points
    double zero_line = 0;            ///< x of the zero line, points
    std::string font_family;
    double font_size = 8.25;
};

/// Values must not be negative and there must be as many as categories (checked by the caller).
Drawing draw_bar_chart(const BarChart& chart);

} // namespace zbirnyk
