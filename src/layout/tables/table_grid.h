#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

/// A cell where it lies in the grid of its section: head, body or foot.
struct GridCell {
    const TableCell* cell = nullptr;
    std::size_t row = 0, column = 0;
    std::size_t rows = 1, columns = 1; ///< spans, cut to what the section has
};

/// The number of columns: those declared, or more when a row needs them.
std::size_t column_count(const TableBlock& table);

/// The cells of a section in reading order, each at the first free column of its row. Spans do not
/// reach beyond the section.
std::vector<GridCell> lay_grid(const std::vector<TableRow>& rows, std::size_t columns);

/// Least and natural width of every column by the cells of all sections.
std::vector<ContentWidths> measure_columns(const TableBlock& table, const FlowContext& context);

} // namespace zbirnyk
