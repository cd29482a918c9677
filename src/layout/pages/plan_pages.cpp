#include "layout/pages/page_plan.h"

#include "diag/codes.h"
#include "layout/blocks/column_runs.h"
#include "layout/blocks/flatten.h"
#include "layout/pages/floats.h"
#include "layout/pages/look_ahead.h"
#include "layout/pages/page_numbers.h"
#include "layout/pages/side_notes.h"
#include "layout/tables/totals.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>
#include <utility>

// Sequences are planned one after another: the flow is set once at the width of its master, then
// cut into pages. A page is kept as a list of lines and their places; items are made only when page
// references have settled.

namespace zbirnyk {

namespace {

PagePlan::Side side_of(PageParity parity) {
    return parity == PageParity::Even ? PagePlan::Side::Left : PagePlan::Side::Right;
}

/// How many markers of a page's text stand above its first line.
std::size_t markers_at_top(const std::vector<FilledRange>& ranges) {
    std::size_t count = 0;
    const FilledRange* range = ranges.empty() ? nullptr : &ranges.front();
    while (range) {
        const VerticalList& list = *range->list;
        const FilledRange* inner = nullptr;
        for (std::uint32_t i = range->first; i < range->last && !inner; ++i) {
            const Slab& slab = list.slabs[i];
            const Slab::Extent end = list.end_of(i);
            const bool begins = slab.columns == NoId || range->sets.empty() ||
                                range->sets.front().columns.empty() ||
                                range->sets.front().columns.front().first == 0;
            count += begins ? end.markers - slab.begin.markers : 0;
            if (end.parts > slab.begin.parts)
                return count;
            if (slab.columns != NoId && !range->sets.empty() &&
                !range->sets.front().columns.empty())
                inner = &range->sets.front().columns.front();
        }
        range = inner;
    }
    return count;
}

ColumnSet columns_of(const PageMaster& master) {
    return {
        .count = master.column_count,
        .column_width = column_width(master),
        .gap = master.column_gap};
}

class Planner {
  public:
    Planner(const ParagraphContext& context, LineStore& store, Diagnostics& diagnostics)
        : context_(context)
        , document_(context.document)
        , store_(store)
        , diagnostics_(diagnostics) {
        plan_.destinations.resize(document_.anchors.size());
    }

    void add_sequence(std::uint32_t index);

    Plan finish() && { return std::move(plan_); }

  private:
    PagePlan& begin_page(std::uint32_t master, PagePlan::Kind kind);
    void add_blank_page();
    PageRoom room_of(const PageMaster& master, PagePlan::Side side) const;
    void turn_to(BreakBefore forced);
    void fill_from(const PageFiller& filler, const VerticalList& list, const FlowContext& context);
    void place_side_notes_left(SideNotes& notes);
    void
    place(const PageFill& fill, PagePlan& page, SideNotes& side_notes, const FlowContext& context);
    void place_notes(const NotePieces& notes, const PageMaster& master, Rect area, PagePlan& page);
    void note_markers(PagePlan& page, std::size_t top_begin, std::size_t top_end);
    std::vector<PageRoom> next_rooms(const PagePlan& page, bool first) const;
    bool reached_limit(Span span, const FlowContext& context);
    void note_anchors(const Content& content, std::uint32_t page);
    PagePlan::Side next_side() const;
    std::uint32_t master_of_next() const;

    PagePlan::Place next_place() const {
        return plan_.pages.size() == first_page_ ? PagePlan::Place::First : PagePlan::Place::Rest;
    }

