#include "layout/blocks/build_flow.h"

#include "diag/certificate_codes.h"
#include "diag/codes.h"
#include "layout/blocks/column_runs.h"
#include "layout/blocks/flatten.h"
#include "layout/blocks/list_writer.h"
#include "layout/blocks/picture_block.h"
#include "layout/blocks/turn_content.h"
#include "layout/tables/build_table.h"
#include "layout/tables/column_widths.h"

#include <algorithm>
#include <fmt/format.h>

// A flow becomes slabs in one walk over its blocks. Spaces between blocks collapse, keeps become
// ranks of the breaks between slabs, boxes become ranges of slabs that are painted for each
// fragment; so the pages are found later without setting anything again.

namespace zbirnyk {

namespace {

/// What can be turned.
bool is_fixed_box(const Block& block, const Style& style) {
    return style.height && *style.height > Length{} &&
           !std::holds_alternative<FirstFit>(block.content) &&
           !std::holds_alternative<Boxed<TableBlock>>(block.content);
}

class FlowBuilder {
  public:
    explicit FlowBuilder(const FlowContext& context)
        : context_(context) {}

    void add(const Blocks& blocks, Frame frame) {
        for (const Block& block : blocks)
            add(block, frame);
    }

    void add(const Block& block, Frame frame);
    void add_unplaced(const Block& block, Frame frame);
    void add_content(const Block& block, Frame inner);

    void add_in_columns(const Blocks& blocks, const ColumnSet& shape, Frame frame, Span span);

    VerticalList finish() && {
        VerticalList list = std::move(writer_).finish();
        list.grid = context_.grid;
        return list;
    }

  private:
    void add_boxed(const Block& block, const Style& style, Frame frame);
    void add_fixed(const Block& block, const Style& style, Frame frame);
    void add_table(const Block& block, const TableBlock& table, const Style& style, Frame frame);
    void add_columns(const ColumnRun& run, const ColumnSet& shape, Span span);
    void pad_to_height(const Style& style, Length height);
    void report_unfit(const Block& block, const Style& style, const ParagraphLines& lines) const;
    void keep(const Block& block, const Style& style, std::uint32_t first);

    void add_kind(const Block& block, const Paragraph& paragraph, Frame inner);
    void add_kind(const Block& block, const Container& container, Frame inner);
    void add_kind(const Block& block, const Grid& grid, Frame inner);
    void add_kind(const Block& block, const TableBlock& table, Frame inner);
    void add_kind(const Block& block, const PictureBlock& picture, Frame inner);
    void add_kind(const Block& block, const FirstFit& choice, Frame inner);

    void add_kind(const Block&, const Marker& marker, Frame) {
        writer_.hang({.markers = {&marker}});
    }

    void hang_placed(const Block& block) {
        Content content;
        content.placed.push_back({.block = &block});
        writer_.hang(content);
    }

    void hang_float(const Block& block) {
        Content content;
        content.floats.push_back(&block);
        writer_.hang(content);
    }

    void hang_anchor(AnchorId anchor, Length x) {
        Content content;
        content.anchors.push_back({anchor, {x, {}}});
        writer_.hang(content);
    }

