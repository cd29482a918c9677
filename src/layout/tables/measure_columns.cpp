#include "layout/tables/measure_columns.h"

#include "layout/tables/column_widths.h"
#include "layout/tables/totals.h"

#include <algorithm>
#include <limits>
#include <string_view>

// A table of many rows costs a walk over its strings: characters are counted, and only the cells
// with the longest texts and words of each column are measured with their glyphs. A line of m's
// that is shorter than the longest ones is still found, because several of these are taken.

namespace zbirnyk {

namespace {

/// Sections of more rows are not measured whole.
constexpr std::size_t ManyRows = 2000;
/// How many of the longest texts, and words, of a column are measured.
constexpr std::size_t Longest = 32;
/// How many rows at the beginning are measured in any case.
constexpr std::uint32_t FirstRows = 100;

void widen(ContentWidths& column, ContentWidths cell) {
    column = {max(column.min, cell.min), max(column.max, cell.max)};
}

/// The `count` cells of a column with the greatest lengths.
class LongestCells {
  public:
    void offer(std::size_t length, std::uint32_t cell) {
        if (cells_.size() == Longest && length <= cells_.back().first)
            return;
        const auto place = std::upper_bound(
            cells_.begin(), cells_.end(), length, [](std::size_t value, const auto& item) {
                return value > item.first;
            });
        cells_.insert(place, {length, cell});
        if (cells_.size() > Longest)
            cells_.pop_back();
    }

    void mark(std::vector<char>& wanted) const {
        for (const auto& [length, cell] : cells_)
            wanted[cell] = 1;
    }

  private:
    std::vector<std::pair<std::size_t, std::uint32_t>> cells_; // longest first
};

/// Which cells of a section are measured.
std::vector<char>
sample(const std::vector<GridCell>& cells, std::size_t rows, std::size_t columns) {
    if (rows <= ManyRows)
        return std::vector<char>(cells.size(), 1);
    std::vector<char> wanted(cells.size(), 0);
    std::vector<LongestCells> texts(columns), words(columns);
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
        const GridCell& cell = cells[i];
        const TextLength length = text_length(cell.cell->content);
        texts[cell.column].offer(length.whole, i);
        words[cell.column].offer(length.word, i);
        wanted[i] = cell.row < FirstRows || cell.columns > 1 ? 1 : 0;
    }
    for (std::size_t c = 0; c < columns; ++c) {
        texts[c].mark(wanted);
        words[c].mark(wanted);
    }
    return wanted;
}

struct SpanningCell {
    GridCell place;
    ContentWidths widths;
};

/// Adds to the columns of a spanning cell what they lack together.
void widen_together(
    const SpanningCell& cell,
    const std::vector<Track>& tracks,
    std::vector<ContentWidths>& columns) {
    ContentWidths lacking = cell.widths;
    std::vector<std::uint32_t> growing;
    Length natural;
    for (std::uint32_t i = cell.place.column; i < cell.place.column + cell.place.columns; ++i) {
        const bool fixed = tracks[i].kind == Track::Kind::Fixed;
        lacking.min -= fixed ? tracks[i].length : columns[i].min;
        lacking.max -= fixed ? tracks[i].length : columns[i].max;
        if (tracks[i].kind != Track::Kind::Auto)
            continue;
        growing.push_back(i);
        natural += columns[i].max;
    }
    lacking = {max({}, lacking.min), max({}, lacking.max)};
    const auto count = static_cast<std::int64_t>(growing.size());
    for (const std::uint32_t i : growing) {
        const auto share = [&](Length whole) {
            return natural > Length{}
                       ? scaled(whole, to_points(columns[i].max) / to_points(natural))
                       : whole / count;
        };
        const ContentWidths more{share(lacking.min), share(lacking.max)};
        columns[i] = {columns[i].min + more.min, columns[i].max + more.max};
    }
    for (const std::uint32_t i : growing)
        columns[i].max = max(columns[i].max, columns[i].min);
}

struct Measuring {
    const std::vector<Track>& tracks;
    const FlowContext& context;
    Length gap;
    std::vector<ContentWidths> columns;
    std::vector<SpanningCell> spanning = {};

    void add(const std::vector<TableRow>& rows, const FlowContext& flow) {
        const std::vector<GridCell> cells = lay_grid(rows, tracks.size());
        const std::vector<char> wanted = sample(cells, rows.size(), tracks.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const GridCell& place = cells[i];
            const bool needed = place.columns > 1 ||
                                tracks[place.column].kind == Track::Kind::Auto ||
                                tracks[place.column].kind == Track::Kind::Fraction;
            if (!wanted[i] || !needed)
                continue;
            ContentWidths widths = measure_blocks(place.cell->content, flow);
            const BoxInsets insets = insets_of(context.style(place.cell->style));
            widths.min += insets.left + insets.right + gap;
            widths.max += insets.left + insets.right + gap;
            if (place.columns == 1)
                widen(columns[place.column], widths);
            else
                spanning.push_back({place, widths});
        }
    }
};

} // namespace

TextLength text_length(const Blocks& blocks) {
    TextLength length;
    std::size_t word = 0;
    const auto add = [&](std::string_view text) {
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte & 0xC0U) == 0x80U) // the rest of a character in UTF-8
                continue;
            ++length.whole;
            word = c == ' ' ? 0 : word + 1;
            length.word = std::max(length.word, word);
        }
    };
    for (const Block& block : blocks) {
        word = 0;
        if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
            for (const Inline& item : paragraph->content) {
                if (const auto* run = std::get_if<TextRun>(&item))
                    add(run->text);
                else if (std::holds_alternative<LineBreak>(item))
                    word = 0;
                else
                    length.word = length.whole = std::numeric_limits<std::size_t>::max() / 2;
            }
        } else {
            // What is not plain text is measured in any case.
            length.word = length.whole = std::numeric_limits<std::size_t>::max() / 2;
        }
    }
    return length;
}

std::vector<ContentWidths> measure_columns(
    const TableBlock& table, const std::vector<Track>& tracks, const FlowContext& context) {
    Measuring measuring{
        .tracks = tracks,
        .context = context,
        .gap = table.borders == TableBlock::Borders::Separate ? table.border_spacing : Length{},
        .columns = std::vector<ContentWidths>(tracks.size())};
    for (const std::vector<TableRow>* rows : {&table.head, &table.body, &table.foot})
        measuring.add(*rows, context);
    const TotalsContext totals(table, static_cast<std::uint32_t>(table.body.size()), context);
    measuring.add(table.brought, totals.flow());
    measuring.add(table.carried, totals.flow());
    // Narrow ones first: what they give is there already for those that span more.
    std::stable_sort(
        measuring.spanning.begin(), measuring.spanning.end(), [](const auto& a, const auto& b) {
            return a.place.columns < b.place.columns;
        });
    for (const SpanningCell& cell : measuring.spanning)
        widen_together(cell, tracks, measuring.columns);
    return std::move(measuring.columns);
}

} // namespace zbirnyk
