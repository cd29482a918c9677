#pragma once

#include "document/document.h"

#include <optional>

namespace zbirnyk {

/// A cell where it lies in the grid of its section: head, body or foot.
struct GridCell {
    const TableCell* cell = nullptr;
    std::uint32_t row = 0, rows = 1; ///< the span is cut to what the section has
    std::uint32_t column = 0, columns = 1;
};

/// The number of columns: those declared, or more when a row has more cells.
std::size_t column_count(const TableBlock& table);

/// The cells of a section in reading order, each at the first free column of its row, as in HTML.
/// Spans do not reach beyond the section, nor beyond `columns`, nor over a cell of a row above.
std::vector<GridCell> lay_grid(const std::vector<TableRow>& rows, std::size_t columns);

/// What is wrong with the spans and the number of cells of a row.
struct GridProblem {
    enum class Kind : std::uint8_t {
        Overlap,       ///< a cell that spans columns meets one that comes down from above
        BeyondColumns, ///< a cell spans more columns than there are
        BeyondRows,    ///< a cell spans more rows than its section has
        TooManyCells,
        TooFewCells,
    } kind = Kind::Overlap;
    Span span;                     ///< of the cell or row
    std::uint32_t row = 0;         ///< from 0
    std::size_t has = 0, room = 0; ///< what is asked for, and what there is
};

/// How many columns each row of a section asks for, whatever is declared.
std::vector<std::uint32_t> row_widths(const std::vector<TableRow>& rows);

std::vector<GridProblem> grid_problems(const std::vector<TableRow>& rows, std::size_t columns);

} // namespace zbirnyk
