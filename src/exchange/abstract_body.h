#pragma once

#include "exchange/rich_text.h"

namespace zbirnyk {

/// Gives a body its structure back: bold paragraphs become headings where there are no real ones,
/// heading levels start at 2, paragraphs of pictures become figures, "Таблиця 1. …" before a table
/// and "Рис. 1. …" after a figure become captions without word and number, the first row of a table
/// its head when all of it is bold.
RichBlocks shape_body(RichBlocks blocks);

} // namespace zbirnyk
