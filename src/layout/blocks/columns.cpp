#include "layout/blocks/columns.h"

#include <algorithm>

// A column takes the last legal break that fits. Balanced columns come from a search by halves for
// the least height at which filling column by column uses up the slabs: no line is set twice.

namespace zbirnyk {

Length repeated_head_height(const VerticalList& list, std::uint32_t first) {
    if (first >= list.size() || list.slabs[first].continuation == NoId)
        return {};
    const Slab& slab = list.slabs[first];
    return list.continuations[slab.continuation].head_height + slab.reach;
}

Length repeated_foot_height(const VerticalList& list, std::uint32_t end) {
    if (end >= list.size() || list.slabs[end].continuation == NoId)
        return {};
    return list.continuations[list.slabs[end].continuation].foot_height;
}

ColumnBreak break_column(
    const VerticalList& list, std::uint32_t first, Length height, ForcedBreaks forced_breaks) {
    ColumnBreak best;
    bool found = false;
    Length used = repeated_head_height(list, first);
    for (std::uint32_t i = first;; ++i) {
        const bool at_end = i == list.size();
        const bool forced = !at_end && i > first && forced_breaks == ForcedBreaks::End &&
                            list.slabs[i].forced != BreakBefore::Auto;
        if (i > first) {
            const Length total = used + repeated_foot_height(list, i);
            if (total > height)
                break;
            const BreakRank rank = at_end || forced ? BreakRank::Allowed : list.slabs[i].rank;
            if (!found || rank <= best.rank)
                best = {.end = i, .height = total, .rank = rank, .forced = forced};
            found = true;
        }
        if (at_end || forced)
            break;
        used += list.slabs[i].height + (i == first ? Length{} : list.slabs[i].space);
    }
    if (found)
        return best;
    const std::uint32_t end = first + 1;
    return {
        .end = end,
        .height = repeated_head_height(list, first) + list.slabs[first].height,
        .rank = end < list.size() ? list.slabs[end].rank : BreakRank::Allowed,
        .overflows = true};
}

ColumnShape shape_of(const ColumnSet& set, ForcedBreaks forced_breaks) {
    const auto filling =
        set.balance ? ColumnShape::Filling::Balanced : ColumnShape::Filling::InTurn;
    return {set.count, filling, forced_breaks};
}

namespace {

ColumnFill
fill_at_height(const VerticalList& list, ColumnShape shape, std::uint32_t first, Length height) {
    ColumnFill fill{.end = first};
    while (static_cast<int>(fill.columns.size()) < shape.count && fill.end < list.size()) {
        const ColumnBreak column = break_column(list, fill.end, height, shape.forced_breaks);
        // What is higher than a column is a last resort: only the first one takes it.
        if (column.overflows && !fill.columns.empty())
            break;
        fill.columns.push_back(column);
        fill.end = column.end;
        fill.height = max(fill.height, column.height);
        if (column.forced)
            break;
    }
    return fill;
}

/// Nothing left over and no keep broken.
bool is_sound(const VerticalList& list, const ColumnFill& fill) {
    return fill.end == list.size() &&
           std::all_of(fill.columns.begin(), fill.columns.end(), [](const ColumnBreak& column) {
               return column.rank <= BreakRank::Avoid && !column.overflows;
           });
}

} // namespace

ColumnFill
fill_columns(const VerticalList& list, ColumnShape shape, std::uint32_t first, Length height) {
    ColumnFill full = fill_at_height(list, shape, first, height);
    if (shape.filling == ColumnShape::Filling::InTurn || !is_sound(list, full))
        return full;
    Length low; // not sound
    Length high = full.height;
    while (high.units - low.units > 1) {
        const Length middle = (low + high) / 2;
        ColumnFill fill = fill_at_height(list, shape, first, middle);
        if (is_sound(list, fill)) {
            high = fill.height;
            full = std::move(fill);
        } else {
            low = middle;
        }
    }
    return full;
}

} // namespace zbirnyk
