#pragma once

#include "layout/paragraph.h"

namespace zbirnyk {

/// Appends a drawing, scaled to fill `area`, to `items`: its paths as they are, its texts as shaped
/// glyph runs. Text is scaled by the area's height alone and keeps its proportions.
void place_drawing(
    const Drawing& drawing,
    const Rect& area,
    Mark mark,
    const ParagraphContext& context,
    std::vector<PageItem>& items);

} // namespace zbirnyk
