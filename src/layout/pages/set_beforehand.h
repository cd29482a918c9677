#pragma once

#include "layout/blocks/line_store.h"

namespace zbirnyk {

/// Sets the paragraphs of the flows on all threads that the resources allow, so that planning finds
/// their lines in `store`. With one thread it does nothing.
void set_beforehand(const ParagraphContext& context, LineStore& store);

} // namespace zbirnyk
