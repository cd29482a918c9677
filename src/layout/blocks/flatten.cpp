#include "layout/blocks/flatten.h"

#include "layout/blocks/box_model.h"
#include "layout/blocks/columns.h"
#include "layout/tables/table_fragment.h"

#include <algorithm>
#include <limits>

namespace zbirnyk {

namespace {

constexpr Length Endless{std::numeric_limits<std::int64_t>::max() / 4};

ColumnFill balanced_columns(const ColumnSet& set) {
    const ColumnShape shape{set.count, ColumnShape::Filling::Balanced, ForcedBreaks::Ignore};
    return fill_columns(set.list, shape, 0, Endless);
}

ColumnSetFill fill_whole(const ColumnSet& set, std::uint32_t slab) {
    const ColumnFill fill = balanced_columns(set);
    ColumnSetFill filled{.slab = slab, .height = fill.height};
    std::uint32_t first = 0;
    Length x = set.x;
    for (const ColumnBreak& column : fill.columns) {
        filled.columns.push_back({&set.list, first, column.end, {x, {}}});
        first = column.end;
        x += set.column_width + set.gap;
    }
    return filled;
}

ColumnSetFill fill_of(const FilledRange& range, std::uint32_t slab) {
    for (const ColumnSetFill& set : range.sets)
        if (set.slab == slab)
            return set;
    return fill_whole(range.list->column_sets[range.list->slabs[slab].columns], slab);
}

struct Flattening {
    const FilledRange& range;
    Point corner;
    Content& out;
    const VerticalList& list = *range.list;
    std::vector<Length> tops = {}, bottoms = {};
    std::vector<ColumnSetFill> sets = {};

    void measure() {
        Length y =
            repeated_head_height(list, range.first); // from the corner: the grid begins there
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            const Slab& slab = list.slabs[i];
            y = top_of(list, i, range.first, y);
            tops.push_back(corner.y + y);
            if (slab.columns == NoId) {
                y += slab.height;
            } else {
                sets.push_back(fill_of(range, i));
                y += sets.back().height;
            }
            bottoms.push_back(corner.y + y);
        }
    }

    void paint(const BoxRange& box) {
        const std::uint32_t from = std::max(box.first, range.first);
        const std::uint32_t to = std::min(box.last, range.last);
        if (from >= to)
            return;
        const auto end = [](bool closed) {
            return closed ? BoxEnds::End::Closed : BoxEnds::End::Open;
        };
        const bool starts = box.first >= range.first, ends = box.last <= range.last;
        Length top = tops[from - range.first], bottom = bottoms[to - 1 - range.first];
        if (starts)
            top += box.margin_top;
        else if (from == range.first)
            top = corner.y;
        if (ends)
            bottom -= box.margin_bottom;
        else if (to == range.last)
            bottom += repeated_foot_height(list, to);
        const Rect area{box.x + corner.x, top, box.width, bottom - top};
        paint_box(box, area, {end(starts), end(ends)}, out.shades);
    }

    void append(std::uint32_t i) {
        const Slab& slab = list.slabs[i];
        const Slab::Extent end = list.end_of(i);
        const Point at{corner.x, tops[i - range.first]};
        const Content& pool = list.pool;
        const auto before = static_cast<std::uint32_t>(out.parts.size());
        for (std::uint32_t k = slab.begin.placed; k < end.placed; ++k) {
            const PlacedBlock& block = pool.placed[k];
            out.placed.push_back({block.block, before + block.before_part - slab.begin.parts});
        }
        for (std::uint32_t k = slab.begin.parts; k < end.parts; ++k) {
            const Part& part = pool.parts[k];
            out.parts.push_back(
                {part.line, {part.origin.x + at.x, part.origin.y + at.y}, part.use});
        }
        for (std::uint32_t k = slab.begin.anchors; k < end.anchors; ++k) {
            const AnchorPlace& place = pool.anchors[k];
            out.anchors.push_back({place.anchor, {place.at.x + at.x, place.at.y + at.y}});
        }
        for (std::uint32_t k = slab.begin.markers; k < end.markers; ++k)
            out.markers.push_back(pool.markers[k]);
        for (std::uint32_t k = slab.begin.shades; k < end.shades; ++k) {
            const auto& [area, color] = pool.shades[k];
            out.shades.push_back({{area.x + at.x, area.y + at.y, area.width, area.height}, color});
        }
    }

    void append_set(const ColumnSetFill& set) {
        const Point at{corner.x, tops[set.slab - range.first]};
        // What hangs above the set stands with its first part.
        if (set.columns.empty() || set.columns.front().first == 0)
            append(set.slab);
        for (const FilledRange& column : set.columns)
            flatten(column, {at.x + column.at.x, at.y + column.at.y}, out);
    }

    void run() {
        measure();
        for (const BoxRange& box : list.boxes)
            paint(box);
        const std::vector<TableFragment> tables =
            fragments_of_tables(range, {corner, tops, bottoms});
        for (const TableFragment& table : tables) {
            zbirnyk::paint(table, out.shades);
            out.append(table.above, {});
        }
        auto set = sets.begin();
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            if (list.slabs[i].columns == NoId)
                append(i);
            else
                append_set(*set++);
        }
        for (const TableFragment& table : tables)
            out.append(table.below, {});
    }
};

} // namespace

Length whole_height(const ColumnSet& set) {
    return balanced_columns(set).height;
}

void flatten(const FilledRange& range, Point at, Content& out) {
    Flattening{range, at, out}.run();
}

} // namespace zbirnyk
