#include "graphics/chart.h"

#include "base/utf8.h"

#include <algorithm>

/// Geometry of the bar chart, from design/specification.md §5 and its mock-up (all in millimetres
/// there). Every bar carries its value, so there is neither axis nor grid: only the zero line. The
/// legend stands above; a chart of one series needs none.
namespace zbirnyk {

namespace {

constexpr double mm_to_pt(double millimetres) {
    return millimetres * 72.0 / 25.4;
}

constexpr double BarHeight = mm_to_pt(3.5);
constexpr double BarGap = mm_to_pt(0.5);
/// Between the groups: the group step of 15.5 for three series less their 11.5.
constexpr double GroupGap = mm_to_pt(4.0);
/// From the zero line to the end of the category labels, and the line's width and overhang.
constexpr double LabelGap = mm_to_pt(3.0);
constexpr double ZeroLineWidth = mm_to_pt(0.2);
constexpr double ZeroLineOverhang = mm_to_pt(2.0);
constexpr double ValueGap = mm_to_pt(1.4);
constexpr double OutlineWidth = mm_to_pt(0.2);
constexpr double LegendSquare = mm_to_pt(3.5);
constexpr double LegendTextGap = mm_to_pt(1.5);
constexpr double LegendHeight = mm_to_pt(7.0);

/// The height of capitals and lining figures of Fira Sans in ems: texts are centred on it.
constexpr double CapHeight = 0.689;
/// A generous mean advance in ems, to keep room for values and legends: graphics/ measures no text.
constexpr double MeanAdvance = 0.56;

constexpr Color Ink{0x1D, 0x1D, 0x1B};

struct SeriesLook {
    Color fill;
    std::optional<Color> outline;
};

// Chart colours 1 to 5 (design/specification.md §1.5); ochre and pale have a contrast below 3:1 and
// get an outline.
constexpr SeriesLook Navy{{0x1B, 0x36, 0x5D}, std::nullopt};
constexpr SeriesLook Brick{{0xA2, 0x3B, 0x2A}, std::nullopt};
constexpr SeriesLook Teal{{0x2F, 0x8F, 0x85}, std::nullopt};
constexpr SeriesLook Ochre{{0xE0, 0xA5, 0x26}, Color{0x8A, 0x5F, 0x10}};

/// Chosen so that neighbours differ for every kind of colour vision and in grey.
std::vector<SeriesLook> looks_of(std::size_t series) {
    switch (series) {
    case 1:
        return {Navy};
    case 2:
        return {Navy, Ochre};
    case 3:
        return {Navy, Ochre, Teal};
    default:
        return {Navy, Brick, Teal, Ochre};
    }
}

class BarChartDrawer {
  public:
    explicit BarChartDrawer(const BarChart& chart)
        : chart_(chart)
        , looks_(looks_of(chart.series.size())) {}

    Drawing draw() {
        const double top = chart_.series.size() > 1 ? LegendHeight : 0;
        if (chart_.series.size() > 1) {
            draw_legend();
        }
        const double bars = static_cast<double>(chart_.series.size());
        const double group = bars * BarHeight + (bars - 1) * BarGap;
        const double scale = points_per_unit();
        double y = top + ZeroLineOverhang;
        for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
            draw_group(i, y, scale);
            draw_label(chart_.categories[i], y + group / 2);
            y += group + GroupGap;
        }
        const double bottom = y - GroupGap + ZeroLineOverhang;
        DrawPath line;
        line.path.move_to({chart_.zero_line, top});
        line.path.line_to({chart_.zero_line, bottom});
        line.stroke = Stroke{Ink, ZeroLineWidth};
        drawing_.operations.emplace_back(std::move(line));
        drawing_.width = chart_.width;
        drawing_.height = bottom;
        return std::move(drawing_);
    }

  private:
    double text_width(std::string_view text) const {
        return static_cast<double>(count_code_points(text)) * MeanAdvance * chart_.font_size;
    }

    /// The largest scale at which no bar, its value after it included, passes the right edge.
    double points_per_unit() const {
        double scale = -1;
        for (const ChartSeries& series : chart_.series) {
            for (std::size_t i = 0; i < series.values.size(); ++i) {
                const std::string_view label =
                    i < series.labels.size() ? std::string_view(series.labels[i]) : "";
                const double room = chart_.width - chart_.zero_line - ValueGap - text_width(label);
                if (series.values[i] > 0) {
                    const double own = std::max(room, 0.0) / series.values[i];
                    scale = scale < 0 ? own : std::min(scale, own);
                }
            }
        }
        return std::max(scale, 0.0);
    }