    const ParagraphContext& context_;
    const Document& document_;
    LineStore& store_;
    Diagnostics& diagnostics_;
    Plan plan_;
    Markers in_force_;
    int next_number_ = 1;
    std::uint32_t sequence_ = 0;
    std::size_t first_page_ = 0; // of the sequence
    bool spans_columns_ = false; // the sequence has columns and blocks across them
    bool limit_reported_ = false;
    bool text_begun_ = false; // the sequence has a page with text
};

/// Pages turn from right to left without end; the first page of all stands on the side of its
/// number.
PagePlan::Side Planner::next_side() const {
    if (!plan_.pages.empty())
        return plan_.pages.back().side == PagePlan::Side::Right ? PagePlan::Side::Left
                                                                : PagePlan::Side::Right;
    return next_number_ % 2 == 0 ? PagePlan::Side::Left : PagePlan::Side::Right;
}

std::uint32_t Planner::master_of_next() const {
    const PageSequence& sequence = document_.sequences[sequence_];
    return !text_begun_ && sequence.first != NoId ? sequence.first : sequence.master;
}

PagePlan& Planner::begin_page(std::uint32_t master, PagePlan::Kind kind) {
    const NumberForm form = document_.sequences[sequence_].number_form;
    PagePlan page{.sequence = sequence_, .master = master, .number = next_number_};
    page.label = page_label(next_number_, form);
    page.side = next_side();
    page.place = next_place();
    page.kind = kind;
    const auto index = static_cast<std::uint32_t>(plan_.pages.size());
    const bool goes_on = !plan_.labels.empty() && plan_.labels.back().form == form &&
                         plan_.pages.back().number + 1 == next_number_;
    if (!goes_on)
        plan_.labels.push_back({index, form, next_number_});
    ++next_number_;
    page.markers.carried = in_force_;
    return plan_.pages.emplace_back(std::move(page));
}

void Planner::add_blank_page() {
    const PageSequence& sequence = document_.sequences[sequence_];
    begin_page(sequence.blank != NoId ? sequence.blank : sequence.master, PagePlan::Kind::Blank);
}

void Planner::add_sequence(std::uint32_t index) {
    sequence_ = index;
    first_page_ = plan_.pages.size();
    text_begun_ = false;
    const PageSequence& sequence = document_.sequences[index];
    const PageMaster& master = document_.masters[sequence.master];
    const Rect area = type_area(master, PagePlan::Side::Right);
    const FlowContext in_place{context_, store_, diagnostics_, area.height};
    if (reached_limit(sequence.span, in_place))
        return;
    // A blank page before the sequence still belongs to the numbers of the sequence before it.
    const bool wrong_side =
        sequence.start_on != PageParity::Any && side_of(sequence.start_on) != next_side();
    if (wrong_side && !plan_.pages.empty())
        add_blank_page();
    if (sequence.initial_page_number)
        next_number_ = *sequence.initial_page_number;
    first_page_ = plan_.pages.size();

    FlowContext flow_context = in_place;
    flow_context.float_width = area.width;
    flow_context.grid = master.line_grid;
    spans_columns_ = master.column_count > 1 && has_spanning(sequence.flow, flow_context);
    const VerticalList list =
        spans_columns_ ? build_columns(sequence.flow, columns_of(master), area.width, flow_context)
                       : build_flow(sequence.flow, column_width(master), flow_context);
    NoteLists notes(in_place, area.width);
    FloatLists floats(in_place, area.width);
    fill_from({list, notes, floats}, list, in_place);
    if (plan_.pages.empty())
        return; // a limit was met
    if (sequence.end_on != PageParity::Any && plan_.pages.back().side != side_of(sequence.end_on))
        add_blank_page();
    plan_.pages.back().end = PagePlan::End::Last;
}

PageRoom Planner::room_of(const PageMaster& master, PagePlan::Side side) const {
    const Rect area = type_area(master, side);
    PageRoom room{
        .height = area.height,
        .width = area.width,
        .columns = spans_columns_ ? 1 : master.column_count,
        .column_gap = master.column_gap,
        .rule_height = master.footnote_space + master.footnote_rule_width};
    if (master.mirrored && side == PagePlan::Side::Right)
        room.turn = PageRoom::Turn::Leaf;
    if (master.mirrored && room.columns <= 1)
        room.spread =
            side == PagePlan::Side::Left ? PageRoom::Spread::Left : PageRoom::Spread::Right;
    return room;
}

/// Adds the blank page that a break to a page of the other side needs.
void Planner::turn_to(BreakBefore forced) {
    const bool is_left = next_side() == PagePlan::Side::Left;
    if (is_left ? forced == BreakBefore::OddPage : forced == BreakBefore::EvenPage)
        add_blank_page();
}

/// What `page` and those that may follow it offer. The first page of a sequence is no part of a
/// spread.
std::vector<PageRoom> Planner::next_rooms(const PagePlan& page, bool first) const {
    std::vector<PageRoom> rooms;
    PagePlan::Side side = page.side;
    std::uint32_t master = page.master;
    while (rooms.size() < LookAhead) {
        rooms.push_back(room_of(document_.masters[master], side));
        if (first && rooms.size() == 1)
            rooms.back().spread = PageRoom::Spread::None;
        master = document_.sequences[sequence_].master;
        side = side == PagePlan::Side::Right ? PagePlan::Side::Left : PagePlan::Side::Right;
    }
    return rooms;
}

/// True when the document may have no more pages; says so once.
bool Planner::reached_limit(Span span, const FlowContext& context) {
    if (context.is_out_of_memory(span))
        return true;
    if (plan_.pages.size() < context_.resources.max_pages)
        return false;
    if (!std::exchange(limit_reported_, true))
        diagnostics_.error(
            codes::LayoutTooManyPages,
            span,
            fmt::format("the document has more than {} pages", context_.resources.max_pages),
            "is something in it repeated without end? `--max-pages` allows more");
    return true;
}

void Planner::fill_from(
    const PageFiller& filler, const VerticalList& list, const FlowContext& context) {
    PageStart start;
    SideNotes side_notes(context);
    PageBreaker breaker(filler, document_.sequences[sequence_].last_page);
    do {
        const std::uint32_t slab = std::min(start.at.slab, list.size() - 1);
        const Span span =
            list.slabs.empty() ? document_.sequences[sequence_].span : list.slabs[slab].span;
        if (reached_limit(span, context))
            return;
        if (start.at.slab < list.size() && start.at.inner == 0 && start.nothing_waits())
            turn_to(list.slabs[start.at.slab].forced);
        const bool first = !text_begun_;
        PagePlan& page = begin_page(master_of_next(), PagePlan::Kind::Text);
        text_begun_ = true;
        PageFill fill = breaker.next(start, next_rooms(page, first));
        if (fill.next.at == start.at && fill.text.notes.empty() && fill.floats.empty() &&
            list.size() > 0)
            throw std::logic_error(fmt::format(
                "page {} takes nothing (slab {}, source {} at {})",
                page.label,
                start.at.slab,
                span.file,
                span.begin));
        place(fill, page, side_notes, context);
        diagnostics_.append(std::move(fill.text.diagnostics));
        start = std::move(fill.next);
    } while (!filler.is_through(start));
    place_side_notes_left(side_notes);
}

/// Pages without text for side notes that the pages of the text have no room for.
void Planner::place_side_notes_left(SideNotes& notes) {
    while (notes.any_left()) {
        PagePlan& page = begin_page(master_of_next(), PagePlan::Kind::Text);
        notes.place_on(page, type_area(document_.masters[page.master], page.side));
        note_anchors(page.notes, static_cast<std::uint32_t>(plan_.pages.size() - 1));
    }
}

/// The height of the notes of a page with their rule.
Length notes_height(const NotePieces& notes, const PageMaster& master) {
    if (notes.empty())
        return {};
    return height_of(notes) + master.footnote_space + master.footnote_rule_width;
}

void Planner::place(
    const PageFill& fill, PagePlan& page, SideNotes& side_notes, const FlowContext& context) {
    const PageMaster& master = document_.masters[page.master];
    const Rect area = type_area(master, page.side);
    const auto index = static_cast<std::uint32_t>(plan_.pages.size() - 1);
    const FloatAreas& floats = fill.floats;
    flatten(floats.head, GapSide::Below, {area.x, area.y}, page.flow);
    const Length top = area.y + floats.head_height;
    const std::size_t before_text = page.flow.markers.size();
    for (const FilledRange& range : fill.text.ranges)
        flatten(range, {area.x + range.at.x, top + range.at.y}, page.flow);
    const Length foot = area.bottom() - notes_height(fill.text.notes, master) - floats.foot_height;
    flatten(floats.foot, GapSide::Above, {area.x, foot}, page.flow);
    merge_placed(page.flow, master.size, context);
    set_totals(page.flow, context);
    place_notes(fill.text.notes, master, area, page);
    merge_placed(page.notes, master.size, context);
    set_totals(page.notes, context);
    side_notes.place_on(page, area);
    note_markers(page, before_text, before_text + markers_at_top(fill.text.ranges));
    note_anchors(page.flow, index);
    note_anchors(page.notes, index);
}

void Planner::place_notes(
    const NotePieces& notes, const PageMaster& master, Rect area, PagePlan& page) {
    if (notes.empty())
        return;
    const Length top = area.bottom() - height_of(notes);
    if (master.footnote_rule_width > Length{})
        page.note_rule = {
            {area.x,
             top - master.footnote_rule_width,
             master.footnote_rule_length,
             master.footnote_rule_width},
            master.footnote_rule_color};
    Length y = top;
    for (const NotePiece& note : notes) {
        if (&note != &notes.front())
            y += note.list->slabs[note.first].space;
        flatten({note.list, note.first, note.last}, {area.x, y}, page.notes);
        y += height_of(*note.list, note.first, note.last);
    }
}

/// Notes what the markers of a page say; those from `top_begin` to `top_end` stand above its text.
void Planner::note_markers(PagePlan& page, std::size_t top_begin, std::size_t top_end) {
    PageMarkers& markers = page.markers;
    markers.carried = in_force_;
    for (std::size_t i = 0; i < page.flow.markers.size(); ++i) {
        const auto& [name, text] = *page.flow.markers[i];
        markers.first.emplace(name, text);
        if (i >= top_begin && i < top_end)
            markers.at_top[name] = text;
        if (const auto before = in_force_.find(name); before != in_force_.end())
            markers.ended[name] = before->second;
        markers.last[name] = in_force_[name] = text;
    }
}

void Planner::note_anchors(const Content& content, std::uint32_t page) {
    const auto note = [&](AnchorId anchor, Point at) {
        if (anchor < plan_.destinations.size() && plan_.destinations[anchor].page == NoId)
            plan_.destinations[anchor] = {page, at};
    };
    for (const AnchorPlace& place : content.anchors)
        note(place.anchor, place.at);
    for (const Part& part : content.parts)
        if (part.use == Part::Use::Once)
            for (const AnchorId anchor : part.line->anchors)
                note(anchor, {part.origin.x, part.origin.y - part.line->above});
}

} // namespace

Rect type_area(const PageMaster& master, PagePlan::Side side) {
    const bool turned = master.mirrored && side == PagePlan::Side::Left;
    const Length left = turned ? master.margin_outside : master.margin_inside;
    return {
        left,
        master.margin_top,
        max({}, master.size.width - master.margin_inside - master.margin_outside),
        max({}, master.size.height - master.margin_top - master.margin_bottom)};
}

Length column_width(const PageMaster& master) {
    const std::int64_t columns = std::max(master.column_count, 1);
    const Length width = type_area(master, PagePlan::Side::Right).width;
    return (width - master.column_gap * (columns - 1)) / columns;
}

Plan plan_pages(const ParagraphContext& context, LineStore& store, Diagnostics& diagnostics) {
    Planner planner(context, store, diagnostics);
    for (std::uint32_t i = 0; i < context.document.sequences.size(); ++i)
        planner.add_sequence(i);
    return std::move(planner).finish();
}

} // namespace zbirnyk
