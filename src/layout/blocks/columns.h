#pragma once

#include "layout/blocks/vertical_list.h"

namespace zbirnyk {

/// Where a column ends, and how good that is.
struct ColumnBreak {
    std::uint32_t end = 0;
    Length height;                       ///< of the slabs, with repeated table parts
    BreakRank rank = BreakRank::Allowed; ///< of the break that was taken
    bool overflows = false;              ///< even the first slab is higher than the column
    bool forced = false;                 ///< the flow asks for a new page here
};

/// The height of what is repeated above slab `first` when a column begins with it, and of the room
/// for lines that reach above it.
Length repeated_head_height(const VerticalList& list, std::uint32_t first);
/// The height of what is repeated below when a column ends before slab `end`.
Length repeated_foot_height(const VerticalList& list, std::uint32_t end);

/// What a break that the flow asks for does: it ends the columns, or nothing where there is no page
/// to turn (in cells, footnotes, statics).
enum class ForcedBreaks : std::uint8_t { End, Ignore };

/// The best break for a column of `height` that begins with slab `first`: the last one of the
/// lowest rank that fits. At least one slab is taken.
ColumnBreak break_column(
    const VerticalList& list, std::uint32_t first, Length height, ForcedBreaks forced_breaks);

struct ColumnShape {
    int count = 1;
    enum class Filling : std::uint8_t { InTurn, Balanced } filling = Filling::InTurn;
    ForcedBreaks forced_breaks = ForcedBreaks::End;
};

ColumnShape shape_of(const ColumnSet& set, ForcedBreaks forced_breaks);

/// Columns side by side.
struct ColumnFill {
    std::vector<ColumnBreak> columns; ///< at most as many as asked for
    std::uint32_t end = 0;            ///< the first slab that found no place
    Length height;                    ///< of the highest column
};

/// Fills columns with the slabs of `list` from `first` on, in at most `height`. When all the rest
/// fits, balanced columns are made as low as possible.
ColumnFill
fill_columns(const VerticalList& list, ColumnShape shape, std::uint32_t first, Length height);

} // namespace zbirnyk
