#pragma once

#include "diag/diagnostic.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

enum class CellKind : std::uint8_t {
    Text,
    Number,     ///< as a person would write it: 380671234567, 0.5
    Boolean,    ///< true or false
    Date,       ///< 2020-06-09, 2020-06-09 14:30:00 or 14:30:00
    Error,      ///< what the sheet shows: #N/A
    Uncomputed, ///< a formula whose value the file does not hold; the text is empty
};

/// A cell that is not empty. Its row is that of the SheetRow.
struct SheetCell {
    std::uint32_t column = 0; ///< from 1
    CellKind kind = CellKind::Text;
    std::string text;
    Span span; ///< set by `place_sheet`
};

/// A row with at least one cell; cells by ascending column.
struct SheetRow {
    std::uint32_t number = 0; ///< from 1
    bool hidden = false;      ///< by hand or by a filter
    std::vector<SheetCell> cells;
    Span span; ///< of the whole row, set by `place_sheet`

    /// The cell of a column, or null when it is empty.
    const SheetCell* cell(std::uint32_t column) const;
    SheetCell* cell(std::uint32_t column);
};

/// A rectangle of which only the first cell has a value. Rows and columns from 1, inclusive.
struct MergedCells {
    std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct Sheet {
    std::string name; ///< empty for CSV
    bool hidden = false;
    std::vector<SheetRow> rows; ///< by ascending number
    std::vector<MergedCells> merged;

    /// The row of that number, or null when it is empty.
    const SheetRow* row(std::uint32_t number) const;
};

/// What a sheet may cost: a million cells are a list of 50,000 people with 20 answers each.
struct SheetLimits {
    std::size_t part_bytes = 256u << 20; ///< of one unpacked part of the file
    std::size_t packed_ratio = 300;      ///< unpacked to packed bytes …
    std::size_t ratio_from = 32u << 20;  ///< … looked at from this unpacked size
    std::size_t cells = 4'000'000;
    std::size_t area = 16'000'000; ///< rows that are not empty × columns
    std::uint32_t columns = 1024;  ///< cells right of them are reported and left out
};

/// Registers the sheet as a source named `file:sheet`, so that diagnostics show its rows, and sets
/// the spans of rows and cells. An error (and false) when it is too large for that.
bool place_sheet(
    Sheet& sheet, std::string_view file, Span from, Sources& sources, Diagnostics& diagnostics);

/// The place of a cell in a sheet that was placed, be it empty or not.
Span cell_span(const SheetRow& row, std::uint32_t column);

/// Text of a cell fit for one line: blanks of every kind are single blanks, none at the ends.
std::string one_line(std::string_view text);

} // namespace zbirnyk
