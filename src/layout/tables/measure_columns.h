#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

/// Least and natural width of every column by the cells of all sections. Cells over several columns
/// give what they need more to the automatic columns under them, in proportion to their natural
/// widths. Of long sections only the cells are measured whose text or whose longest word is among
/// the longest of its column.
std::vector<ContentWidths> measure_columns(
    const TableBlock& table, const std::vector<Track>& tracks, const FlowContext& context);

/// The length of the text of blocks and of its longest word, in characters.
struct TextLength {
    std::size_t whole = 0, word = 0;
};

TextLength text_length(const Blocks& blocks);

} // namespace zbirnyk
