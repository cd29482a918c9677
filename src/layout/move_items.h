#pragma once

#include "layout/page.h"

namespace zbirnyk {

void move_by(PageItem& item, Point by);

/// Turns an item of a box of `size` with it: it stands where turned() says.
void turn(PageItem& item, Size size, Turn turn);

} // namespace zbirnyk
