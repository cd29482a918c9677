#pragma once

#include "diag/diagnostic.h"
#include "layout/page.h"

namespace zbirnyk {

/// Finished pages -> printer's sheets with several of them on each. Everything on a page moves with
/// it: marks, links, destinations; a sheet is labelled with the labels of its pages. What a page
/// draws beyond its bleed, or beyond the middle of a gap, is cut off; marks of its own are left
/// out. Pages of more than one size, and a sheet that is too small for pages, bleed and marks, are
/// reported at the sheet, and the pages stay as they were.
Pages impose(Pages pages, const PrintSheet& sheet, Diagnostics& diagnostics);

} // namespace zbirnyk
