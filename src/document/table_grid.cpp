#include "document/table_grid.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// The most columns that a cell may span (HTML: 1,000).
constexpr int MostColumns = 1000;

class GridWalk {
  public:
    GridWalk(const std::vector<TableRow>& rows, std::size_t declared)
        : rows_(rows)
        , declared_(declared)
        , free_from_(declared) {}

    void run() {
        for (std::size_t r = 0; r < rows_.size(); ++r)
            add_row(static_cast<std::uint32_t>(r));
    }

    std::vector<GridCell> cells;
    std::vector<GridProblem> problems;

    std::size_t columns() const { return free_from_.size(); }

    /// How many columns of each row are covered.
    std::vector<std::uint32_t> covered;

  private:
    using Kind = GridProblem::Kind;

    bool is_free(std::size_t column, std::uint32_t row) const {
        return column >= free_from_.size() || free_from_[column] <= row;
    }

    void add_row(std::uint32_t r) {
        std::size_t column = 0;
        for (const TableCell& cell : rows_[r].cells) {
            while (!is_free(column, r))
                ++column;
            column += place(cell, r, column);
        }
        const bool too_many = declared_ > 0 && column > declared_;
        if (too_many)
            problems.push_back({Kind::TooManyCells, rows_[r].span, r, column, declared_});
        covered.push_back(static_cast<std::uint32_t>(std::count_if(
            free_from_.begin(), free_from_.end(), [&](std::uint32_t free) { return free > r; })));
    }

    std::size_t place(const TableCell& cell, std::uint32_t r, std::size_t column) {
        const auto wanted = static_cast<std::size_t>(std::clamp(cell.column_span, 1, MostColumns));
        std::size_t most = wanted;
        if (declared_ > 0 && column + wanted > std::max(declared_, column + 1)) {
            most = column < declared_ ? declared_ - column : 1;
            problems.push_back({Kind::BeyondColumns, cell.span, r, wanted, most});
        }
        std::size_t columns = 1;
        while (columns < most && is_free(column + columns, r))
            ++columns;
        if (columns < most)
            problems.push_back({Kind::Overlap, cell.span, r, most, columns});
        const auto tall = static_cast<std::size_t>(std::max(cell.row_span, 1));
        const std::size_t rows = std::min(tall, rows_.size() - r);
        if (rows < tall)
            problems.push_back({Kind::BeyondRows, cell.span, r, tall, rows});
        if (column + columns > free_from_.size())
            free_from_.resize(column + columns);
        for (std::size_t i = 0; i < columns; ++i)
            free_from_[column + i] = r + static_cast<std::uint32_t>(rows);
        cells.push_back(
            {&cell,
             r,
             static_cast<std::uint32_t>(rows),
             static_cast<std::uint32_t>(column),
             static_cast<std::uint32_t>(columns)});
        return columns;
    }

    const std::vector<TableRow>& rows_;
    std::size_t declared_;
    std::vector<std::uint32_t> free_from_; // by column: the first row in which it is free
};

} // namespace

std::size_t column_count(const TableBlock& table) {
    const std::size_t declared = table.columns.size();
    const auto widest = [&](std::size_t limit) {
        std::size_t count = declared;
        for (const std::vector<TableRow>* rows : {&table.head, &table.body, &table.foot}) {
            GridWalk walk(*rows, limit);
            walk.run();
            count = std::max(count, walk.columns());
        }
        return count;
    };
    // A row with more cells adds columns, and then its spans have room that was not declared: what
    // they ask for without a limit is what `lay_grid` gives them.
    return widest(declared) > declared ? widest(0) : declared;
}

std::vector<GridCell> lay_grid(const std::vector<TableRow>& rows, std::size_t columns) {
    GridWalk walk(rows, columns);
    walk.run();
    return std::move(walk.cells);
}

std::vector<std::uint32_t> row_widths(const std::vector<TableRow>& rows) {
    GridWalk walk(rows, 0);
    walk.run();
    return std::move(walk.covered);
}

std::vector<GridProblem> grid_problems(const std::vector<TableRow>& rows, std::size_t columns) {
    GridWalk walk(rows, columns);
    walk.run();
    for (std::uint32_t r = 0; r < rows.size(); ++r)
        if (walk.covered[r] < columns)
            walk.problems.push_back(
                {GridProblem::Kind::TooFewCells, rows[r].span, r, walk.covered[r], columns});
    return std::move(walk.problems);
}

} // namespace zbirnyk
