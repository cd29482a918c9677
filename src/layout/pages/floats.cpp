#include "layout/pages/floats.h"

#include "diag/codes.h"
#include "layout/blocks/columns.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::size_t MostInArea = 2;

Length gap_of(const Style& style) {
    const Length asked = max(style.space_before, style.space_after);
    return asked > Length{} ? asked : style.line_height;
}

const ColumnSetFill* fill_of(const FilledRange& range, std::uint32_t slab) {
    for (const ColumnSetFill& set : range.sets)
        if (set.slab == slab)
            return &set;
    return nullptr;
}

} // namespace

FloatPiece FloatLists::whole(const Block& block) {
    const VerticalList*& list = by_block_[&block];
    if (!list)
        list = &lists_.emplace_back(build_block(block, width_, context_));
    return {
        &block,
        list,
        0,
        list->size(),
        height_of(*list, 0, list->size()),
        gap_of(context_.style(block.style))};
}

void FloatLists::collect(const FilledRange& range, FloatQueue& queue) {
    const VerticalList& list = *range.list;
    if (!list.has_floats)
        return;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        const Slab& slab = list.slabs[i];
        const ColumnSetFill* set = fill_of(range, i);
        const bool begins = !set || set->columns.empty() || set->columns.front().first == 0;
        const std::uint32_t end = list.end_of(i).floats;
        for (std::uint32_t k = slab.begin.floats; begins && k < end; ++k)
            if (const FloatPiece piece = whole(*list.pool.floats[k]); piece.last > 0)
                queue.push_back(piece);
        if (set)
            for (const FilledRange& column : set->columns)
                collect(column, queue);
    }
}

bool FloatAreas::stands_at_head(const FloatPiece& piece) const {
    return piece.block->floating == Float::Top && !opens;
}

bool FloatAreas::takes(const FloatPiece& piece, Length height) const {
    if (piece.first > 0 || piece.block->floating == Float::Page)
        return false;
    const FloatQueue& area = stands_at_head(piece) ? head : foot;
    const Length all = head_height + foot_height + piece.height + piece.gap;
    return area.size() < MostInArea && all <= height * 7 / 10;
}

void FloatAreas::add(const FloatPiece& piece) {
    const bool at_head = stands_at_head(piece);
    (at_head ? head : foot).push_back(piece);
    (at_head ? head_height : foot_height) += piece.height + piece.gap;
}

namespace {

/// The part of a float that fits a page of `height`, and the rest of it; nothing when it must not
/// be divided any more.
void divide(FloatPiece piece, Length height, FloatPage& page) {
    const bool begins = piece.first == 0;
    const ColumnBreak part = break_column(*piece.list, piece.first, height, ForcedBreaks::Ignore);
    FloatPiece rest = piece;
    piece.last = rest.first = part.end;
    piece.height = part.height;
    page.placed.push_back(piece);
    if (rest.first < rest.last) {
        rest.height = height_of(*rest.list, rest.first, rest.last);
        page.rest.push_back(rest);
    }
    if (part.overflows)
        page.diagnostics.error(
            codes::LayoutTooTall,
            piece.block->span,
            fmt::format(
                "what cannot be divided is {:.1f} pt high, the page has room for {:.1f} pt",
                to_points(part.height),
                to_points(height)),
            "it runs over the edge: make it lower or let it be divided");
    else if (begins)
        page.diagnostics.warning(
            codes::LayoutTooTall,
            piece.block->span,
            fmt::format(
                "the float is {:.1f} pt high, a page {:.1f} pt",
                to_points(height_of(*piece.list, 0, piece.list->size())),
                to_points(height)),
            "it is divided between pages: make it lower, or let it stand `here`");
}

} // namespace

FloatPage fill_float_page(const FloatQueue& queue, FloatsWanted wanted, Length height) {
    FloatPage page;
    Length used;
    std::size_t next = 0;
    for (; next < queue.size(); ++next) {
        const FloatPiece& piece = queue[next];
        const bool joins =
            next == 0 || wanted == FloatsWanted::All || piece.block->floating == Float::Page;
        if (!joins || used + piece.height > height)
            break;
        page.placed.push_back(piece);
        used += piece.height + piece.gap;
    }
    if (page.placed.empty() && !queue.empty()) {
        divide(queue.front(), height, page);
        next = 1;
    }
    page.rest.insert(
        page.rest.end(), queue.begin() + static_cast<std::ptrdiff_t>(next), queue.end());
    return page;
}

void collect_notes(const FloatQueue& floats, NoteLists& lists, NotePieces& notes) {
    for (const FloatPiece& piece : floats)
        lists.collect(*piece.list, piece.first, piece.last, notes);
}

void flatten(const FloatQueue& floats, GapSide gaps, Point at, Content& out) {
    for (const FloatPiece& piece : floats) {
        if (gaps == GapSide::Above)
            at.y += piece.gap;
        flatten({piece.list, piece.first, piece.last, {}, {}}, at, out);
        at.y += piece.height + (gaps == GapSide::Below ? piece.gap : Length{});
    }
}

} // namespace zbirnyk
