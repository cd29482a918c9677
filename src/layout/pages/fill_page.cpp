#include "layout/pages/fill_page.h"

#include "diag/codes.h"
#include "layout/blocks/columns.h"

#include <algorithm>
#include <fmt/format.h>

// A page is filled slab by slab. Before each slab the page might end; all such ends that fit,
// together with the footnotes called so far, are weighed by what speaks against them. Widows,
// headings and keeps outweigh every other end of the page. Notes are set once, so that their
// heights are sums. The last note may be divided; that is done only if the page would otherwise
// stay noticeably short, because a divided note is read worse than a short page is seen. Which of
// the good ends is best for the pages that follow is found by look_ahead.cpp.
//
// Columns and notes depend on each other: the notes take height from columns that are full already.
// There the columns are filled again, lower each time, until text and notes fit together.

namespace zbirnyk {

namespace {

struct PageEnd {
    FlowPosition at;
    BreakRank rank = BreakRank::Allowed;
    Length height;
    std::size_t notes = 0; ///< how many of those called stand before it
    bool divides_note = false;
    bool takes_all = false; ///< of the flow up to a break that it asks for
    Length room = {};       ///< for the text, beside the notes
    Demerits demerits = 0;
};

/// What is better avoided is still better than a page that ends a fifth too early; a divided note,
/// than one a sixth too early (6 lines of a book: more than widows and headings ever leave empty).
constexpr Demerits Avoided = 200 * 200, DividedNote = 167 * 167;
/// More than any end of a lower rank can cost.
constexpr Demerits BrokenKeep = 10'000'000;

/// From a fifth of the page on a gap is seen as one, and a few lines more change little: they
/// are not shared out among the pages before, which would all look short.
Demerits demerits_of_gap(std::int64_t per_mille) {
    constexpr std::int64_t Gap = 200, Slope = 40;
    const std::int64_t seen = std::min(per_mille, Gap);
    return seen * seen + (per_mille - seen) * Slope;
}

Demerits demerits_of(const PageEnd& end, Length page) {
    Demerits demerits = end.divides_note ? DividedNote : 0;
    if (end.rank == BreakRank::Avoid)
        demerits += Avoided;
    else if (end.rank > BreakRank::Avoid)
        demerits += BrokenKeep * static_cast<int>(end.rank);
    if (end.takes_all || page <= Length{})
        return demerits;
    const std::int64_t lack = (end.room - end.height).units * 1000 / page.units;
    // Above notes a gap is seen less: the foot of the page is where it should be.
    return demerits + demerits_of_gap(lack) / (end.notes > 0 ? 4 : 1);
}

/// Text in columns, and the notes it calls, that fit a page together.
struct ColumnsWithNotes {
    ColumnFill fill;
    NotePieces notes;
    bool fits = false;
};

class PageAttempt {
  public:
    PageAttempt(const VerticalList& list, NoteLists& notes, const PageRoom& room)
        : list_(list)
        , notes_(notes)
        , room_(room) {}

    std::vector<TextFill> fill(FlowPosition start, const NotePieces& carried, std::size_t most);
    TextFill fill_columns_of_page(FlowPosition start, const NotePieces& carried);

  private:
    void begin(FlowPosition start, const NotePieces& carried);
    void walk(FlowPosition start);
    bool add_column_set(std::uint32_t slab, std::uint32_t inner, Length space);
    bool consider(std::uint32_t end, bool at_end);
    void offer(PageEnd end);

    bool has_good_end() const { return best_rank_ <= BreakRank::Avoid; }

    void keep_best(std::size_t most);
    TextFill take(FlowPosition start, const PageEnd& end);
    TextFill take_by_force(FlowPosition start);
    TextFill notes_only(FlowPosition start);
    void report_broken_keep(const PageEnd& end, TextFill& page) const;

    Length rule() const {
        return carried_.placed.empty() && called_.empty() ? Length{} : room_.rule_height;
    }

    /// The height of the notes if `called` stand on this page.
    Length notes_height(const NotePieces& called) const;
    ColumnsWithNotes
    fill_together(const VerticalList& list, ColumnShape shape, std::uint32_t first, Length used);

    const VerticalList& list_;
    NoteLists& notes_;
    const PageRoom& room_;

