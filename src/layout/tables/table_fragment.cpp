#include "layout/tables/table_fragment.h"

#include "layout/blocks/columns.h"

#include <algorithm>

namespace zbirnyk {

namespace {

void append_repeated(const Content& content, Point at, Content& out) {
    const std::size_t before = out.parts.size();
    Content repeated;
    repeated.parts = content.parts;
    repeated.shades = content.shades;
    out.append(repeated, at);
    for (std::size_t i = before; i < out.parts.size(); ++i)
        out.parts[i].use = Part::Use::Repeated;
}

class FragmentMaker {
  public:
    FragmentMaker(const TableRange& table, const FilledRange& range, const SlabPlaces& places)
        : table_(table)
        , range_(range)
        , places_(places) {
        fragment_.table = &table;
        fragment_.x = places.corner.x + table.x;
    }

    TableFragment make() {
        const Continuation* above = broken_at(range_.first);
        if (above)
            add_above(*above);
        add_rows(above != nullptr);
        if (above)
            repeat_cells();
        if (broken_at(range_.last))
            add_below();
        return std::move(fragment_);
    }

  private:
    /// What a break before `slab` asks for, if it divides this table.
    const Continuation* broken_at(std::uint32_t slab) const {
        if (slab <= table_.first() || slab >= table_.last())
            return nullptr;
        const std::uint32_t number = range_.list->slabs[slab].continuation;
        return number == NoId ? nullptr : &range_.list->continuations[number];
    }

    void add_repeated(const RepeatedRow& part, std::uint32_t slab, Length& y, Content& out) {
        fragment_.rows.push_back({part.row, y, y + part.height});
        const Point at{fragment_.x, y};
        if (part.has_totals)
            out.totals.push_back({&table_, table_.row_of(slab), part.row, at});
        else
            append_repeated(part.content, at, out);
        y += part.height;
    }

    void add_above(const Continuation& continuation) {
        Length y = places_.corner.y;
        append_repeated(table_.continued, {fragment_.x, y}, fragment_.above);
        y += table_.continued_height;
        for (const RepeatedRow& part : table_.repeated_head)
            add_repeated(part, range_.first, y, fragment_.above);
        if (continuation.subhead != NoId)
            add_repeated(table_.subheads[continuation.subhead], range_.first, y, fragment_.above);
    }

    void add_below() {
        Length y = places_.bottoms.back();
        for (const RepeatedRow& part : table_.repeated_foot)
            add_repeated(part, range_.last, y, fragment_.below);
    }

    void add_rows(bool continued) {
        const std::uint32_t from = std::max(table_.first(), range_.first);
        const std::uint32_t to = std::min(table_.last(), range_.last);
        const std::uint32_t last = table_.row_of(to - 1);
        for (std::uint32_t r = table_.row_of(from); r <= last; ++r) {
            const std::uint32_t first_slab = std::max(table_.slabs[r], from);
            const std::uint32_t end_slab = std::min(table_.slabs[r + 1], to);
            if (first_slab >= end_slab)
                continue;
            RowPlace place{.row = r};
            place.top = places_.tops[first_slab - range_.first];
            if (continued && first_slab == range_.first)
                place.top -= range_.list->slabs[first_slab].reach;
            place.bottom = places_.bottoms[end_slab - 1 - range_.first];
            place.cut_above = table_.slabs[r] < from;
            place.cut_below = table_.slabs[r + 1] > to;
            if (first_flow_row_ == NoId)
                first_flow_row_ = static_cast<std::uint32_t>(fragment_.rows.size());
            fragment_.rows.push_back(place);
        }
    }

    /// Says cells again that come down from the page before, where they have room for it.
    void repeat_cells() {
        if (first_flow_row_ == NoId)
            return;
        const RowPlace& first = fragment_.rows[first_flow_row_];
        for (const RepeatedCell& repeated : table_.repeated_cells) {
            const GridCell& cell = table_.cells[repeated.cell];
            const bool reaches = cell.row < first.row && cell.row + cell.rows > first.row;
            if (!reaches || repeated.last_slab >= range_.first)
                continue;
            Length bottom = first.bottom;
            for (std::size_t i = first_flow_row_; i < fragment_.rows.size(); ++i)
                if (fragment_.rows[i].row < cell.row + cell.rows)
                    bottom = fragment_.rows[i].bottom;
            if (first.top + repeated.height <= bottom)
                append_repeated(repeated.content, {fragment_.x, first.top}, fragment_.above);
        }
    }

    const TableRange& table_;
    const FilledRange& range_;
    const SlabPlaces& places_;
    TableFragment fragment_;
    std::uint32_t first_flow_row_ = NoId; // in the fragment's rows
};

} // namespace

std::vector<TableFragment> fragments_of_tables(const FilledRange& range, const SlabPlaces& places) {
    std::vector<TableFragment> fragments;
    for (const TableRange& table : range.list->tables)
        if (std::max(table.first(), range.first) < std::min(table.last(), range.last))
            fragments.push_back(FragmentMaker(table, range, places).make());
    return fragments;
}

} // namespace zbirnyk
