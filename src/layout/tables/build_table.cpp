#include "layout/tables/build_table.h"

#include "diag/codes.h"
#include "layout/tables/column_widths.h"
#include "layout/tables/cut_band.h"
#include "layout/tables/totals.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

// A table is set band by band and written piece by piece; what is repeated is set a second time,
// because lines stand in one place only. Backgrounds and rules are left to its fragments.

namespace zbirnyk {

namespace {

/// The sections in the order of TableRange::rows.
std::array<const std::vector<TableRow>*, 6> sections_of(const TableBlock& table) {
    return {&table.head, &table.body, &table.foot, &table.brought, &table.carried, &table.subheads};
}

/// The grid of all rows: sections one after another, cells by row.
void lay_sections(const TableBlock& table, std::size_t columns, TableRange& range) {
    for (const std::vector<TableRow>* section : sections_of(table)) {
        const auto before = static_cast<std::uint32_t>(range.rows.size());
        for (const TableRow& row : *section)
            range.rows.push_back(&row);
        for (GridCell cell : lay_grid(*section, columns)) {
            cell.row += before;
            range.cells.push_back(cell);
        }
    }
    // The first cell of each band of rows that cells hold together.
    std::uint32_t cell = 0, first = 0, band_ends = 0;
    for (std::uint32_t row = 0; row < range.rows.size(); ++row) {
        if (row >= band_ends)
            first = cell;
        for (; cell < range.cells.size() && range.cells[cell].row == row; ++cell)
            band_ends = std::max(band_ends, row + range.cells[cell].rows);
        range.first_cell.push_back(first);
    }
}

class TableWriter {
  public:
    TableWriter(
        const Block& block,
        const TableBlock& table,
        Frame frame,
        const FlowContext& context,
        ListWriter& writer)
        : block_(block)
        , table_(table)
        , context_(context)
        , writer_(writer) {
        range_.block = &table;
        range_.styles = &context.paragraph.document.styles;
        range_.style = block.style;
        range_.x = frame.x;
        find_columns(frame);
        find_decimals(range_, context);
    }

    void write() {
        number_ = writer_.add_table({});
        range_.head_rows = static_cast<std::uint32_t>(table_.head.size());
        range_.body_rows = static_cast<std::uint32_t>(table_.body.size());
        set_repeated();
        const std::uint32_t body = range_.head_rows, foot = body + range_.body_rows;
        write_rows(0, body);
        const std::uint32_t body_first = writer_.position();
        glue_head(body_first);
        write_rows(body, foot);
        avoid_single_rows();
        const std::uint32_t foot_first = writer_.position();
        if (!table_.foot.empty() && foot_first > body_first)
            writer_.forbid_break(BreakRank::KeepWithNext);
        const auto foot_rows = static_cast<std::uint32_t>(table_.foot.size());
        write_rows(foot, foot + foot_rows);
        if (writer_.position() > foot_first + 1)
            writer_.raise_ranks(foot_first + 1, writer_.position(), BreakRank::Glued);
        range_.slabs.push_back(writer_.position());
        if (range_.slabs.size() > 1)
            writer_.table(number_) = std::move(range_);
        else
            writer_.drop_table();
    }

  private:
    void find_columns(Frame frame) {
        const std::vector<Length> widths = column_widths(table_, frame.width, context_);
        range_.edges.push_back({});
        for (const Length width : widths)
            range_.edges.push_back(range_.edges.back() + width);
        lay_sections(table_, widths.size(), range_);
        if (range_.edges.back() > frame.width + pt(0.1))
            context_.warn(
                codes::LayoutDoesNotFit,
                block_.span,
                fmt::format(
                    "the columns are {:.1f} pt wide together, their place {:.1f} pt",
                    to_points(range_.edges.back()),
                    to_points(frame.width)),
                "make fixed columns narrower");
    }

