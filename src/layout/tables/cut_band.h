#pragma once

#include "layout/tables/set_rows.h"

namespace zbirnyk {

/// A part of a row that no page divides.
struct RowPiece {
    std::uint32_t row = 0; ///< of the table
    Length height;
    Length reach; ///< how far lines in it reach above its top
    BreakRank rank = BreakRank::Allowed;
    Content content; ///< from the table's left edge and the piece's top
};

/// How high a row may be to stand on a page, 0: any; and what a group of rows is kept together for.
struct CutRules {
    TableBlock::RowBreak row_break = TableBlock::RowBreak::Auto;
    Length room;
};

/// Cuts a band into pieces: between rows, and within a row where the rules ask for it. Every line
/// goes whole into the piece in which it ends.
std::vector<RowPiece> cut_band(const TableRange& table, const SetBand& band, const CutRules& rules);

} // namespace zbirnyk
