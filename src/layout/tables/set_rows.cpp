#include "layout/tables/set_rows.h"

#include "base/utf8.h"

#include <algorithm>

// Rows are set band by band, so that only one is held besides its lines. Decimal columns are
// aligned by a prefix maximum: the widest text from the sign on, found in a first walk over the
// cells of such columns.

namespace zbirnyk {

namespace {

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
                return run->origin.x + glyph.x();
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

BoxInsets cell_insets(const TableRange& table, const GridCell& cell) {
    BoxInsets insets = insets_of((*table.styles)[cell.cell->style]);
    if (table.block->borders == TableBlock::Borders::Separate) {
        const Length gap = table.block->border_spacing / 2;
        insets.left += gap;
        insets.right += gap;
        insets.top += gap;
        insets.bottom += gap;
    }
    return insets;
}

Frame cell_frame(const TableRange& table, const GridCell& cell) {
    const BoxInsets insets = cell_insets(table, cell);
    const Length x = table.edges[cell.column];
    const Length width = table.edges[cell.column + cell.columns] - x;
    return {x + insets.left, max({}, width - insets.left - insets.right)};
}

bool is_decimal(const GridCell& cell) {
    return cell.cell->align == CellAlign::Decimal && cell.columns == 1;
}

void align_decimals(const TableRange& table, const GridCell& place, SetCell& cell) {
    const Length point = cell.inner.width - table.decimal_after[place.column];
    for (Part& part : cell.inside.content.parts)
        part.origin.x = max({}, point - decimal_position(*part.line, place.cell->decimal_char));
}

Length styled_height(const Style& style, Length height) {
    height = max(height, max(style.min_height.value_or(Length{}), style.height.value_or(Length{})));
    if (style.block_step > Length{}) {
        const std::int64_t step = style.block_step.units;
        height = style.block_step * ((height.units + step - 1) / step);
    }
    return height;
}

Length outer_height(const TableRange& table, const SetCell& cell) {
    const GridCell& place = table.cells[cell.index];
    const Style& style = (*table.styles)[place.cell->style];
    const BoxInsets insets = cell_insets(table, place);
    const Length natural = cell.inside.height + insets.top + insets.bottom;
    return max(natural, max(style.min_height.value_or(Length{}), style.height.value_or(Length{})));
}

/// A cell over several rows makes the last of them high enough for it.
void find_heights(const TableRange& table, SetBand& band) {
    const std::size_t count = band.last - band.first;
    std::vector<Length> heights(count);
    for (const SetCell& cell : band.cells) {
        const GridCell& place = table.cells[cell.index];
        Length& height = heights[place.row - band.first];
        if (place.rows == 1)
            height = max(height, outer_height(table, cell));
    }
    const auto style = [&](std::size_t i) -> const Style& {
        return (*table.styles)[table.rows[band.first + i]->style];
    };
    for (std::size_t i = 0; i < count; ++i)
        heights[i] = styled_height(style(i), heights[i]);
    for (const SetCell& cell : band.cells) {
        const GridCell& place = table.cells[cell.index];
        if (place.rows == 1)
            continue;
        const std::size_t first = place.row - band.first;
        const std::size_t last = first + place.rows - 1;
        Length lacking = outer_height(table, cell);
        for (std::size_t i = first; i <= last; ++i)
            lacking -= heights[i];
        if (lacking > Length{})
            heights[last] = styled_height(style(last), heights[last] + lacking);
    }
    band.tops.assign(1, {});
    for (const Length height : heights)
        band.tops.push_back(band.tops.back() + height);
}

void place_cells(const TableRange& table, SetBand& band) {
    for (SetCell& cell : band.cells) {
        const GridCell& place = table.cells[cell.index];
        const BoxInsets insets = cell_insets(table, place);
        const Length top = band.tops[place.row - band.first];
        const Length height = band.tops[place.row - band.first + place.rows] - top;
        cell.top = top + insets.top;
        const Length free = height - insets.top - insets.bottom - cell.inside.height;
        if (place.cell->valign != VerticalAlign::Top)
            cell.top += free / (place.cell->valign == VerticalAlign::Middle ? 2 : 1);
    }
}

} // namespace

std::uint32_t band_end(const TableRange& table, std::uint32_t first, std::uint32_t limit) {
    std::uint32_t end = first + 1;
    for (std::uint32_t c = table.first_cell[first]; c < table.cells.size(); ++c) {
        const GridCell& cell = table.cells[c];
        if (cell.row >= end)
            break;
        end = std::max(end, cell.row + cell.rows);
    }
    return std::min(end, limit);
}

SetBand set_band(
    const TableRange& table, std::uint32_t first, std::uint32_t last, const FlowContext& context) {
    SetBand band{.first = first, .last = last};
    for (std::uint32_t row = first; row < last; ++row)
        refuse_turn((*table.styles)[table.rows[row]->style], table.rows[row]->span, context);
    for (std::uint32_t c = table.first_cell[first];
         c < table.cells.size() && table.cells[c].row < last;
         ++c) {
        const GridCell& place = table.cells[c];
        SetCell cell{.index = c, .inner = cell_frame(table, place)};
        refuse_turn((*table.styles)[place.cell->style], place.cell->span, context);
        cell.inside = stack(build_flow(place.cell->content, cell.inner.width, context));
        if (is_decimal(place))
            align_decimals(table, place, cell);
        else
            shift(cell.inside, cell.inner.width, place.cell->align);
        band.cells.push_back(std::move(cell));
    }
    find_heights(table, band);
    place_cells(table, band);
    return band;
}

void find_decimals(TableRange& table, const FlowContext& context) {
    table.decimal_after.assign(table.edges.size() - 1, {});
    const FlowContext trial = context.trial();
    for (const GridCell& cell : table.cells) {
        if (!is_decimal(cell) || cell.row < table.head_rows)
            continue;
        Length& widest = table.decimal_after[cell.column];
        const Length width = cell_frame(table, cell).width;
        for (const Part& part : stack(build_flow(cell.cell->content, width, trial)).content.parts)
            widest =
                max(widest,
                    extent_of(*part.line).right -
                        decimal_position(*part.line, cell.cell->decimal_char));
    }
}

Content content_of(const SetBand& band) {
    Content content;
    for (const SetCell& cell : band.cells)
        content.append(cell.inside.content, {cell.inner.x, cell.top});
    return content;
}

bool fits(const SetBand& band) {
    return std::all_of(
        band.cells.begin(), band.cells.end(), [](const SetCell& cell) { return cell.inside.fits; });
}

} // namespace zbirnyk
