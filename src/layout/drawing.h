#pragma once

#include "layout/paragraph.h"

namespace zbirnyk {

/// Appends a picture of the document, scaled to fill `area`, to `items`: whole, as one item; but a
/// drawing with text as its paths and its texts as shaped glyph runs. Text is scaled by the area's
/// height alone and keeps its proportions.
void add_picture(
    PictureId picture,
    const Rect& area,
    Mark mark,
    const ParagraphContext& context,
    std::vector<PageItem>& items);

} // namespace zbirnyk