    NoteFit carried_;
    NotePieces called_;
    Length height_; // of the slabs up to the one that is looked at
    std::vector<ColumnSetFill> sets_;
    Diagnostics found_;
    std::vector<PageEnd> ends_;
    BreakRank best_rank_ = BreakRank::Glued; // of the ends, when there are any
};

void PageAttempt::begin(FlowPosition start, const NotePieces& carried) {
    // Notes left over may not crowd out the text: a third of the page stays with it.
    const Length all = room_.height - room_.rule_height;
    carried_ = fit_notes(carried, start.slab < list_.size() ? all * 2 / 3 : all);
    if (!carried_.placed.empty() || carried.empty())
        return;
    carried_ = fit_notes(carried, all);
    if (!carried_.placed.empty())
        return;
    const NotePiece& note = carried.front();
    found_.error(
        codes::LayoutTooTall,
        note.span,
        "a part of the footnote that cannot be divided is higher than the page",
        "it runs over the edge: make it lower");
    carried_ = {.placed = {note}, .rest = carried};
    carried_.placed.front().last = note.first + 1;
    if (++carried_.rest.front().first == note.last)
        carried_.rest.erase(carried_.rest.begin());
}

Length PageAttempt::notes_height(const NotePieces& called) const {
    NotePieces all = carried_.placed;
    all.insert(all.end(), called.begin(), called.end());
    return all.empty() ? Length{} : room_.rule_height + height_of(all);
}

void PageAttempt::offer(PageEnd end) {
    best_rank_ = ends_.empty() ? end.rank : std::min(best_rank_, end.rank);
    if (!end.divides_note)
        end.room = room_.height - notes_height(called_);
    end.demerits = demerits_of(end, room_.height);
    ends_.push_back(end);
}

/// Looks at an end of the page before slab `end`. False when nothing more can fit.
bool PageAttempt::consider(std::uint32_t end, bool at_end) {
    const Length height = height_ + repeated_foot_height(list_, end);
    if (height > room_.height)
        return false;
    // Notes left over come before new ones.
    if (!carried_.rest.empty() && !called_.empty())
        return false;
    PageEnd candidate{
        .at = {end, 0},
        .rank = at_end ? BreakRank::Allowed : list_.slabs[end].rank,
        .height = height,
        .notes = called_.size()};
    candidate.takes_all = at_end || list_.slabs[end].forced != BreakBefore::Auto;
    if (!at_end && list_.slabs[end].forced != BreakBefore::Auto)
        candidate.rank = BreakRank::Allowed;
    // A word is not divided between leaves: the reader would have to turn the page within it.
    if (room_.turn == PageRoom::Turn::Leaf && !at_end && list_.slabs[end - 1].hyphenated)
        candidate.rank = std::max(candidate.rank, BreakRank::Avoid);
    const Length left = room_.height - height;
    if (notes_height(called_) <= left) {
        offer(candidate);
        return true;
    }
    if (called_.empty())
        return false;
    const NotePieces before(called_.begin(), called_.end() - 1);
    const Length rule = before.empty() && carried_.placed.empty() ? room_.rule_height : Length{};
    const Length least = notes_height(before) + rule + least_height(called_.back());
    if (least > left)
        return false;
    candidate.divides_note = true;
    candidate.room = room_.height - least; // a note is divided for the sake of the text
    offer(candidate);
    return true;
}

ColumnsWithNotes PageAttempt::fill_together(
    const VerticalList& list, ColumnShape shape, std::uint32_t first, Length used) {
    ColumnsWithNotes result;
    Length height = room_.height - used - notes_height(called_);
    // Each round gives up at least what was lacking; the number of rounds is bounded by the notes.
    for (int round = 0; round < 16 && height > Length{}; ++round) {
        result.fill = fill_columns(list, shape, first, height);
        result.notes = called_;
        notes_.collect(list, first, result.fill.end, result.notes);
        const bool overflows = std::any_of(
            result.fill.columns.begin(), result.fill.columns.end(), [](const ColumnBreak& column) {
                return column.overflows;
            });
        if (overflows || (!carried_.rest.empty() && !result.notes.empty()))
            return result;
        const Length excess = used + result.fill.height + notes_height(result.notes) - room_.height;
        if (excess <= Length{}) {
            result.fits = true;
            return result;
        }
        height = min(height, result.fill.height) - excess;
    }
    return result;
}

/// Puts a column set, or the part of it that fits, below what there is. False when the page ends in
/// it.
bool PageAttempt::add_column_set(std::uint32_t slab, std::uint32_t inner, Length space) {
    const ColumnSet& set = list_.column_sets[list_.slabs[slab].columns];
    const ColumnsWithNotes together =
        fill_together(set.list, shape_of(set, ForcedBreaks::End), inner, height_ + space);
    if (!together.fits)
        return false;
    ColumnSetFill filled{.slab = slab, .height = together.fill.height};
    std::uint32_t first = inner;
    BreakRank rank = BreakRank::Allowed;
    Length x = set.x;
    for (const ColumnBreak& column : together.fill.columns) {
        filled.columns.push_back({&set.list, first, column.end, {x, {}}});
        first = column.end;
        rank = std::max(rank, column.rank);
        x += set.column_width + set.gap;
    }
    const bool complete = together.fill.end == set.list.size();
    if (!complete && !ends_.empty() && rank > best_rank_)
        return false;
    sets_.push_back(std::move(filled));
    called_ = together.notes;
    height_ += space + together.fill.height;
    if (!complete)
        offer(
            {.at = {slab, together.fill.end},
             .rank = rank,
             .height = height_,
             .notes = called_.size()});
    return complete;
}

void PageAttempt::walk(FlowPosition start) {
    if (start.inner == 0)
        height_ = repeated_head_height(list_, start.slab);
    for (std::uint32_t i = start.slab;; ++i) {
        const bool at_end = i == list_.size();
        if (i > start.slab && !consider(i, at_end))
            return;
        if (at_end || (i > start.slab && list_.slabs[i].forced != BreakBefore::Auto))
            return;
        const Slab& slab = list_.slabs[i];
        const Length top = top_of(list_, i, start.slab, height_);
        if (slab.min_space > Length{} && has_good_end() && !ends_.empty() &&
            top + slab.min_space > room_.height - notes_height(called_))
            return;
        if (slab.columns != NoId) {
            if (!add_column_set(i, i == start.slab ? start.inner : 0, top - height_))
                return;
        } else {
            height_ = top + slab.height;
        }
        if (slab.columns == NoId && slab.has_notes)
            notes_.collect(list_, i, i + 1, called_);
    }
}

/// Leaves the `most` best ends, the best one first; of equal ones the fuller.
void PageAttempt::keep_best(std::size_t most) {
    std::reverse(ends_.begin(), ends_.end());
    std::stable_sort(ends_.begin(), ends_.end(), [](const PageEnd& a, const PageEnd& b) {
        return a.demerits < b.demerits;
    });
    // A keep is broken only where nothing else fits, and all the flow is taken where it fits.
    const bool no_choice = ends_.front().rank > BreakRank::Avoid ||
                           (ends_.front().takes_all && ends_.front().demerits == 0);
    std::size_t kept = no_choice ? 1 : std::min(most, ends_.size());
    while (kept > 1 && ends_[kept - 1].rank > BreakRank::Avoid)
        --kept;
    ends_.resize(kept);
}

void PageAttempt::report_broken_keep(const PageEnd& end, TextFill& page) const {
    if (end.rank <= BreakRank::Avoid || end.at.slab >= list_.size())
        return;
    const auto what = [&]() -> std::string_view {
        switch (end.rank) {
        case BreakRank::KeepTogether:
            return "a block to be kept together is divided between pages";
        case BreakRank::KeepWithNext:
            return "a block is parted from the one that it should stay with";
        case BreakRank::Lines:
            return "a page ends or begins with fewer lines of a paragraph than asked for";
        default:
            return "the edge of a box is parted from its content";
        }
    }();
    page.diagnostics.warning(
        codes::LayoutKeepBroken,
        list_.slabs[end.at.slab].span,
        std::string(what),
        "nothing else fits the page: leave out a keep or shorten what is kept");
}

TextFill PageAttempt::take(FlowPosition start, const PageEnd& end) {
    TextFill page{.end = end.at, .height = end.height, .demerits = end.demerits};
    page.diagnostics = found_;
    const std::uint32_t last = end.at.slab + (end.at.inner > 0 ? 1 : 0);
    std::vector<ColumnSetFill> sets = sets_;
    std::erase_if(sets, [&](const ColumnSetFill& set) { return set.slab >= last; });
    page.ranges.push_back({&list_, start.slab, last, {}, std::move(sets)});
    NotePieces wanted = carried_.placed;
    wanted.insert(
        wanted.end(), called_.begin(), called_.begin() + static_cast<std::ptrdiff_t>(end.notes));
    NoteFit fit = fit_notes(wanted, room_.height - room_.rule_height - end.height);
    page.notes = std::move(fit.placed);
    page.carried = std::move(fit.rest);
    page.carried.insert(page.carried.end(), carried_.rest.begin(), carried_.rest.end());
    report_broken_keep(end, page);
    return page;
}

TextFill PageAttempt::notes_only(FlowPosition start) {
    TextFill page{.end = start};
    page.diagnostics = found_;
    page.notes = carried_.placed;
    page.carried = carried_.rest;
    return page;
}

/// Nothing fits: the first slab is taken all the same, so that every page makes progress.
TextFill PageAttempt::take_by_force(FlowPosition start) {
    if (!carried_.placed.empty())
        return notes_only(start);
    const Slab& slab = list_.slabs[start.slab];
    PageEnd end{.at = {start.slab + 1, 0}, .demerits = BrokenKeep};
    called_.clear();
    sets_.clear();
    end.height = repeated_head_height(list_, start.slab);
    if (slab.columns != NoId) {
        const ColumnSet& set = list_.column_sets[slab.columns];
        const ColumnBreak column =
            break_column(set.list, start.inner, room_.height, ForcedBreaks::End);
        sets_.push_back(
            {start.slab, column.height, {{&set.list, start.inner, column.end, {set.x, {}}}}});
        notes_.collect(set.list, start.inner, column.end, called_);
        if (column.end < set.list.size())
            end.at = {start.slab, column.end};
        end.height = column.height;
    } else {
        notes_.collect(list_, start.slab, start.slab + 1, called_);
        end.height += slab.height;
    }
    end.notes = called_.size();
    if (end.height > room_.height)
        found_.error(
            codes::LayoutTooTall,
            slab.span,
            fmt::format(
                "what cannot be divided is {:.1f} pt high, the page has room for {:.1f} pt",
                to_points(end.height),
                to_points(room_.height)),
            "it runs over the edge: make it lower or let it be divided");
    else if (!called_.empty())
        found_.warning(
            codes::LayoutFootnoteMoved,
            called_.front().span,
            "the footnote does not fit on the page that calls it",
            "it is moved to the next page; shorten it");
    TextFill page = take(start, end);
    page.forced = true;
    return page;
}

std::vector<TextFill>
PageAttempt::fill(FlowPosition start, const NotePieces& carried, std::size_t most) {
    std::vector<TextFill> pages;
    begin(start, carried);
    if (start.slab >= list_.size()) {
        pages.push_back(notes_only(start));
        return pages;
    }
    walk(start);
    if (ends_.empty()) {
        pages.push_back(take_by_force(start));
        return pages;
    }
    keep_best(most);
    for (const PageEnd& end : ends_)
        pages.push_back(take(start, end));
    return pages;
}

TextFill PageAttempt::fill_columns_of_page(FlowPosition start, const NotePieces& carried) {
    begin(start, carried);
    if (start.slab >= list_.size())
        return notes_only(start);
    const ColumnsWithNotes together =
        fill_together(list_, {.count = room_.columns}, start.slab, {});
    if (!together.fits)
        return take_by_force(start);
    TextFill page{.end = {together.fill.end, 0}, .height = together.fill.height};
    page.diagnostics = found_;
    const std::int64_t count = room_.columns;
    const Length width = (room_.width - room_.column_gap * (count - 1)) / count;
    std::uint32_t first = start.slab;
    Length x;
    for (const ColumnBreak& column : together.fill.columns) {
        page.ranges.push_back({&list_, first, column.end, {x, {}}});
        report_broken_keep({.at = {column.end, 0}, .rank = column.rank}, page);
        first = column.end;
        x += width + room_.column_gap;
    }
    page.notes = carried_.placed;
    page.notes.insert(page.notes.end(), together.notes.begin(), together.notes.end());
    page.carried = carried_.rest;
    return page;
}

} // namespace

std::vector<TextFill> text_choices(
    const PageSource& source, FlowPosition start, const NotePieces& carried, const PageRoom& room) {
    PageAttempt attempt(source.list, source.notes, room);
    if (room.columns <= 1)
        return attempt.fill(start, carried, MostChoices);
    std::vector<TextFill> pages;
    pages.push_back(attempt.fill_columns_of_page(start, carried));
    return pages;
}

TextFill fill_text(
    const PageSource& source, FlowPosition start, const NotePieces& carried, const PageRoom& room) {
    PageAttempt attempt(source.list, source.notes, room);
    if (room.columns > 1)
        return attempt.fill_columns_of_page(start, carried);
    return std::move(attempt.fill(start, carried, 1).front());
}

} // namespace zbirnyk
