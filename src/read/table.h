#pragma once

#include "diag/diagnostic.h"

#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

struct Cell {
    std::string text;
    Span span;
};

/// A table with one head row. Every row has as many cells as the head.
struct Table {
    std::vector<Cell> head;
    std::vector<std::vector<Cell>> rows;

    /// The column whose head is `name`, or nothing.
    std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads the registered file as CSV (RFC 4180) the way Ukrainian Excel writes it: `;`, `,` or tab,
/// whichever the head row uses most (or a first line `sep=;`); quoted cells with line breaks and
/// doubled quotes; empty trailing rows dropped. A row with too few or too many cells and an
/// unclosed quote are errors.
std::optional<Table> read_csv(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

/// The rows of a CSV as they stand: no head, rows of any length, titles above the table included.
/// The separator is the one that the first row with any uses most.
std::optional<std::vector<std::vector<Cell>>>
read_csv_rows(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

} // namespace zbirnyk
