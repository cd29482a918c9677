#pragma once

#include "layout/blocks/line_store.h"
#include "layout/blocks/vertical_list.h"

namespace zbirnyk {

/// What stands in an upright box of `size`, when the box is turned. Blocks placed by coordinates of
/// the page, and floats, are not turned.
Content turn_content(Content content, Size size, Turn turn, LineStore& store);

} // namespace zbirnyk
