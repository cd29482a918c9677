#include "layout/tables/build_table.h"

#include "diag/codes.h"
#include "layout/tables/column_widths.h"
#include "layout/tables/set_rows.h"

#include <fmt/format.h>
#include <numeric>

namespace zbirnyk {

namespace {

struct Section {
    Content content;
    Length height;
};

void append_rows(const SetRows& rows, Length x, Section& out) {
    for (const SetRow& row : rows) {
        out.content.append(row.content, {x, out.height});
        out.height += row.height;
    }
}

/// What is repeated is set a second time: lines stand in one place only.
std::uint32_t add_continuation(
    const TableBlock& table,
    const std::vector<Length>& widths,
    Frame frame,
    const FlowContext& context,
    ListWriter& writer) {
    const bool has_foot = table.repeat_foot && !table.foot.empty();
    const bool has_head = table.repeat_head && !table.head.empty();
    if (table.body.size() < 2 || (!has_head && !has_foot && table.continued.empty()))
        return NoId;
    Section head, foot;
    if (!table.continued.empty()) {
        const VerticalList list = build_flow(table.continued, frame.width, context);
        const Stack continued = stack(list);
        head.content.append(continued.content, {frame.x, {}});
        head.height = continued.height;
    }
    const Length frame_top = head.height;
    if (has_head)
        append_rows(set_section(table.head, widths, context), frame.x, head);
    if (has_foot)
        append_rows(set_section(table.foot, widths, context), frame.x, foot);
    // Repeated parts that leave hardly any room for rows are not repeated.
    if (context.page_height > Length{} && head.height + foot.height > context.page_height / 2)
        return NoId;
    return writer.add_continuation(
        {std::move(head.content), std::move(foot.content), head.height, foot.height, frame_top});
}

class TableWriter {
  public:
    TableWriter(const FlowContext& context, ListWriter& writer, Length x)
        : context_(context)
        , writer_(writer)
        , x_(x) {}

    void add_rows(const SetRows& rows, Length room) {
        for (const SetRow& row : rows) {
            if (room > Length{} && row.height > room && !row.spanned)
                add_divided(row, room);
            else
                add(row);
            if (row.spanned)
                writer_.forbid_break(BreakRank::Glued);
            if (row.keep_with_next)
                writer_.forbid_break(BreakRank::KeepWithNext);
        }
    }

  private:
    void add(const SetRow& row) {
        Content content;
        content.append(row.content, {x_, {}});
        writer_.write({.height = row.height, .span = row.span}, content);
        if (!row.fits)
            writer_.note_misfit();
    }

    void add_divided(const SetRow& row, Length room) {
        context_.warn(
            codes::LayoutTooTall,
            row.span,
            fmt::format(
                "the table row is {:.1f} pt high, a page has room for {:.1f} pt",
                to_points(row.height),
                to_points(room)),
            "it is divided between its lines; shorten its cells or make more rows");
        for (const SetRow& piece : divide_row(row))
            add(piece);
    }

    const FlowContext& context_;
    ListWriter& writer_;
    Length x_;
};

/// Single rows at the beginning and the end of a table are not left alone if it can be helped.
void avoid_single_rows(std::uint32_t first, std::uint32_t last, ListWriter& writer) {
    if (last - first < 3)
        return;
    writer.raise_ranks(first + 1, first + 2, BreakRank::Avoid);
    writer.raise_ranks(last - 1, last, BreakRank::Avoid);
}

} // namespace

void build_table(
    const Block& block,
    const TableBlock& table,
    Frame frame,
    const FlowContext& context,
    ListWriter& writer) {
    const Style& style = context.style(block.style);
    const std::vector<Length> widths = column_widths(table, frame.width, context);
    const Length width = std::accumulate(widths.begin(), widths.end(), Length{});
    if (width > frame.width + pt(0.1))
        context.warn(
            codes::LayoutDoesNotFit,
            block.span,
            fmt::format(
                "the columns are {:.1f} pt wide together, their place {:.1f} pt",
                to_points(width),
                to_points(frame.width)),
            "make fixed columns narrower");
    const SetTable set = set_table(table, widths, context);
    const std::uint32_t continuation = add_continuation(table, widths, frame, context, writer);

    BoxRange box{
        .x = frame.x,
        .width = width,
        .background = style.background,
        .top = style.border_top,
        .right = style.border_right,
        .bottom = style.border_bottom,
        .left = style.border_left,
        .at_break = BoxRange::AtBreak::Clone};
    const std::uint32_t range = writer.open_box(box);

    Length head_height;
    for (const SetRow& row : set.head)
        head_height += row.height;
    TableWriter rows(context, writer, frame.x);
    const std::uint32_t head_first = writer.position();
    rows.add_rows(set.head, {});
    const std::uint32_t body_first = writer.position();
    if (body_first > head_first) {
        writer.raise_ranks(head_first + 1, body_first, BreakRank::Glued);
        writer.forbid_break(BreakRank::KeepWithNext);
    }
    const Length room =
        context.page_height > head_height ? context.page_height - head_height : Length{};
    rows.add_rows(set.body, room);
    const std::uint32_t body_last = writer.position();
    avoid_single_rows(body_first, body_last, writer);
    if (continuation != NoId)
        for (std::uint32_t i = body_first + 1; i < body_last; ++i)
            writer.slab(i).continuation = continuation;
    if (!set.foot.empty()) {
        if (body_last > body_first)
            writer.forbid_break(BreakRank::KeepWithNext);
        rows.add_rows(set.foot, {});
        if (writer.position() > body_last + 1)
            writer.raise_ranks(body_last + 1, writer.position(), BreakRank::Glued);
    }
    writer.close_box(range);
}

} // namespace zbirnyk
