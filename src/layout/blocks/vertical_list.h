#pragma once

#include "document/table_grid.h"
#include "layout/paragraph.h"

#include <cstdint>
#include <vector>

namespace zbirnyk {

/// A line where it stands: `origin` is its left edge and baseline from the top left corner of its
/// slab (x: of its list).
struct Part {
    Line* line = nullptr; ///< in the LineStore
    Point origin;
    /// Repeated: a copy of the line is drawn as an artifact.
    enum class Use : std::uint8_t { Once, Repeated } use = Use::Once;
};

/// A block with coordinates of its own, met in a flow.
struct PlacedBlock {
    const Block* block = nullptr;
    std::uint32_t before_part = 0; ///< where it stands in reading order
};

/// A filled rectangle behind the text: a background, a border or a rule; an artifact.
struct Shade {
    Rect area;
    Color color;
};

/// The rows of a table that carry its running totals to the next page, or bring them there, where
/// they stand: they are set when it is known what they say.
struct TotalsPlace {
    const struct TableRange* table = nullptr;
    std::uint32_t row = 0;  ///< of the table: the first one that is not yet counted
    std::uint32_t part = 0; ///< a row of TableRange::rows
    Point at;
};

struct AnchorPlace {
    AnchorId anchor = NoId;
    Point at;
};

/// What is drawn and what hangs on it, in reading order. Coordinates are relative to one top left
/// corner.
struct Content {
    std::vector<Part> parts;
    std::vector<AnchorPlace> anchors;
    std::vector<const Marker*> markers;
    std::vector<PlacedBlock> placed;
    std::vector<const Block*> floats; ///< called here
    std::vector<Shade> shades;
    std::vector<TotalsPlace> totals;

    bool empty() const;
    /// Adds `other` with its corner at `at`.
    void append(const Content& other, Point at);
};

/// How much stands against a break before a slab. Breaks of a higher rank are taken only when a
/// page has none of a lower one.
enum class BreakRank : std::uint8_t {
    Allowed,
    Avoid, ///< possible, but better not; taken without a word
    KeepTogether,
    KeepWithNext,
    Lines, ///< would leave fewer lines than orphans and widows ask for
    Glued, ///< within a row, or between a box's edge and its content
};

/// A slab that nothing can divide: a line, a picture, a table row, the edge of a box. Its content
/// lies in the list's pool from `begin` to the `begin` of the next slab.
struct Slab {
    Length height;
    Length space; ///< above it; dropped at the top of a page or column
    BreakRank rank = BreakRank::Allowed;
    BreakBefore forced = BreakBefore::Auto;
    bool hyphenated = false; ///< a line that ends in a hyphen: no good end of a page
    bool has_notes = false;
    std::uint32_t continuation = NoId; ///< of the table that a break before this slab divides
    Length reach; ///< how far lines of it reach above its top: room above it at the top of a page
    std::uint32_t columns = NoId; ///< a ColumnSet stands in the place of this slab
    Span span;

    struct Extent {
        std::uint32_t parts = 0, anchors = 0, markers = 0, placed = 0, floats = 0, shades = 0;
    } begin;
};

/// The background and borders of a box over the slabs [first, last), drawn for each fragment.
struct BoxRange {
    std::uint32_t first = 0, last = 0;
    Length x, width;
    std::optional<Color> background;
    Border top, right, bottom, left;
    Length margin_top, margin_bottom; ///< of the box's edge slabs, outside the border
};

/// A part that a table repeats, set a second time: lines stand in one place only.
struct RepeatedRow {
    std::uint32_t row = 0; ///< of TableRange::rows
    Content content;
    Length height;
    bool has_totals = false; ///< set anew for each place
};

/// A cell over several rows that is said again on each page.
struct RepeatedCell {
    std::uint32_t cell = 0;      ///< of TableRange::cells
    std::uint32_t last_slab = 0; ///< with lines of it
    Content content;             ///< from the table's left edge and the cell's top
    Length height;
};

/// A table in a list: what is painted depends on where pages divide it. Its rows are those of head,
/// body and foot, in their slabs, then those that stand at breaks only.
struct TableRange {
    const TableBlock* block = nullptr;
    const std::vector<Style>* styles = nullptr;
    StyleId style = 0;
    Length x;
    std::vector<Length> edges; ///< of the columns, from x: one more than columns
    std::vector<const TableRow*> rows;
    std::vector<GridCell> cells; ///< of all rows, by row
    std::vector<std::uint32_t>
        first_cell;                   ///< by row: the first cell that may reach it; and the end
    std::vector<std::uint32_t> slabs; ///< by row of head, body and foot: its first slab; the end
    std::uint32_t head_rows = 0, body_rows = 0;
    std::vector<RepeatedRow> repeated_head, repeated_foot, subheads;
    std::vector<RepeatedCell> repeated_cells;
    std::vector<Length> decimal_before, decimal_after; ///< by column: around the decimal sign
    Content continued;
    Length continued_height;

    std::uint32_t first() const { return slabs.front(); }

    std::uint32_t last() const { return slabs.back(); }

    /// The row that slab `slab` belongs to.
    std::uint32_t row_of(std::uint32_t slab) const;
};

/// What a table repeats where it is divided.
struct Continuation {
    std::uint32_t table = 0;         ///< of VerticalList::tables
    std::uint32_t subhead = NoId;    ///< of TableRange::subheads
    Length head_height, foot_height; ///< with what announces the continuation
};

struct ColumnSet;

/// A flow set at one width: slabs one under another. Flat, so that pages are found by arithmetic
/// alone.
struct VerticalList {
    VerticalList();
    ~VerticalList();
    VerticalList(VerticalList&&) noexcept;
    VerticalList& operator=(VerticalList&&) noexcept;

    std::vector<Slab> slabs;
    Content pool;
    std::vector<BoxRange> boxes; ///< outer ones before those inside them
    std::vector<TableRange> tables;
    std::vector<Continuation> continuations;
    std::vector<ColumnSet> column_sets;
    bool fits = true; ///< false: a paragraph did not meet its Fit or max_lines
    bool has_floats = false;

    std::uint32_t size() const { return static_cast<std::uint32_t>(slabs.size()); }

    /// Where the content of slab `index` ends.
    Slab::Extent end_of(std::uint32_t index) const;
};

/// A flow in columns within another one.
struct ColumnSet {
    VerticalList list;
    int count = 2;
    Length x, column_width, gap;
    bool balance = true;
};

/// The height of the slabs [first, last) one under another; the space above the first is dropped.
Length height_of(const VerticalList& list, std::uint32_t first, std::uint32_t last);

} // namespace zbirnyk