    const FlowContext& context_;
    ListWriter writer_;
};

void FlowBuilder::add(const Block& block, Frame frame) {
    if (block.placement.is_set())
        hang_placed(block);
    else if (block.floating != Float::Here && context_.float_width > Length{})
        hang_float(block);
    else
        add_unplaced(block, frame);
}

void FlowBuilder::add_unplaced(const Block& block, Frame frame) {
    if (std::holds_alternative<Marker>(block.content))
        return add_content(block, frame);
    const Style& style = context_.style(block.style);
    if (style.break_before != BreakBefore::Auto)
        writer_.force_break(style.break_before);
    writer_.need_space(style.min_space);
    if (!is_fixed_box(block, style))
        refuse_turn(style, block.span, context_);
    const bool out_of_flow = style.height && *style.height <= Length{} &&
                             !std::holds_alternative<FirstFit>(block.content);
    if (!out_of_flow)
        writer_.space(style.space_before);
    if (block.anchor != NoId)
        hang_anchor(block.anchor, frame.x);
    if (out_of_flow)
        return add_fixed(block, style, frame);

    const std::uint32_t first = writer_.position();
    // The height of a FirstFit is a limit for its alternatives, not the height of a box.
    if (const auto* table = std::get_if<Boxed<TableBlock>>(&block.content))
        add_table(block, **table, style, frame);
    else if (style.height && !std::holds_alternative<FirstFit>(block.content))
        add_fixed(block, style, frame);
    else
        add_boxed(block, style, frame);
    keep(block, style, first);
    writer_.space(style.space_after);
    if (style.break_after_page)
        writer_.force_break(BreakBefore::Page);
}

void FlowBuilder::add_boxed(const Block& block, const Style& style, Frame frame) {
    const Frame inner = content_frame(style, frame);
    if (!has_box(style))
        return add_content(block, inner);
    const BoxInsets insets = insets_of(style);
    const bool stepped = style.min_height || style.block_step > Length{};
    const std::uint32_t box = writer_.open_box(box_of(style, frame));
    if (insets.top > Length{} || stepped) {
        writer_.write({.height = insets.top, .span = block.span}, {});
        writer_.forbid_break(BreakRank::Glued);
    }
    const std::uint32_t first = writer_.position();
    add_content(block, inner);
    if (stepped) {
        // The space above the first slab inside belongs to the box.
        const Length above = first < writer_.position() ? writer_.slab(first).space : Length{};
        const Length edges = insets.top + insets.bottom - style.margin.top - style.margin.bottom;
        pad_to_height(style, above + writer_.height_since(first) + edges);
    }
    if (insets.bottom > Length{}) {
        writer_.forbid_break(BreakRank::Glued);
        writer_.write({.height = insets.bottom, .span = block.span}, {});
    }
    writer_.close_box(box);
}

/// Borders of a table take no room, so that its rows stay on their grid.
void FlowBuilder::add_table(
    const Block& block, const TableBlock& table, const Style& style, Frame frame) {
    writer_.space(style.margin.top);
    const std::uint32_t first = writer_.position();
    build_table(block, table, border_frame(style, frame), context_.in_place(), writer_);
    if ((style.min_height || style.block_step > Length{}) && writer_.position() > first) {
        pad_to_height(style, writer_.height_since(first));
    }
    writer_.space(style.margin.bottom);
}

/// Appends a slab that makes a border box of `height` as high as `min_height` and `block_step` ask.
void FlowBuilder::pad_to_height(const Style& style, Length height) {
    Length wanted = max(height, style.min_height.value_or(Length{}));
    if (style.block_step > Length{}) {
        const std::int64_t step = style.block_step.units;
        wanted = style.block_step * ((wanted.units + step - 1) / step);
    }
    writer_.forbid_break(BreakRank::Glued);
    writer_.write({.height = wanted - height}, {});
}

/// A text that its fit rule cannot save makes the result wrong: an error.
void FlowBuilder::report_unfit(
    const Block& block, const Style& style, const ParagraphLines& lines) const {
    std::string room = "its width";
    if (style.max_lines > 0)
        room = style.max_lines == 1 ? "one line" : fmt::format("{} lines", style.max_lines);
    context_.fail(
        codes::LayoutDoesNotFit,
        block.span,
        fmt::format(
            "the text does not fit in {} even at {:.1f} pt", room, to_points(lines.font_size)),
        "shorten it, or let `min-font-size` be smaller");
}

/// A box of fixed height: one slab, whatever its content.
void FlowBuilder::add_fixed(const Block& block, const Style& style, Frame frame) {
    const BoxInsets insets = insets_of(style);
    const Frame inner = content_frame(style, frame);
    const Length height = *style.height;
    const Length edges = insets.top + insets.bottom - style.margin.top - style.margin.bottom;
    const Turn turn = height > Length{} ? style.reference_orientation : Turn::None;
    const Size room = turned(Size{inner.width, height - edges}, turn);
    const Stack inside = stack_inside(block, room.width, context_);
    if (height > Length{} && inside.height > room.height)
        context_.warn(
            codes::LayoutDoesNotFit,
            block.span,
            fmt::format(
                "the content is {:.1f} pt high, its box {:.1f} pt",
                to_points(inside.height + edges),
                to_points(room.height + edges)),
            is_quarter(turn) ? "shorten the content or enlarge `width`"
                             : "shorten the content or enlarge `height`");
    if (!inside.fits)
        writer_.note_misfit();
    Content content;
    const BoxRange box = box_of(style, frame);
    paint_box(box, {box.x, style.margin.top, box.width, height}, {}, content.shades);
    content.append(turn_content(inside.content, room, turn, context_.store), {inner.x, insets.top});
    if (height <= Length{})
        return writer_.hang(content);
    writer_.write(
        {.height = height + style.margin.top + style.margin.bottom, .span = block.span}, content);
}

void FlowBuilder::keep(const Block& block, const Style& style, std::uint32_t first) {
    const std::uint32_t last = writer_.position();
    const bool is_table = std::holds_alternative<Boxed<TableBlock>>(block.content);
    const bool together =
        is_table || style.keep_together == Keep::Always ||
        (style.keep_with_next == Keep::Always && std::holds_alternative<Paragraph>(block.content));
    if (!together && style.keep_together == Keep::Prefer)
        writer_.raise_ranks(first + 1, last, BreakRank::Avoid);
    if (together && last > first + 1) {
        Length height;
        for (std::uint32_t i = first; i < last; ++i)
            height += writer_.slab(i).height + (i == first ? Length{} : writer_.slab(i).space);
        // Long tables are there to be divided: only up to half a page are they kept whole, and that
        // always (design specification, 2).
        if (is_table ? height <= context_.page_height / 2 : height <= context_.page_height)
            writer_.raise_ranks(first + 1, last, BreakRank::KeepTogether);
        else if (!is_table && block.floating == Float::Here)
            context_.warn(
                codes::LayoutKeepBroken,
                block.span,
                fmt::format(
                    "a block to be kept together is {:.1f} pt high, a page {:.1f} pt",
                    to_points(height),
                    to_points(context_.page_height)),
                "shorten the block or leave out `keep-together`");
    }
    if (style.keep_with_next == Keep::Prefer)
        writer_.forbid_break(BreakRank::Avoid);
    else if (
        style.keep_with_next == Keep::Always && std::holds_alternative<Paragraph>(block.content))
        writer_.keep_with_two_lines();
    else if (style.keep_with_next == Keep::Always)
        writer_.forbid_break(BreakRank::KeepWithNext);
}

void FlowBuilder::add_content(const Block& block, Frame inner) {
    std::visit([&](const auto& kind) { add_kind(block, kind, inner); }, block.content);
}

void FlowBuilder::add_kind(const Block& block, const Paragraph& paragraph, Frame inner) {
    LineStore::Entry& entry = context_.store.lines(
        paragraph, block.style, inner.width, context_.paragraph, context_.report);
    if (context_.is_out_of_memory(block.span))
        return;
    if (context_.report == Report::Yes)
        context_.diagnostics.append(entry.diagnostics);
    const Style& style = context_.style(block.style);
    if (!entry.lines.fits) {
        writer_.note_misfit();
        if (style.fit == Fit::Shrink)
            report_unfit(block, style, entry.lines);
    }
    std::vector<Line>& lines = entry.lines.lines;
    const int count = static_cast<int>(lines.size());
    const auto snap = style.line_snap && context_.grid > Length{} ? ListWriter::Snap::ToGrid
                                                                  : ListWriter::Snap::No;
    for (int i = 0; i < count; ++i) {
        if (i > 0 &&
            (i < std::max(style.orphans, entry.lines.together) || count - i < style.widows))
            writer_.forbid_break(BreakRank::Lines);
        writer_.write_line(lines[static_cast<std::size_t>(i)], inner.x, block.span, snap);
    }
}

void FlowBuilder::add_kind(const Block& block, const Container& container, Frame inner) {
    if (container.column_count <= 1)
        return add(container.children, inner);
    const std::int64_t count = container.column_count;
    ColumnSet shape{
        .count = container.column_count,
        .x = inner.x,
        .column_width = max({}, (inner.width - container.column_gap * (count - 1)) / count),
        .gap = container.column_gap,
        .balance = container.balance};
    add_in_columns(container.children, shape, inner, block.span);
}

/// Blocks in columns like `shape`, and those that span them at the full width of `frame`.
void FlowBuilder::add_in_columns(
    const Blocks& blocks, const ColumnSet& shape, Frame frame, Span span) {
    for (const ColumnRun& run : column_runs(blocks, context_)) {
        if (run.forced != BreakBefore::Auto)
            writer_.force_break(run.forced);
        for (const AnchorId anchor : run.anchors)
            hang_anchor(anchor, frame.x);
        if (run.spanning)
            add(*run.blocks.front(), frame);
        else
            add_columns(run, shape, span);
    }
}

/// The blocks between two that stand across the columns: one column set.
void FlowBuilder::add_columns(const ColumnRun& run, const ColumnSet& shape, Span span) {
    FlowBuilder column(context_);
    for (const Block* child : run.blocks)
        column.add(*child, {{}, shape.column_width});
    ColumnSet set{
        .list = std::move(column).finish(),
        .count = shape.count,
        .x = shape.x,
        .column_width = shape.column_width,
        .gap = shape.gap,
        .balance = shape.balance};
    if (set.list.slabs.empty())
        return;
    if (!set.list.fits)
        writer_.note_misfit();
    const Slab& first = set.list.slabs.front();
    if (first.forced != BreakBefore::Auto)
        writer_.force_break(first.forced);
    if (run.below_span)
        writer_.space(first.space);
    Slab slab{.span = span};
    slab.on_grid = context_.grid > Length{};
    slab.baseline = context_.grid * 4 / 5;
    slab.has_notes = std::any_of(
        set.list.slabs.begin(), set.list.slabs.end(), [](const Slab& s) { return s.has_notes; });
    slab.height = whole_height(set);
    slab.columns = writer_.add_columns(std::move(set));
    writer_.write(slab, {});
}

void FlowBuilder::add_kind(const Block& block, const Grid& grid, Frame inner) {
    const std::size_t count = grid.columns.size();
    if (count == 0)
        return;
    std::vector<ContentWidths> widths(count);
    for (std::size_t i = 0; need_measuring(grid.columns) && i < grid.cells.size(); ++i) {
        const ContentWidths cell = measure_block(grid.cells[i], context_);
        widths[i % count].min = max(widths[i % count].min, cell.min);
        widths[i % count].max = max(widths[i % count].max, cell.max);
    }
    const Length gaps = grid.gap * static_cast<std::int64_t>(count - 1);
    const std::vector<Length> columns = resolve_tracks(grid.columns, inner.width - gaps, widths);
    for (std::size_t row = 0; row < grid.cells.size(); row += count) {
        std::vector<Stack> cells;
        Length height;
        for (std::size_t i = row; i < std::min(row + count, grid.cells.size()); ++i) {
            const Length width = columns[i - row];
            cells.push_back(stack(build_block(grid.cells[i], width, context_.in_place())));
            height = max(height, cells.back().height);
        }
        Content content;
        Length x = inner.x;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Length y;
            if (grid.valign != VerticalAlign::Top)
                y = (height - cells[i].height) / (grid.valign == VerticalAlign::Middle ? 2 : 1);
            content.append(cells[i].content, {x, y});
            if (!cells[i].fits)
                writer_.note_misfit();
            x += columns[i] + grid.gap;
        }
        if (row > 0)
            writer_.space(grid.gap);
        writer_.write({.height = height, .span = block.span}, content);
    }
}

void FlowBuilder::add_kind(const Block& block, const TableBlock& table, Frame inner) {
    build_table(block, table, inner, context_.in_place(), writer_);
}

void FlowBuilder::add_kind(const Block& block, const PictureBlock& picture, Frame inner) {
    const PlacedPicture placed = place_picture(block, picture, inner, context_);
    writer_.write({.height = placed.height, .span = block.span}, {.parts = {placed.part}});
}

void FlowBuilder::add_kind(const Block& block, const FirstFit& choice, Frame inner) {
    if (choice.alternatives.empty())
        return;
    const FlowContext trial = context_.trial();
    const std::optional<Length> limit = context_.style(block.style).height;
    const Blocks* chosen = nullptr;
    for (const Blocks& alternative : choice.alternatives) {
        const Stack attempt = stack(build_flow(alternative, inner.width, trial));
        if (attempt.fits && (!limit || attempt.height <= *limit)) {
            chosen = &alternative;
            break;
        }
    }
    if (!chosen) {
        chosen = &choice.alternatives.back();
        writer_.note_misfit();
        context_.fail(
            codes::LayoutDoesNotFit,
            block.span,
            fmt::format("none of {} alternatives fits", choice.alternatives.size()),
            "shorten the text or add an alternative with smaller type");
    }
    add(*chosen, inner);
}

} // namespace

