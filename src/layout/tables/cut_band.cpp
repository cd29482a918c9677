#include "layout/tables/cut_band.h"

#include <algorithm>

// Cuts lie between rows and, within a row, below lines. A line that lies across a cut goes to the
// piece in which it ends. When a page begins with that piece, all of the page's part of the table
// stands lower by as much as its lines reach above it, so that cells keep their lines on one level.
// In this way cells whose lines do not stand on a common grid, and cells over several rows, are
// divided without being set again.

namespace zbirnyk {

namespace {

/// How much of a page rows that a cell holds together may take to be kept on it.
constexpr std::int64_t KeptShare = 3;

struct Cut {
    Length y;
    std::uint32_t row = 0; ///< that the piece below belongs to
    BreakRank rank = BreakRank::Allowed;
};

struct Stretch {
    Length top, bottom;
};

Stretch stretch_of(const Part& part, const SetCell& cell) {
    const Length y = part.origin.y + cell.top;
    return {y - part.line->above, y + part.line->below};
}

class BandCutter {
  public:
    BandCutter(const TableRange& table, const SetBand& band, const CutRules& rules)
        : table_(table)
        , band_(band)
        , rules_(rules) {
        for (std::size_t i = 0; i < band.cells.size(); ++i)
            if (place_of(band.cells[i]).rows > 1)
                spanning_.push_back(i);
    }

    std::vector<RowPiece> cut() {
        std::size_t cell = 0;
        for (std::uint32_t row = band_.first; row < band_.last; ++row) {
            cuts_.push_back(
                {top_of(row),
                 row,
                 row == band_.first ? BreakRank::Allowed : rank_between_rows(row)});
            const std::size_t first = cell;
            while (cell < band_.cells.size() && place_of(band_.cells[cell]).row == row)
                ++cell;
            cut_row(row, first, cell);
        }
        make_pieces();
        for (const SetCell& set : band_.cells)
            share_out(set);
        return std::move(pieces_);
    }

  private:
    const GridCell& place_of(const SetCell& cell) const { return table_.cells[cell.index]; }

    Length top_of(std::uint32_t row) const { return band_.tops[row - band_.first]; }

    bool is_too_high(Length height) const { return rules_.room > Length{} && height > rules_.room; }

    /// What a cut at `y` leaves of a cell above and below.
    BreakRank rank_in_cell(const SetCell& cell, Length y) const {
        int above = 0, below = 0;
        for (const Part& part : cell.inside.content.parts)
            ++(stretch_of(part, cell).bottom <= y ? above : below);
        if (above == 0 || below == 0)
            return BreakRank::Allowed;
        const Style& style = (*table_.styles)[place_of(cell).cell->style];
        const bool enough = above >= style.orphans && below >= style.widows;
        return enough ? BreakRank::Avoid : BreakRank::Lines;
    }

    BreakRank rank_between_rows(std::uint32_t row) const {
        const bool held = std::any_of(spanning_.begin(), spanning_.end(), [&](std::size_t i) {
            const GridCell& cell = place_of(band_.cells[i]);
            return cell.row < row && cell.row + cell.rows > row;
        });
        if (!held || rules_.row_break == TableBlock::RowBreak::Always)
            return BreakRank::Allowed;
        if (rules_.room > Length{} && band_.height() <= rules_.room / KeptShare)
            return BreakRank::KeepTogether;
        for (const std::size_t i : spanning_)
            if (rank_in_cell(band_.cells[i], top_of(row)) != BreakRank::Allowed)
                return BreakRank::Avoid;
        const bool single = row == band_.first + 1 || row + 1 == band_.last;
        return single ? BreakRank::Avoid : BreakRank::Allowed;
    }

    /// Cuts within a row, below the lines of its cells [first, last) and those that come down.
    void cut_row(std::uint32_t row, std::size_t first, std::size_t last) {
        const Length top = top_of(row), bottom = top_of(row + 1);
        const bool must = is_too_high(bottom - top);
        if (!must && rules_.row_break == TableBlock::RowBreak::Avoid)
            return;
        std::vector<Length> ends;
        for (std::size_t i = first; i < last; ++i)
            for (const Part& part : band_.cells[i].inside.content.parts)
                ends.push_back(stretch_of(part, band_.cells[i]).bottom);
        std::sort(ends.begin(), ends.end());
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
        if (!ends.empty())
            ends.pop_back();
        for (const Length y : ends) {
            if (y <= top || y >= bottom)
                continue;
            BreakRank rank = BreakRank::Allowed;
            for (std::size_t i = first; i < last; ++i)
                rank = std::max(rank, rank_in_cell(band_.cells[i], y));
            if (!must && rank == BreakRank::Lines)
                continue;
            if (rules_.row_break == TableBlock::RowBreak::Always && rank == BreakRank::Avoid)
                rank = BreakRank::Allowed;
            cuts_.push_back({y, row, rank});
        }
    }

