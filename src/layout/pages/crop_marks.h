#pragma once

#include "layout/page.h"

namespace zbirnyk {

/// Gives a page the sheet around it that its master asks for: room for the bleed and, with crop
/// marks, eight lines beside the corners that show where to cut. They stand outside the bleed, at
/// least 3 mm from the trimmed page, so that none is left after cutting.
void add_sheet(const PageMaster& master, Page& page);

} // namespace zbirnyk