    std::uint32_t first_row_of(std::size_t section) const {
        std::size_t first = 0;
        for (std::size_t i = 0; i < section; ++i)
            first += sections_of(table_)[i]->size();
        return static_cast<std::uint32_t>(first);
    }

    enum class Says : std::uint8_t { Same, Totals };

    void repeat(std::size_t section, Says says, std::vector<RepeatedRow>& out) {
        const std::uint32_t first = first_row_of(section);
        const auto count = static_cast<std::uint32_t>(sections_of(table_)[section]->size());
        const TotalsContext totals(table_, range_.body_rows, context_);
        const FlowContext flow = says == Says::Totals ? totals.flow().trial() : context_;
        for (std::uint32_t row = first; row < first + count;) {
            const std::uint32_t end =
                says == Says::Totals ? row + 1 : band_end(range_, row, first + count);
            const SetBand band = set_band(range_, row, end, flow);
            for (std::uint32_t r = row; r < end; ++r) {
                RepeatedRow part{.row = r, .height = band.tops[r - row + 1] - band.tops[r - row]};
                part.has_totals = says == Says::Totals;
                if (r == row && says == Says::Same)
                    part.content = content_of(band);
                out.push_back(std::move(part));
            }
            row = end;
        }
    }

    /// Head and foot, unless they would leave hardly any room for rows.
    void set_repeated() {
        if (table_.body.empty())
            return;
        if (!table_.continued.empty()) {
            const VerticalList list = build_flow(table_.continued, range_.edges.back(), context_);
            Stack continued = stack(list);
            range_.continued = std::move(continued.content);
            range_.continued_height = continued.height;
        }
        if (table_.repeat_head)
            repeat(0, Says::Same, range_.repeated_head);
        repeat(3, Says::Totals, range_.repeated_head);
        repeat(4, Says::Totals, range_.repeated_foot);
        if (table_.repeat_foot)
            repeat(2, Says::Same, range_.repeated_foot);
        repeat(5, Says::Same, range_.subheads);
        const Continuation all = continuation(NoId);
        if (context_.page_height > Length{} &&
            all.head_height + all.foot_height > context_.page_height / 2) {
            range_.repeated_head.clear();
            range_.repeated_foot.clear();
            range_.continued = {};
            range_.continued_height = {};
        }
        for (const RepeatedRow& part : range_.repeated_head)
            head_height_ += part.height;
    }

    Continuation continuation(std::uint32_t subhead) const {
        Continuation made{.table = number_, .subhead = subhead};
        made.head_height = range_.continued_height;
        for (const RepeatedRow& part : range_.repeated_head)
            made.head_height += part.height;
        if (subhead != NoId)
            made.head_height += range_.subheads[subhead].height;
        for (const RepeatedRow& part : range_.repeated_foot)
            made.foot_height += part.height;
        return made;
    }

    /// The height that a page has for one row.
    Length room() const {
        return context_.page_height > head_height_ ? context_.page_height - head_height_ : Length{};
    }

    void write_rows(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t row = first; row < last;) {
            const std::uint32_t end = band_end(range_, row, last);
            const SetBand band = set_band(range_, row, end, context_);
            write_band(band);
            row = end;
        }
    }

    bool is_body(std::uint32_t row) const {
        return row >= range_.head_rows && row < range_.head_rows + range_.body_rows;
    }

    void write_band(const SetBand& band) {
        if (!fits(band))
            writer_.note_misfit();
        const CutRules rules{table_.row_break, is_body(band.first) ? room() : Length{}};
        for (std::uint32_t row = band.first; row < band.last; ++row)
            report_high_row(row, band.tops[row - band.first + 1] - band.tops[row - band.first]);
        const std::uint32_t first_slab = writer_.position();
        std::uint32_t row = NoId;
        for (const RowPiece& piece : cut_band(range_, band, rules)) {
            if (piece.row != row) {
                end_row(row);
                row = piece.row;
                begin_row(row);
            }
            writer_.forbid_break(piece.rank);
            const std::uint32_t slab = writer_.position();
            writer_.write(
                {.height = piece.height, .reach = piece.reach, .span = range_.rows[row]->span},
                piece.content);
            if (is_body(row) && (row > range_.head_rows || slab > range_.slabs[row]))
                writer_.slab(slab).continuation = continuation_;
        }
        end_row(row);
        note_repeated_cells(band, first_slab);
    }

