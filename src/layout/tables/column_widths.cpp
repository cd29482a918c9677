#include "layout/tables/column_widths.h"

#include "layout/blocks/picture_block.h"
#include "layout/tables/measure_columns.h"

#include <algorithm>
#include <numeric>

// Widths come from two numbers a cell, its least and its natural width, and need no line breaking:
// what is left after the least widths is shared in proportion to what each column still lacks (CSS
// Tables 3, "distributing excess width").

namespace zbirnyk {

namespace {

ContentWidths widen(ContentWidths widths, const Style& style) {
    const BoxInsets insets = insets_of(style);
    if (style.width)
        widths.min = widths.max = *style.width - style.padding.left - style.padding.right -
                                  style.border_left.width - style.border_right.width;
    const Length around = insets.left + insets.right;
    return {widths.min + around, widths.max + around};
}

ContentWidths
side_by_side(const std::vector<Track>& tracks, const std::vector<ContentWidths>& widths) {
    ContentWidths sum;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool fixed = tracks[i].kind == Track::Kind::Fixed;
        sum.min += fixed ? tracks[i].length : widths[i].min;
        sum.max += fixed ? tracks[i].length : widths[i].max;
    }
    return sum;
}

struct Measure {
    const Block& block;
    const FlowContext& context;

    ContentWidths operator()(const Paragraph& paragraph) const {
        return measure_paragraph(paragraph, block.style, context.paragraph);
    }

    ContentWidths operator()(const Container& container) const {
        const ContentWidths inside = measure_blocks(container.children, context);
        const std::int64_t n = std::max(container.column_count, 1);
        const Length gaps = container.column_gap * (n - 1);
        return {inside.min * n + gaps, inside.max * n + gaps};
    }

    ContentWidths operator()(const Grid& grid) const {
        const std::size_t count = grid.columns.size();
        std::vector<ContentWidths> widths(count);
        for (std::size_t i = 0; i < grid.cells.size() && count > 0; ++i) {
            const ContentWidths cell = measure_block(grid.cells[i], context);
            ContentWidths& column = widths[i % count];
            column = {max(column.min, cell.min), max(column.max, cell.max)};
        }
        ContentWidths sum = side_by_side(grid.columns, widths);
        const Length gaps = count > 0 ? grid.gap * static_cast<std::int64_t>(count - 1) : Length{};
        return {sum.min + gaps, sum.max + gaps};
    }

    ContentWidths operator()(const TableBlock& table) const {
        std::vector<Track> tracks = table.columns;
        tracks.resize(column_count(table));
        return side_by_side(tracks, measure_columns(table, tracks, context));
    }

    ContentWidths operator()(const PictureBlock& picture) const {
        const Length width = picture_size(picture, {}, context.paragraph.document).width;
        return {width, width};
    }

    ContentWidths operator()(const Marker&) const { return {}; }

    ContentWidths operator()(const FirstFit& choice) const {
        return choice.alternatives.empty() ? ContentWidths{}
                                           : measure_blocks(choice.alternatives.front(), context);
    }
};

Length sum(const std::vector<Length>& widths) {
    return std::accumulate(widths.begin(), widths.end(), Length{});
}

/// Gives automatic columns their width within `available`.
void share_out(
    const std::vector<std::size_t>& columns,
    Length available,
    const std::vector<ContentWidths>& contents,
    std::vector<Length>& widths) {
    Length least, natural;
    for (const std::size_t i : columns) {
        least += contents[i].min;
        natural += contents[i].max;
    }
    for (const std::size_t i : columns) {
        const ContentWidths& column = contents[i];
        if (natural <= available)
            widths[i] = column.max;
        else if (least >= available)
            // Too narrow for the least widths: in proportion to them, and lines will overflow.
            widths[i] = least > Length{}
                            ? scaled(available, to_points(column.min) / to_points(least))
                            : Length{};
        else
            widths[i] =
                column.min + scaled(
                                 available - least,
                                 to_points(column.max - column.min) / to_points(natural - least));
    }
}

} // namespace

ContentWidths measure_block(const Block& block, const FlowContext& context) {
    if (block.placement.is_set())
        return {};
    const Style& style = context.style(block.style);
    if (is_quarter(style.reference_orientation) && style.height && !style.width) {
        // As wide as its content is high.
        const BoxInsets insets = insets_of(style);
        const Length edges = insets.top + insets.bottom - style.margin.top - style.margin.bottom;
        const Length width = stack_inside(block, *style.height - edges, context.trial()).height;
        return widen({width, width}, style);
    }
    return widen(std::visit(Measure{block, context}, block.content), style);
}

ContentWidths measure_blocks(const Blocks& blocks, const FlowContext& context) {
    ContentWidths widest;
    for (const Block& block : blocks) {
        const ContentWidths widths = measure_block(block, context);
        widest = {max(widest.min, widths.min), max(widest.max, widths.max)};
    }
    return widest;
}

bool need_measuring(const std::vector<Track>& tracks) {
    return std::any_of(tracks.begin(), tracks.end(), [](const Track& track) {
        return track.kind == Track::Kind::Auto;
    });
}

std::vector<Length> resolve_tracks(
    const std::vector<Track>& tracks,
    Length available,
    const std::vector<ContentWidths>& contents) {
    std::vector<Length> widths(tracks.size());
    std::vector<std::size_t> automatic;
    double fractions = 0;
    Length fraction_minimum;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const Track& track = tracks[i];
        switch (track.kind) {
        case Track::Kind::Fixed:
            widths[i] = track.length;
            break;
        case Track::Kind::Percent:
            widths[i] = scaled(available, track.value / 100);
            break;
        case Track::Kind::Fraction:
            fractions += track.value;
            fraction_minimum += contents[i].min;
            break;
        case Track::Kind::Auto:
            automatic.push_back(i);
            break;
        }
    }
    Length rest = max({}, available - sum(widths));
    share_out(automatic, max({}, rest - fraction_minimum), contents, widths);
    rest = max({}, available - sum(widths));
    for (std::size_t i = 0; i < tracks.size() && fractions > 0; ++i)
        if (tracks[i].kind == Track::Kind::Fraction)
            widths[i] = scaled(rest, tracks[i].value / fractions);
    return widths;
}

std::vector<Length>
column_widths(const TableBlock& table, Length available, const FlowContext& context) {
    std::vector<Track> tracks = table.columns;
    tracks.resize(column_count(table));
    const std::vector<ContentWidths> contents = need_measuring(tracks)
                                                    ? measure_columns(table, tracks, context)
                                                    : std::vector<ContentWidths>(tracks.size());
    return resolve_tracks(tracks, available, contents);
}

} // namespace zbirnyk
