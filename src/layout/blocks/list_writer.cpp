#include "layout/blocks/list_writer.h"

#include <algorithm>
#include <utility>

namespace zbirnyk {

void ListWriter::space(Length space) {
    space_ = max(space_, space);
}

void ListWriter::forbid_break(BreakRank rank) {
    rank_ = std::max(rank_, rank);
}

void ListWriter::keep_with_two_lines() {
    forbid_break(BreakRank::KeepWithNext);
    lines_to_keep_ = 2;
}

void ListWriter::force_break(BreakBefore kind) {
    // Anchors and markers belong to what follows them; what is drawn stays on the page it was met
    // on.
    if (!hanging_.parts.empty() || !hanging_.placed.empty() || !hanging_.shades.empty() ||
        !hanging_.floats.empty()) {
        Content following;
        following.anchors = std::exchange(hanging_.anchors, {});
        following.markers = std::exchange(hanging_.markers, {});
        flush_hanging();
        hanging_ = std::move(following);
    }
    forced_ = std::max(forced_, kind);
}

void ListWriter::hang(const Content& content) {
    hanging_.append(content, {});
}

Slab& ListWriter::begin_slab(Slab slab) {
    slab.space = std::exchange(space_, {});
    slab.rank = std::exchange(rank_, BreakRank::Allowed);
    slab.forced = std::exchange(forced_, BreakBefore::Auto);
    slab.min_space = std::exchange(min_space_, {});
    slab.begin = list_.slabs.empty() ? Slab::Extent{} : list_.end_of(list_.size() - 1);
    if (!hanging_.empty()) {
        for (const Part& part : hanging_.parts)
            slab.has_notes |= !part.line->footnotes.empty();
        list_.has_floats |= !hanging_.floats.empty();
        list_.pool.append(hanging_, {});
        hanging_ = {};
    }
    return list_.slabs.emplace_back(slab);
}

void ListWriter::write(Slab slab, const Content& content) {
    if (slab.columns != NoId || (slab.height > Length{} && !content.parts.empty()))
        lines_to_keep_ = 0; // a picture, a row or columns are enough beside a heading
    for (const Part& part : content.parts)
        slab.has_notes |= !part.line->footnotes.empty();
    begin_slab(slab);
    list_.pool.append(content, {});
}

void ListWriter::write_line(Line& line, Length x, Span span, Snap snap) {
    Slab slab{.height = line.above + line.below, .baseline = line.above, .span = span};
    slab.on_grid = snap == Snap::ToGrid;
    if (lines_to_keep_ > 0) {
        forbid_break(BreakRank::KeepWithNext);
        --lines_to_keep_;
    }
    slab.has_notes = !line.footnotes.empty();
    slab.hyphenated = line.hyphenated;
    begin_slab(slab);
    list_.pool.parts.push_back({&line, {x, line.above}});
}

Length ListWriter::height_since(std::uint32_t first) const {
    return height_of(list_, first, list_.size()) + space_;
}

void ListWriter::raise_ranks(std::uint32_t first, std::uint32_t last, BreakRank rank) {
    for (std::uint32_t i = first; i < last; ++i)
        list_.slabs[i].rank = std::max(list_.slabs[i].rank, rank);
}

std::uint32_t ListWriter::open_box(BoxRange box) {
    box.first = position();
    list_.boxes.push_back(box);
    return static_cast<std::uint32_t>(list_.boxes.size() - 1);
}

void ListWriter::close_box(std::uint32_t box) {
    list_.boxes[box].last = position();
}

std::uint32_t ListWriter::add_table(TableRange table) {
    list_.tables.push_back(std::move(table));
    return static_cast<std::uint32_t>(list_.tables.size() - 1);
}

std::uint32_t ListWriter::add_continuation(Continuation continuation) {
    list_.continuations.push_back(continuation);
    return static_cast<std::uint32_t>(list_.continuations.size() - 1);
}

std::uint32_t ListWriter::add_columns(ColumnSet columns) {
    list_.has_floats |= columns.list.has_floats;
    list_.column_sets.push_back(std::move(columns));
    return static_cast<std::uint32_t>(list_.column_sets.size() - 1);
}

void ListWriter::flush_hanging() {
    const Length space = std::exchange(space_, {});
    if (!list_.slabs.empty())
        rank_ = BreakRank::Glued;
    begin_slab({});
    space_ = space;
}

VerticalList ListWriter::finish() && {
    if (!hanging_.empty()) {
        if (forced_ == BreakBefore::Auto)
            flush_hanging();
        else
            begin_slab({});
    }
    return std::move(list_);
}

} // namespace zbirnyk