    void report_high_row(std::uint32_t row, Length height) const {
        if (!is_body(row) || room() <= Length{} || height <= room())
            return;
        context_.warn(
            codes::LayoutTooTall,
            range_.rows[row]->span,
            fmt::format(
                "the table row is {:.1f} pt high, a page has room for {:.1f} pt",
                to_points(height),
                to_points(room())),
            "it is divided between its lines; shorten its cells or make more rows");
    }

    void begin_row(std::uint32_t row) {
        range_.slabs.push_back(writer_.position());
        if (!is_body(row))
            return;
        const TableRow& own = *range_.rows[row];
        if (own.is_subhead || continuation_ == NoId)
            continuation_ = plain_continuation();
    }

    void end_row(std::uint32_t row) {
        if (row == NoId)
            return;
        const TableRow& own = *range_.rows[row];
        if (own.keep_with_next)
            writer_.forbid_break(BreakRank::KeepWithNext);
        if (own.repeated_as != NoId && own.repeated_as < range_.subheads.size())
            continuation_ = writer_.add_continuation(continuation(own.repeated_as));
    }

    std::uint32_t plain_continuation() {
        if (plain_ == NoId)
            plain_ = writer_.add_continuation(continuation(NoId));
        return plain_;
    }

    void note_repeated_cells(const SetBand& band, std::uint32_t first_slab) {
        for (const SetCell& cell : band.cells) {
            const GridCell& place = range_.cells[cell.index];
            if (!place.cell->repeat || place.rows < 2)
                continue;
            RepeatedCell repeated{.cell = cell.index, .last_slab = first_slab};
            const BoxInsets insets = insets_of((*range_.styles)[place.cell->style]);
            const Stack again = stack(build_flow(place.cell->content, cell.inner.width, context_));
            repeated.content.append(again.content, {cell.inner.x, insets.top});
            repeated.height = insets.top + again.height + insets.bottom;
            const Length end = cell.top + cell.inside.height;
            Length y;
            for (std::uint32_t slab = first_slab; slab < writer_.position() && y < end; ++slab) {
                repeated.last_slab = slab;
                y += writer_.slab(slab).height;
            }
            range_.repeated_cells.push_back(std::move(repeated));
        }
    }

    void glue_head(std::uint32_t body_first) {
        const std::uint32_t head_first = range_.slabs.empty() ? body_first : range_.slabs[0];
        if (body_first > head_first) {
            writer_.raise_ranks(head_first + 1, body_first, BreakRank::Glued);
            writer_.forbid_break(BreakRank::KeepWithNext);
        }
    }

    /// Single rows at the beginning and the end of a table are not left alone if it can be helped.
    void avoid_single_rows() {
        if (range_.body_rows < 3)
            return;
        for (const std::uint32_t row : {1U, range_.body_rows - 1}) {
            const std::uint32_t slab = range_.slabs[range_.head_rows + row];
            writer_.raise_ranks(slab, slab + 1, BreakRank::Avoid);
        }
    }

    const Block& block_;
    const TableBlock& table_;
    const FlowContext& context_;
    ListWriter& writer_;
    TableRange range_;
    std::uint32_t number_ = 0;          // of the table in its list
    std::uint32_t continuation_ = NoId; // of a break at the next slab
    std::uint32_t plain_ = NoId;        // the one without a sub-head
    Length head_height_;
};

} // namespace

void build_table(
    const Block& block,
    const TableBlock& table,
    Frame frame,
    const FlowContext& context,
    ListWriter& writer) {
    TableWriter(block, table, frame, context, writer).write();
}

} // namespace zbirnyk
