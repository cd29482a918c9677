#pragma once

#include "layout/boxes/measure.h"
#include "layout/boxes/tabs.h"
#include "layout/lines/break_lines.h"

namespace zbirnyk {

/// Where a line stands: its room, between `left` and `left + width`.
struct LineRoom {
    Length left, width;
    Length raster_end; ///< x at which the patterns of leaders end, common to all paragraphs of a
                       ///< column
    TextAlign align = TextAlign::Start;
    Length line_height;
    const std::vector<TabStop>* tab_stops = nullptr; ///< of a paragraph with tabs
};

/// Positions the glyphs of a broken line and makes its items, links, anchors and footnotes.
Line place_line(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    const BrokenLine& broken,
    const LineRoom& room,
    const ParagraphContext& context);

} // namespace zbirnyk
