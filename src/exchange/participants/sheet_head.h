#pragma once

#include "exchange/participants/mapping.h"
#include "exchange/sheets/workbook.h"

#include <optional>
#include <vector>

namespace zbirnyk {

/// A column of the sheet and what was decided of it.
struct SheetColumn {
    std::uint32_t number = 0; ///< from 1
    MappedColumn target;      ///< `head` on one line
    bool known = true;        ///< false: not recognised, not taken
    Certainty certainty = Certainty::Exact;
    Span span;
};

struct SheetHead {
    std::uint32_t row = 0;            ///< number of the row that holds the head
    std::vector<std::uint32_t> above; ///< numbers of the rows above it: titles
    std::vector<SheetColumn> columns; ///< those with a head, from left to right
    bool from_mapping = false;

    const SheetColumn* column(Field field) const;
};

/// Finds the head among the first rows of a sheet: the row that names most fields, a name among
/// them. Nothing (and nothing said) when there is none.
std::optional<SheetHead> find_head(const Sheet& sheet);
/// The row that has the heads of a mapping: at least half of them, and a name.
std::optional<SheetHead> find_head(const Sheet& sheet, const Mapping& mapping);

/// Reports of a head in a sheet that was placed: columns not recognised, two for one field, heads
/// of two rows, columns of the mapping that the sheet lacks. Settles them: of two columns the first
/// (or the one with an exact head) is taken.
void settle_head(
    SheetHead& head, const Sheet& sheet, const Mapping* mapping, Diagnostics& diagnostics);

} // namespace zbirnyk
