#pragma once

#include "layout/page.h"

#include <string>

namespace zbirnyk {

/// The boxes of a page (ISO 32000-1, 14.11.2). The lower left corner of the trimmed page is the
/// origin, so that a sheet around it moves nothing.
std::string page_boxes(const Page& page);

} // namespace zbirnyk
