#pragma once

#include "layout/blocks/flatten.h"

namespace zbirnyk {

/// Where the slabs of a range have come to stand, by slab from the range's first.
struct SlabPlaces {
    Point corner; ///< of the range, above what is repeated
    const std::vector<Length>& tops;
    const std::vector<Length>& bottoms;
};

/// A row, or the part of it that stands on this page.
struct RowPlace {
    std::uint32_t row = 0; ///< of TableRange::rows
    Length top, bottom;
    bool cut_above = false, cut_below = false; ///< divided within the row
};

/// The part of a table that stands on one page or in one column, with what it repeats there.
struct TableFragment {
    const TableRange* table = nullptr;
    Length x;
    std::vector<RowPlace> rows; ///< from top to bottom, repeated ones too
    /// What is repeated, drawn as an artifact: before and after the content of the slabs.
    Content above, below;
};

std::vector<TableFragment> fragments_of_tables(const FilledRange& range, const SlabPlaces& places);

/// Paints backgrounds and rules. Borders collapse as in CSS 2.2, 17.6.2: of all that meet at an
/// edge the widest is drawn; of equals that of the cell, then of the row, then of the table, and
/// the one above or to the left.
void paint(const TableFragment& fragment, std::vector<Shade>& shades);

} // namespace zbirnyk
