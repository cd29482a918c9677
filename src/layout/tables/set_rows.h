#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

/// A table row that is set, its content from the table's left edge and the row's top.
struct SetRow {
    Content content;
    Length height;
    bool spanned = false; ///< a cell reaches from it into the next row
    bool fits = true;
    bool keep_with_next = false;
    Span span;
};

/// The rows of one section.
using SetRows = std::vector<SetRow>;

/// Where decimal points stand in each column: the widest text before and after them.
struct DecimalPlaces {
    Length before, after;
};

/// Sets the three sections of a table in columns of the given widths.
struct SetTable {
    SetRows head, body, foot;
};

SetTable
set_table(const TableBlock& table, const std::vector<Length>& widths, const FlowContext& context);

/// Sets one section alone: a head that is repeated.
SetRows set_section(
    const std::vector<TableRow>& rows,
    const std::vector<Length>& widths,
    const FlowContext& context);

/// Divides a row between lines, wherever no line of any cell is cut.
SetRows divide_row(const SetRow& row);

} // namespace zbirnyk
