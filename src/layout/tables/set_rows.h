#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

/// A cell that is set.
struct SetCell {
    std::uint32_t index = 0; ///< of TableRange::cells
    Stack inside;
    Frame inner; ///< of the content, from the table's left edge
    Length top;  ///< of the content, from the band's top
};

/// Rows that cells over several rows hold together, set; often one row.
struct SetBand {
    std::uint32_t first = 0, last = 0; ///< rows of the table
    std::vector<SetCell> cells;
    std::vector<Length> tops; ///< of the rows, from the band's top; and the bottom of the last

    Length height() const { return tops.back(); }
};

/// The row after the last one of the band that begins with row `first`.
std::uint32_t band_end(const TableRange& table, std::uint32_t first, std::uint32_t limit);

/// Sets the rows [first, last) in the columns of the table: cells aligned, rows as high as needed.
SetBand set_band(
    const TableRange& table, std::uint32_t first, std::uint32_t last, const FlowContext& context);

/// Finds where the decimal signs stand in columns that are aligned on them: by the widest text from
/// the sign on, in all cells of body and foot. Nothing is set twice: lines are kept.
void find_decimals(TableRange& table, const FlowContext& context);

/// All content of a band, from its top.
Content content_of(const SetBand& band);

/// True when the paragraphs of all cells met their fit.
bool fits(const SetBand& band);

} // namespace zbirnyk
