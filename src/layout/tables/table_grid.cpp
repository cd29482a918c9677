#include "layout/tables/table_grid.h"

#include "layout/tables/column_widths.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// The columns a section needs when only the spans of its own cells count.
std::size_t columns_needed(const std::vector<TableRow>& rows) {
    std::vector<std::size_t> taken(rows.size(), 0);
    std::size_t most = 0;
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (const TableCell& cell : rows[r].cells) {
            const auto columns = static_cast<std::size_t>(std::max(cell.column_span, 1));
            const auto span = static_cast<std::size_t>(std::max(cell.row_span, 1));
            for (std::size_t k = r; k < std::min(r + span, rows.size()); ++k)
                taken[k] += columns;
            most = std::max(most, taken[r]);
        }
    return most;
}

void widen(ContentWidths& column, ContentWidths cell) {
    column = {max(column.min, cell.min), max(column.max, cell.max)};
}

/// Adds to the columns of a spanning cell what they lack together, in equal parts.
void widen_together(
    std::vector<ContentWidths>& columns, const GridCell& place, ContentWidths cell) {
    ContentWidths have;
    for (std::size_t i = 0; i < place.columns; ++i) {
        have.min += columns[place.column + i].min;
        have.max += columns[place.column + i].max;
    }
    const auto n = std::max<std::int64_t>(1, static_cast<std::int64_t>(place.columns));
    const Length min_more = max({}, cell.min - have.min) / n;
    const Length max_more = max({}, cell.max - have.max) / n;
    for (std::size_t i = 0; i < place.columns; ++i) {
        columns[place.column + i].min += min_more;
        columns[place.column + i].max += max_more;
    }
}

} // namespace

std::size_t column_count(const TableBlock& table) {
    return std::max(
        {table.columns.size(),
         columns_needed(table.head),
         columns_needed(table.body),
         columns_needed(table.foot)});
}

std::vector<GridCell> lay_grid(const std::vector<TableRow>& rows, std::size_t columns) {
    std::vector<GridCell> cells;
    std::vector<std::size_t> busy_until(columns, 0); // the first row in which each column is free
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::size_t column = 0;
        for (const TableCell& cell : rows[r].cells) {
            while (column < columns && busy_until[column] > r)
                ++column;
            if (column >= columns)
                break;
            GridCell place{.cell = &cell, .row = r, .column = column};
            const auto wanted = static_cast<std::size_t>(std::max(cell.column_span, 1));
            place.columns = std::min(wanted, columns - column);
            place.rows =
                std::min(static_cast<std::size_t>(std::max(cell.row_span, 1)), rows.size() - r);
            for (std::size_t i = 0; i < place.columns; ++i)
                busy_until[column + i] = r + place.rows;
            column += place.columns;
            cells.push_back(place);
        }
    }
    return cells;
}

std::vector<ContentWidths> measure_columns(const TableBlock& table, const FlowContext& context) {
    const std::size_t count = column_count(table);
    std::vector<ContentWidths> columns(count);
    std::vector<std::pair<GridCell, ContentWidths>> spanning;
    for (const std::vector<TableRow>* rows : {&table.head, &table.body, &table.foot})
        for (const GridCell& place : lay_grid(*rows, count)) {
            ContentWidths widths = measure_blocks(place.cell->content, context);
            const BoxInsets insets = insets_of(context.style(place.cell->style));
            widths.min += insets.left + insets.right;
            widths.max += insets.left + insets.right;
            if (place.columns == 1)
                widen(columns[place.column], widths);
            else
                spanning.emplace_back(place, widths);
        }
    for (const auto& [place, widths] : spanning)
        widen_together(columns, place, widths);
    return columns;
}

} // namespace zbirnyk
