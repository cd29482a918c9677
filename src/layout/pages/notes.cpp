#include "layout/pages/notes.h"

#include "layout/blocks/columns.h"

namespace zbirnyk {

NotePiece NoteLists::whole(const Footnote& note) {
    const VerticalList*& list = by_note_[&note];
    if (!list)
        list = &lists_.emplace_back(
            note.body ? build_flow(*note.body, width_, context_) : VerticalList{});
    return {list, 0, list->size(), note.call.span};
}

void NoteLists::collect(
    const VerticalList& list, std::uint32_t first, std::uint32_t last, NotePieces& notes) {
    for (std::uint32_t i = first; i < last; ++i) {
        const Slab& slab = list.slabs[i];
        if (!slab.has_notes)
            continue;
        const Slab::Extent end = list.end_of(i);
        for (std::uint32_t k = slab.begin.parts; k < end.parts; ++k)
            for (const Footnote* note : list.pool.parts[k].line->footnotes) {
                if (note->place == Footnote::Place::Side)
                    continue;
                if (const NotePiece piece = whole(*note); piece.last > 0)
                    notes.push_back(piece);
            }
        if (slab.columns != NoId) {
            const VerticalList& inner = list.column_sets[slab.columns].list;
            collect(inner, 0, inner.size(), notes);
        }
    }
}

namespace {

Length height_of(const NotePiece& piece) {
    return height_of(*piece.list, piece.first, piece.last);
}

Length space_above(const NotePiece& piece) {
    return piece.list->slabs[piece.first].space;
}

} // namespace

Length height_of(const NotePieces& pieces) {
    Length height;
    for (const NotePiece& piece : pieces)
        height += height_of(piece) + (&piece == &pieces.front() ? Length{} : space_above(piece));
    return height;
}

Length least_height(const NotePiece& piece) {
    std::uint32_t end = piece.first + 1;
    while (end < piece.last && piece.list->slabs[end].rank > BreakRank::Avoid)
        ++end;
    return height_of(*piece.list, piece.first, end);
}

NoteFit fit_notes(const NotePieces& pieces, Length height) {
    NoteFit fit;
    for (const NotePiece& piece : pieces) {
        const Length space = fit.placed.empty() ? Length{} : space_above(piece);
        const Length left = height - fit.height - space;
        if (!fit.rest.empty() || least_height(piece) > left) {
            fit.rest.push_back(piece);
        } else if (height_of(piece) <= left) {
            fit.placed.push_back(piece);
            fit.height += space + height_of(piece);
        } else {
            const ColumnBreak part =
                break_column(*piece.list, piece.first, left, ForcedBreaks::Ignore);
            fit.placed.push_back({piece.list, piece.first, part.end, piece.span});
            fit.rest.push_back({piece.list, part.end, piece.last, piece.span});
            fit.height += space + part.height;
        }
    }
    return fit;
}

} // namespace zbirnyk
