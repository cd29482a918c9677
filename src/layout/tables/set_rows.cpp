#include "layout/tables/set_rows.h"

#include "base/utf8.h"
#include "layout/tables/table_grid.h"

#include <algorithm>
#include <numeric>

// Cells are set once at their width. Decimal columns are then aligned by two prefix maxima, so that
// nothing is set twice: the widest text before the point and the widest from the point on.

namespace zbirnyk {

namespace {

struct SetCell {
    GridCell place;
    Stack inside;
    Frame inner; ///< of the content, from the table's left edge
};

struct Extent {
    Length left, right;
};

/// The inked stretch of a line, by its items.
Extent extent_of(const Line& line) {
    Extent extent{line.natural_width, {}};
    for (const PageItem& item : line.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run)
            return {{}, line.natural_width};
        extent.left = min(extent.left, run->origin.x);
        extent.right = max(extent.right, run->origin.x + run->advance);
    }
    return extent;
}

/// Where the decimal sign of a line begins; its right end when there is none.
Length decimal_position(const Line& line, char32_t sign) {
    std::string wanted;
    append_utf8(wanted, sign);
    for (const PageItem& item : line.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        const std::size_t at = run ? run->text.find(wanted) : std::string::npos;
        if (at == std::string::npos)
            continue;
        for (const PlacedGlyph& glyph : run->glyphs)
            if (glyph.cluster >= at)
                return run->origin.x + glyph.x;
    }
    return extent_of(line).right;
}

void shift(Stack& cell, Length width, CellAlign align) {
    for (Part& part : cell.content.parts) {
        const auto [left, right] = extent_of(*part.line);
        if (align == CellAlign::End)
            part.origin.x = max({}, width - right);
        else if (align == CellAlign::Center)
            part.origin.x = max({}, (width - (right - left)) / 2) - left;
    }
}

Frame cell_frame(
    const GridCell& place, const std::vector<Length>& widths, const FlowContext& context) {
    const auto first = widths.begin() + static_cast<std::ptrdiff_t>(place.column);
    const Length x = std::accumulate(widths.begin(), first, Length{});
    const Length width =
        std::accumulate(first, first + static_cast<std::ptrdiff_t>(place.columns), Length{});
    const BoxInsets insets = insets_of(context.style(place.cell->style));
    return {x + insets.left, max({}, width - insets.left - insets.right)};
}

std::vector<SetCell> set_cells(
    const std::vector<TableRow>& rows,
    const std::vector<Length>& widths,
    const FlowContext& context) {
    std::vector<SetCell> cells;
    for (const GridCell& place : lay_grid(rows, widths.size())) {
        SetCell cell{.place = place, .inner = cell_frame(place, widths, context)};
        cell.inside = stack(build_flow(place.cell->content, cell.inner.width, context));
        shift(cell.inside, cell.inner.width, place.cell->align);
        cells.push_back(std::move(cell));
    }
    return cells;
}

bool is_decimal(const SetCell& cell) {
    return cell.place.cell->align == CellAlign::Decimal && cell.place.columns == 1 &&
           !cell.inside.content.parts.empty();
}

void find_decimals(const std::vector<SetCell>& cells, std::vector<DecimalPlaces>& columns) {
    for (const SetCell& cell : cells) {
        if (!is_decimal(cell))
            continue;
        DecimalPlaces& column = columns[cell.place.column];
        for (const Part& part : cell.inside.content.parts) {
            const Length before = decimal_position(*part.line, cell.place.cell->decimal_char);
            column.before = max(column.before, before);
            column.after = max(column.after, extent_of(*part.line).right - before);
        }
    }
}

void align_decimals(std::vector<SetCell>& cells, const std::vector<DecimalPlaces>& columns) {
    for (SetCell& cell : cells) {
        if (!is_decimal(cell))
            continue;
        const Length point = cell.inner.width - columns[cell.place.column].after;
        for (Part& part : cell.inside.content.parts)
            part.origin.x =
                max({}, point - decimal_position(*part.line, cell.place.cell->decimal_char));
    }
}

Length outer_height(const SetCell& cell, const FlowContext& context) {
    const Style& style = context.style(cell.place.cell->style);
    const BoxInsets insets = insets_of(style);
    const Length natural = cell.inside.height + insets.top + insets.bottom;
    return max(natural, max(style.min_height.value_or(Length{}), style.height.value_or(Length{})));
}

Length styled_height(const Style& style, Length height) {
    height = max(height, max(style.min_height.value_or(Length{}), style.height.value_or(Length{})));
    if (style.block_step > Length{}) {
        const std::int64_t step = style.block_step.units;
        height = style.block_step * ((height.units + step - 1) / step);
    }
    return height;
}

std::vector<Length> row_heights(
    const std::vector<TableRow>& rows,
    const std::vector<SetCell>& cells,
    const FlowContext& context) {
    std::vector<Length> heights(rows.size());
    for (const SetCell& cell : cells)
        if (cell.place.rows == 1)
            heights[cell.place.row] = max(heights[cell.place.row], outer_height(cell, context));
    for (std::size_t r = 0; r < rows.size(); ++r)
        heights[r] = styled_height(context.style(rows[r].style), heights[r]);
    for (const SetCell& cell : cells) {
        Length have;
        for (std::size_t i = 0; i < cell.place.rows; ++i)
            have += heights[cell.place.row + i];
        const std::size_t last = cell.place.row + cell.place.rows - 1;
        const Length lacking = outer_height(cell, context) - have;
        if (cell.place.rows > 1 && lacking > Length{})
            heights[last] = styled_height(context.style(rows[last].style), heights[last] + lacking);
    }
    return heights;
}

/// Rules between rows take no room: they lie across the edge, so that rows stay on their grid.
void paint_edges(const Style& style, Rect area, std::vector<Shade>& shades) {
    if (style.background)
        shades.push_back({area, *style.background});
    const auto rule = [&](const Border& border, Rect line) {
        if (border.width > Length{})
            shades.push_back({line, border.color});
    };
    const Border& top = style.border_top;
    const Border& bottom = style.border_bottom;
    rule(top, {area.x, area.y - top.width / 2, area.width, top.width});
    rule(bottom, {area.x, area.bottom() - bottom.width / 2, area.width, bottom.width});
    const Border& left = style.border_left;
    const Border& right = style.border_right;
    rule(left, {area.x - left.width / 2, area.y, left.width, area.height});
    rule(right, {area.right() - right.width / 2, area.y, right.width, area.height});
}

void add_cell(const SetCell& cell, Length height, const FlowContext& context, SetRow& row) {
    const Style& style = context.style(cell.place.cell->style);
    const BoxInsets insets = insets_of(style);
    const Rect area{
        cell.inner.x - insets.left, {}, cell.inner.width + insets.left + insets.right, height};
    paint_edges(style, area, row.content.shades);
    const Length free = height - insets.top - insets.bottom - cell.inside.height;
    Length y = insets.top;
    if (cell.place.cell->valign != VerticalAlign::Top)
        y += free / (cell.place.cell->valign == VerticalAlign::Middle ? 2 : 1);
    row.content.append(cell.inside.content, {cell.inner.x, y});
    row.fits = row.fits && cell.inside.fits;
}

SetRows assemble(
    const std::vector<TableRow>& rows,
    const std::vector<SetCell>& cells,
    const std::vector<Length>& widths,
    const FlowContext& context) {
    const std::vector<Length> heights = row_heights(rows, cells, context);
    const Length width = std::accumulate(widths.begin(), widths.end(), Length{});
    SetRows set(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        set[r].height = heights[r];
        set[r].keep_with_next = rows[r].keep_with_next;
        set[r].span = rows[r].span;
        paint_edges(
            context.style(rows[r].style), {{}, {}, width, heights[r]}, set[r].content.shades);
    }
    for (const SetCell& cell : cells) {
        Length height;
        for (std::size_t i = 0; i < cell.place.rows; ++i) {
            height += heights[cell.place.row + i];
            set[cell.place.row + i].spanned |= i + 1 < cell.place.rows;
        }
        add_cell(cell, height, context, set[cell.place.row]);
    }
    return set;
}

} // namespace

