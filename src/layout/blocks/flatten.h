#pragma once

#include "layout/blocks/vertical_list.h"

namespace zbirnyk {

struct ColumnSetFill;

/// Slabs [first, last) of a list where they stand: `at` is the top left corner of the list. Parts
/// of a table that are repeated stand above and below the slabs, within the range.
struct FilledRange {
    const VerticalList* list = nullptr;
    std::uint32_t first = 0, last = 0;
    Point at;
    std::vector<ColumnSetFill> sets; ///< how its column sets are filled, by ascending slab
};

/// A column set, or the part of it that stands on this page; the columns' x counts from the list's
/// left edge, y from the set's top.
struct ColumnSetFill {
    std::uint32_t slab = 0;
    Length height;
    std::vector<FilledRange> columns;
};

/// The height of a column set that stands whole, balanced.
Length whole_height(const ColumnSet& set);

/// Adds what stands in `range` to `out`, its list's top left corner at `at`: lines, the fragments
/// of boxes, the repeated parts of tables. Column sets that `range` says nothing of are filled
/// whole.
void flatten(const FilledRange& range, Point at, Content& out);

} // namespace zbirnyk