void FlowContext::warn(Code code, Span span, std::string message, std::string hint) const {
    if (report == Report::Yes)
        diagnostics.warning(code, span, std::move(message), std::move(hint));
}

void FlowContext::fail(Code code, Span span, std::string message, std::string hint) const {
    if (report == Report::Yes)
        diagnostics.error(code, span, std::move(message), std::move(hint));
}

bool FlowContext::is_out_of_memory(Span span) const {
    MemoryGuard* guard = store.guard();
    if (!guard || !guard->is_over())
        return false;
    // What a template makes of nothing, a line of the contents, has no place.
    const Span end = span.file == 0 ? span : guard->end_at(span);
    if (report == Report::Yes && guard->take_report())
        fail(
            codes::LayoutTooMuchMemory,
            end,
            fmt::format(
                "the document takes more memory than the {} MB that are allowed",
                paragraph.resources.memory.bytes / MemoryLimit::Megabyte),
            "is something in it repeated without end? `--max-memory` allows more");
    return true;
}

FlowContext FlowContext::trial() const {
    return {paragraph, store, diagnostics, page_height, Report::No, float_width, grid};
}

FlowContext FlowContext::in_place() const {
    return {paragraph, store, diagnostics, page_height, report};
}

VerticalList build_flow(const Blocks& blocks, Length width, const FlowContext& context) {
    FlowBuilder builder(context);
    builder.add(blocks, {{}, width});
    return std::move(builder).finish();
}

VerticalList build_columns(
    const Blocks& blocks, const ColumnSet& shape, Length width, const FlowContext& context) {
    FlowBuilder builder(context);
    builder.add_in_columns(blocks, shape, {{}, width}, blocks.front().span);
    return std::move(builder).finish();
}

void refuse_turn(const Style& style, Span span, const FlowContext& context) {
    if (style.reference_orientation != Turn::None)
        context.fail(
            codes::LayoutTurn,
            span,
            "only a block with `height` can be turned",
            "put this into a `block` with `height` and `reference-orientation`");
}

Stack stack_inside(const Block& block, Length width, const FlowContext& context) {
    const FlowContext in_place = context.in_place();
    FlowBuilder builder(in_place);
    builder.add_content(block, {{}, width});
    return stack(std::move(builder).finish());
}

VerticalList build_block(const Block& block, Length width, const FlowContext& context) {
    FlowBuilder builder(context);
    builder.add_unplaced(block, {{}, width});
    return std::move(builder).finish();
}

} // namespace zbirnyk
