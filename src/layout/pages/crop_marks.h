#pragma once

#include "layout/page.h"

namespace zbirnyk {

/// Where crop marks stand beside the edge of a trimmed page with `bleed`: outside the bleed, at
/// least 3 mm from the page, so that none is left after cutting.
struct MarkRoom {
    Length distance, length;
};

MarkRoom mark_room(Length bleed);

/// A fine line, of all plates, which is no content.
void add_mark(Point from, Point to, Page& page);

/// Gives a page the sheet around it that its master asks for: room for the bleed and, with crop
/// marks, eight lines beside the corners that show where to cut.
void add_sheet(const PageMaster& master, Page& page);

} // namespace zbirnyk
