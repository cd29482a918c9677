#include "layout/pages/side_notes.h"

#include "diag/codes.h"
#include "layout/blocks/columns.h"
#include "layout/blocks/flatten.h"

#include <algorithm>
#include <utility>

namespace zbirnyk {

namespace {

/// What stays free at the paper's edge where the master gives no width; no column is narrower.
const Length free_edge = pt(14);

/// The column of the side notes: its left edge and width.
struct NoteColumn {
    Length x, width;
};

NoteColumn column_of(const PageMaster& master, PagePlan::Side side, Rect area) {
    const bool turned = master.mirrored && side == PagePlan::Side::Left;
    const bool inside = master.side_notes == PageMaster::NoteSide::Inside;
    const bool at_right = turned == inside;
    const Length margin = inside ? master.margin_inside : master.margin_outside;
    NoteColumn column;
    column.width = master.side_note_width > Length{}
                       ? master.side_note_width
                       : max(free_edge, margin - master.side_note_gap - free_edge);
    column.x = at_right ? area.right() + master.side_note_gap
                        : area.x - master.side_note_gap - column.width;
    return column;
}

} // namespace

void SideNotes::collect(const Content& content, Length width, std::vector<Piece>& pieces) {
    for (const Part& part : content.parts) {
        if (part.use == Part::Use::Repeated)
            continue;
        for (const Footnote* note : part.line->footnotes) {
            if (note->place != Footnote::Place::Side || !note->body)
                continue;
            const VerticalList& list =
                lists_.emplace_back(build_flow(*note->body, width, context_));
            if (list.size() == 0)
                continue;
            Piece piece{&list, 0, list.size(), height_of(list, 0, list.size())};
            piece.y = part.origin.y;
            piece.span = note->call.span;
            if (!list.pool.parts.empty()) {
                const Part& first = list.pool.parts.front();
                piece.y -= first.origin.y;
                piece.gap = (first.line->above + first.line->below) / 2;
            }
            pieces.push_back(piece);
            collect_inside(piece, width, pieces);
        }
    }
}

/// A note that is called from a note stands below it.
void SideNotes::collect_inside(const Piece& piece, Length width, std::vector<Piece>& pieces) {
    const std::vector<Slab>& slabs = piece.list->slabs;
    const bool calls = std::any_of(slabs.begin(), slabs.end(), [](const Slab& slab) {
        return slab.has_notes || slab.columns != NoId;
    });
    if (!calls)
        return;
    Content content;
    flatten({piece.list, piece.first, piece.last, {}, {}}, {{}, piece.y}, content);
    collect(content, width, pieces);
}

/// Leaves in `pieces` what a page of `height` has room for, at least a part of one.
void SideNotes::keep_what_fits(std::vector<Piece>& pieces, Length height) {
    Length used;
    std::size_t count = 0;
    while (count < pieces.size() && used + pieces[count].height <= height) {
        used += pieces[count].height + pieces[count].gap;
        ++count;
    }
    if (count == pieces.size())
        return;
    left_.assign(pieces.begin() + static_cast<std::ptrdiff_t>(count), pieces.end());
    pieces.resize(count);
    context_.warn(
        codes::LayoutSideNoteMoved,
        left_.front().span,
        "the side notes of a page are higher than the page",
        "this one and those after it stand beside the next page: shorten them");
    if (!pieces.empty())
        return;
    Piece piece = left_.front();
    const ColumnBreak part = break_column(*piece.list, piece.first, height, ForcedBreaks::Ignore);
    piece.last = part.end;
    piece.height = part.height;
    pieces.push_back(piece);
    Piece& rest = left_.front();
    rest.first = part.end;
    rest.height = height_of(*rest.list, rest.first, rest.last);
    if (rest.first == rest.last)
        left_.erase(left_.begin());
}

void SideNotes::place_on(PagePlan& page, Rect area) {
    const PageMaster& master = context_.paragraph.document.masters[page.master];
    const NoteColumn column = column_of(master, page.side, area);
    std::vector<Piece> pieces = std::exchange(left_, {});
    for (Piece& piece : pieces)
        piece.y = area.y;
    collect(page.flow, column.width, pieces);
    collect(page.notes, column.width, pieces);
    if (pieces.empty())
        return;
    std::stable_sort(
        pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.y < b.y; });
    keep_what_fits(pieces, area.height);
    Length free = area.y;
    for (Piece& piece : pieces) {
        piece.y = max(piece.y, free);
        free = piece.y + piece.height + piece.gap;
    }
    Length limit = area.bottom();
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        piece->y = min(piece->y, limit - piece->height);
        limit = piece->y - (piece + 1 != pieces.rend() ? (piece + 1)->gap : Length{});
    }
    Content notes;
    for (const Piece& piece : pieces)
        flatten({piece.list, piece.first, piece.last, {}, {}}, {column.x, piece.y}, notes);
    merge_placed(notes, master.size, context_);
    report_lost_notes(notes, context_);
    page.notes.append(notes, {});
}

} // namespace zbirnyk
