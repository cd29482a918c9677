#include "layout/pages/page_plan.h"

#include "layout/blocks/flatten.h"
#include "layout/pages/fill_spread.h"
#include "layout/pages/floats.h"
#include "layout/pages/page_numbers.h"
#include "layout/pages/side_notes.h"
#include "layout/tables/totals.h"

#include <algorithm>
#include <utility>

// Sequences are planned one after another: the flow is set once at the width of its master, then
// cut into pages. A page is kept as a list of lines and their places; items are made only when page
// references have settled.

namespace zbirnyk {

namespace {

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
    void note_markers(PagePlan& page);
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
    bool text_begun_ = false;    // the sequence has a page with text
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
    page.first_markers = page.last_markers = in_force_;
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
    // A blank page before the sequence still belongs to the numbers of the sequence before it.
    if (sequence.start_on_odd && next_side() == PagePlan::Side::Left && !plan_.pages.empty())
        add_blank_page();
    if (sequence.initial_page_number)
        next_number_ = *sequence.initial_page_number;
    first_page_ = plan_.pages.size();

    const PageMaster& master = document_.masters[sequence.master];
    const Rect area = type_area(master, PagePlan::Side::Right);
    const FlowContext in_place{context_, store_, diagnostics_, area.height};
    FlowContext flow_context = in_place;
    flow_context.float_width = area.width;
    const VerticalList list = build_flow(sequence.flow, column_width(master), flow_context);
    NoteLists notes(in_place, area.width);
    FloatLists floats(in_place, area.width);
    fill_from({list, notes, floats}, list, in_place);
    if (sequence.end_on_even && plan_.pages.back().side == PagePlan::Side::Right)
        add_blank_page();
    plan_.pages.back().end = PagePlan::End::Last;
}

PageRoom Planner::room_of(const PageMaster& master, PagePlan::Side side) const {
    const Rect area = type_area(master, side);
    PageRoom room{
        .height = area.height,
        .width = area.width,
        .columns = master.column_count,
        .column_gap = master.column_gap,
        .rule_height = master.footnote_space + master.footnote_rule_width};
    if (master.mirrored && side == PagePlan::Side::Right)
        room.turn = PageRoom::Turn::Leaf;
    return room;
}

/// Adds the blank page that a break to a page of the other side needs.
void Planner::turn_to(BreakBefore forced) {
    const bool is_left = next_side() == PagePlan::Side::Left;
    if (is_left ? forced == BreakBefore::OddPage : forced == BreakBefore::EvenPage)
        add_blank_page();
}

void Planner::fill_from(
    const PageFiller& filler, const VerticalList& list, const FlowContext& context) {
    PageStart start;
    SideNotes side_notes(context);
    std::optional<PageFill> facing; // the right page, filled together with the left one
    do {
        if (start.at.slab < list.size() && start.at.inner == 0 && start.nothing_waits())
            turn_to(list.slabs[start.at.slab].forced);
        const bool first = !text_begun_;
        PagePlan& page = begin_page(master_of_next(), PagePlan::Kind::Text);
        text_begun_ = true;
        const PageMaster& master = document_.masters[page.master];
        const PageRoom room = room_of(master, page.side);
        PageFill fill;
        if (facing) {
            fill = *std::exchange(facing, std::nullopt);
        } else if (
            master.mirrored && !first && page.side == PagePlan::Side::Left && room.columns <= 1) {
            const PageRoom beside = room_of(master, PagePlan::Side::Right);
            SpreadFill spread = fill_spread(filler, start, room, beside);
            fill = std::move(spread.left);
            facing = std::move(spread.right);
        } else {
            fill = filler.fill(start, room);
        }
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
    for (const FilledRange& range : fill.text.ranges)
        flatten(range, {area.x + range.at.x, top + range.at.y}, page.flow);
    const Length foot = area.bottom() - notes_height(fill.text.notes, master) - floats.foot_height;
    flatten(floats.foot, GapSide::Above, {area.x, foot}, page.flow);
    merge_placed(page.flow, master.size, context);
    set_totals(page.flow, context);
    place_notes(fill.text.notes, master, area, page);
    set_totals(page.notes, context);
    side_notes.place_on(page, area);
    note_markers(page);
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

void Planner::note_markers(PagePlan& page) {
    page.first_markers = in_force_;
    Markers met;
    for (const Marker* marker : page.flow.markers) {
        if (met.emplace(marker->name, marker->text).second)
            page.first_markers[marker->name] = marker->text;
        in_force_[marker->name] = marker->text;
    }
    page.last_markers = in_force_;
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