    void make_pieces() {
        pieces_.resize(cuts_.size());
        for (std::size_t i = 0; i < cuts_.size(); ++i) {
            const Length end = i + 1 < cuts_.size() ? cuts_[i + 1].y : band_.height();
            pieces_[i].row = cuts_[i].row;
            pieces_[i].height = end - cuts_[i].y;
            pieces_[i].rank = cuts_[i].rank;
        }
    }

    /// The piece in which `y` lies: what ends on a cut lies above it.
    std::size_t piece_above(Length y) const {
        const auto next =
            std::lower_bound(cuts_.begin() + 1, cuts_.end(), y, [](const Cut& cut, Length at) {
                return cut.y < at;
            });
        return static_cast<std::size_t>(next - cuts_.begin() - 1);
    }

    /// The piece in which `y` lies: what begins on a cut lies below it.
    std::size_t piece_below(Length y) const {
        const auto next =
            std::upper_bound(cuts_.begin() + 1, cuts_.end(), y, [](Length at, const Cut& cut) {
                return at < cut.y;
            });
        return static_cast<std::size_t>(next - cuts_.begin() - 1);
    }

    void share_out(const SetCell& cell) {
        const Content& content = cell.inside.content;
        const Length x = cell.inner.x;
        auto placed = content.placed.begin();
        for (std::size_t k = 0; k < content.parts.size(); ++k) {
            const Part& part = content.parts[k];
            const Stretch stretch = stretch_of(part, cell);
            const std::size_t piece = piece_above(stretch.bottom);
            for (; placed != content.placed.end() && placed->before_part <= k; ++placed)
                hang(*placed, piece);
            pieces_[piece].content.parts.push_back(
                {part.line,
                 {part.origin.x + x, part.origin.y + cell.top - cuts_[piece].y},
                 part.use});
            for (std::size_t i = piece; i > 0 && cuts_[i].y > stretch.top; --i)
                pieces_[i].reach = max(pieces_[i].reach, cuts_[i].y - stretch.top);
        }
        for (const AnchorPlace& place : content.anchors) {
            const std::size_t piece = piece_below(place.at.y + cell.top);
            pieces_[piece].content.anchors.push_back(
                {place.anchor, {place.at.x + x, place.at.y + cell.top - cuts_[piece].y}});
        }
        for (const Shade& shade : content.shades)
            clip(shade, {x, cell.top});
        for (; placed != content.placed.end(); ++placed)
            hang(*placed, piece_below(cell.top + cell.inside.height));
        Content hanging;
        hanging.markers = content.markers;
        hanging.floats = content.floats;
        if (!hanging.empty())
            pieces_[piece_below(cell.top)].content.append(hanging, {});
    }

    /// A placed block stands where it has come to in reading order.
    void hang(const PlacedBlock& placed, std::size_t piece) {
        Content& content = pieces_[piece].content;
        content.placed.push_back({placed.block, static_cast<std::uint32_t>(content.parts.size())});
    }

    void clip(const Shade& shade, Point at) {
        const Rect area{
            shade.area.x + at.x, shade.area.y + at.y, shade.area.width, shade.area.height};
        std::size_t piece = piece_below(area.y);
        for (Length y = area.y; y < area.bottom(); ++piece) {
            const bool last = piece + 1 >= cuts_.size();
            const Length end = last ? area.bottom() : min(area.bottom(), cuts_[piece + 1].y);
            pieces_[piece].content.shades.push_back(
                {{area.x, y - cuts_[piece].y, area.width, end - y}, shade.color});
            y = end;
        }
    }

    const TableRange& table_;
    const SetBand& band_;
    const CutRules& rules_;
    std::vector<std::size_t> spanning_; // cells over several rows
    std::vector<Cut> cuts_;             // each the top of a piece
    std::vector<RowPiece> pieces_;
};

} // namespace

std::vector<RowPiece>
cut_band(const TableRange& table, const SetBand& band, const CutRules& rules) {
    return BandCutter(table, band, rules).cut();
}

} // namespace zbirnyk