    DrawText text_at(Vec2 origin, std::string text, TextAnchor anchor) const {
        DrawText result;
        result.origin = origin;
        result.anchor = anchor;
        result.text = std::move(text);
        result.font_family = chart_.font_family;
        result.font_size = chart_.font_size;
        result.color = Ink;
        return result;
    }

    /// The baseline of a text whose capitals are centred on `y`.
    double baseline(double y) const { return y + chart_.font_size * CapHeight / 2; }

    void draw_box(double x, double y, double width, double height, const SeriesLook& look) {
        DrawPath box;
        box.fill = look.fill;
        double inset = 0;
        if (look.outline && width > OutlineWidth) {
            // The outline lies inside, so that the bar keeps its length.
            inset = OutlineWidth / 2;
            box.stroke = Stroke{*look.outline, OutlineWidth};
        }
        box.path.append_rectangle(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
        drawing_.operations.emplace_back(std::move(box));
    }

    void draw_group(std::size_t category, double y, double scale) {
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            const ChartSeries& series = chart_.series[s];
            const double width =
                category < series.values.size() ? series.values[category] * scale : 0;
            if (width > 0) {
                draw_box(
                    chart_.zero_line, y, width, BarHeight, looks_[std::min(s, looks_.size() - 1)]);
            }
            if (category < series.labels.size()) {
                DrawText value = text_at(
                    {chart_.zero_line + width + ValueGap, baseline(y + BarHeight / 2)},
                    series.labels[category],
                    TextAnchor::Start);
                value.font_features = "tnum,lnum";
                drawing_.operations.emplace_back(std::move(value));
            }
            y += BarHeight + BarGap;
        }
    }

    /// A label too long for its room breaks at the blank nearest to its middle.
    void draw_label(const std::string& label, double middle) {
        const double x = chart_.zero_line - LabelGap;
        const std::size_t blank = text_width(label) > x ? middle_blank(label) : std::string::npos;
        if (blank == std::string::npos) {
            drawing_.operations.emplace_back(
                text_at({x, baseline(middle)}, label, TextAnchor::End));
            return;
        }
        const double half_leading = chart_.font_size * 1.2 / 2;
        drawing_.operations.emplace_back(
            text_at({x, baseline(middle - half_leading)}, label.substr(0, blank), TextAnchor::End));
        drawing_.operations.emplace_back(text_at(
            {x, baseline(middle + half_leading)}, label.substr(blank + 1), TextAnchor::End));
    }

    static std::size_t middle_blank(const std::string& label) {
        const std::size_t middle = label.size() / 2;
        const std::size_t before = label.rfind(' ', middle);
        const std::size_t after = label.find(' ', middle);
        if (before == std::string::npos || after == std::string::npos) {
            return before == std::string::npos ? after : before;
        }
        return middle - before <= after - middle ? before : after;
    }

    void draw_legend() {
        const auto count = static_cast<double>(chart_.series.size());
        const double step = (chart_.width - chart_.zero_line) / count;
        std::vector<double> widths;
        double total = 0;
        for (const ChartSeries& series : chart_.series) {
            widths.push_back(LegendSquare + LegendTextGap + text_width(series.name));
            total += widths.back();
        }
        const bool even = std::all_of(
            widths.begin(), widths.end(), [step](double width) { return width <= step; });
        const double gap = std::max(0.0, (chart_.width - chart_.zero_line - total) / count);
        double x = chart_.zero_line;
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            draw_box(x, 0, LegendSquare, LegendSquare, looks_[std::min(s, looks_.size() - 1)]);
            drawing_.operations.emplace_back(text_at(
                {x + LegendSquare + LegendTextGap, baseline(LegendSquare / 2)},
                chart_.series[s].name,
                TextAnchor::Start));
            x += even ? step : widths[s] + gap;
        }
    }

    const BarChart& chart_;
    std::vector<SeriesLook> looks_;
    Drawing drawing_;
};

} // namespace

Drawing draw_bar_chart(const BarChart& chart) {
    return BarChartDrawer(chart).draw();
}

} // namespace zbirnyk
