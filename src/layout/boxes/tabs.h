#pragma once

#include "layout/boxes/measure.h"
#include "layout/lines/break_lines.h"

#include <vector>

namespace zbirnyk {

/// A tab of a line: how wide it is there, and the stop that it reached; null beyond the last one.
struct TabFill {
    Length advance;
    const TabStop* stop = nullptr;
};

/// The glyphs [first, end) of a line that begins at `left`.
struct TabbedLine {
    std::uint32_t first = 0, end = 0;
    Length left;
};

bool has_tabs(const Boxes& boxes);

/// The tabs of a line in order. A tab goes to the first stop behind it; what follows, up to the
/// next tab, begins, ends or is centred there, or has its decimal separator there. Where it does
/// not fit so, and beyond the last stop, the tab is a space wide. Pointers lead into `stops`.
std::vector<TabFill> fill_tabs(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    TabbedLine line,
    const std::vector<TabStop>& stops,
    const ParagraphContext& context);

/// The width of a paragraph with tabs, and where its tabs may stand.
struct TabbedMeasure {
    Length indent; ///< of the first line
    Length width;
    const std::vector<TabStop>& stops;
};

/// Breaks a paragraph with tabs: each line is filled as far as it goes, for how wide a tab is
/// depends on all that stands before it on its line.
std::vector<BrokenLine> break_tabbed_lines(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    const TabbedMeasure& measure,
    const ParagraphContext& context);

} // namespace zbirnyk