SetTable
set_table(const TableBlock& table, const std::vector<Length>& widths, const FlowContext& context) {
    std::vector<SetCell> head = set_cells(table.head, widths, context);
    std::vector<SetCell> body = set_cells(table.body, widths, context);
    std::vector<SetCell> foot = set_cells(table.foot, widths, context);
    std::vector<DecimalPlaces> decimals(widths.size());
    find_decimals(body, decimals);
    find_decimals(foot, decimals);
    align_decimals(body, decimals);
    align_decimals(foot, decimals);
    return {
        assemble(table.head, head, widths, context),
        assemble(table.body, body, widths, context),
        assemble(table.foot, foot, widths, context)};
}

SetRows set_section(
    const std::vector<TableRow>& rows,
    const std::vector<Length>& widths,
    const FlowContext& context) {
    return assemble(rows, set_cells(rows, widths, context), widths, context);
}

SetRows divide_row(const SetRow& row) {
    std::vector<const Part*> parts;
    for (const Part& part : row.content.parts)
        parts.push_back(&part);
    const auto top = [](const Part* part) { return part->origin.y - part->line->above; };
    std::stable_sort(
        parts.begin(), parts.end(), [&](const Part* a, const Part* b) { return top(a) < top(b); });
    std::vector<Length> cuts = {{}};
    Length reach;
    for (const Part* part : parts) {
        if (top(part) >= reach && top(part) > cuts.back() && reach > Length{})
            cuts.push_back(top(part));
        reach = max(reach, part->origin.y + part->line->below);
    }
    cuts.push_back(row.height);

    SetRows pieces(cuts.size() - 1);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        SetRow& piece = pieces[i];
        piece.height = cuts[i + 1] - cuts[i];
        piece.span = row.span;
        piece.fits = row.fits;
        const bool is_last = i + 2 == cuts.size();
        // What sticks out of the row belongs to its first or last piece.
        const auto within = [&](Length y) {
            return (y >= cuts[i] || i == 0) && (y < cuts[i + 1] || is_last);
        };
        Content chosen;
        auto placed = row.content.placed.begin();
        for (std::uint32_t k = 0; k < row.content.parts.size(); ++k) {
            const Part& part = row.content.parts[k];
            const bool here = within(top(&part));
            for (; placed != row.content.placed.end() && placed->before_part <= k; ++placed)
                if (here)
                    chosen.placed.push_back(
                        {placed->block, static_cast<std::uint32_t>(chosen.parts.size())});
            if (here)
                chosen.parts.push_back(part);
        }
        for (; is_last && placed != row.content.placed.end(); ++placed)
            chosen.placed.push_back(
                {placed->block, static_cast<std::uint32_t>(chosen.parts.size())});
        for (const AnchorPlace& place : row.content.anchors)
            if (within(place.at.y))
                chosen.anchors.push_back(place);
        for (const Shade& shade : row.content.shades) {
            const Length y = max(shade.area.y, i == 0 ? shade.area.y : cuts[i]);
            const Length end =
                min(shade.area.bottom(), is_last ? shade.area.bottom() : cuts[i + 1]);
            if (end > y)
                chosen.shades.push_back(
                    {{shade.area.x, y, shade.area.width, end - y}, shade.color});
        }
        piece.content.append(chosen, {{}, -cuts[i]});
    }
    pieces.front().content.markers = row.content.markers;
    pieces.back().keep_with_next = row.keep_with_next;
    return pieces;
}

} // namespace zbirnyk
