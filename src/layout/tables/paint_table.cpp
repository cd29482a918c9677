#include "layout/blocks/box_model.h"
#include "layout/tables/table_fragment.h"

#include <algorithm>

// What is painted for a fragment is found from the grid of its rows: which cell stands in each
// place. An edge lies between two places of different cells; equal edges in a row are one rule.
// Rules take no room: they lie across the edge, so that rows stay on their grid. The table's own
// border lies inside its edge, where it does not yield to a wider one.

namespace zbirnyk {

namespace {

constexpr std::uint32_t NoCell = NoId;

struct Rule {
    Border border;
    enum class At : std::uint8_t { Across, Inside } at = At::Across;
    friend bool operator==(const Rule&, const Rule&) = default;
};

class TablePainter {
  public:
    TablePainter(const TableFragment& fragment, std::vector<Shade>& shades)
        : fragment_(fragment)
        , table_(*fragment.table)
        , shades_(shades)
        , columns_(table_.edges.size() - 1)
        , owners_(fragment.rows.size() * columns_, NoCell) {
        for (std::size_t i = 0; i < rows(); ++i)
            find_owners(i);
    }

    void paint() {
        paint_backgrounds();
        if (table_.block->borders == TableBlock::Borders::Separate)
            return paint_separate();
        find_upright_rules();
        paint_upright_rules();
        for (std::size_t i = 0; i <= rows(); ++i)
            paint_level_rules(i);
    }

  private:
    std::size_t rows() const { return fragment_.rows.size(); }

    const Style& style(StyleId id) const { return (*table_.styles)[id]; }

    const Style& row_style(std::size_t i) const {
        return style(table_.rows[fragment_.rows[i].row]->style);
    }

    const Style& cell_style(std::uint32_t cell) const {
        return style(table_.cells[cell].cell->style);
    }

    std::uint32_t owner(std::size_t i, std::size_t column) const {
        return owners_[i * columns_ + column];
    }

    Length edge(std::size_t column) const { return fragment_.x + table_.edges[column]; }

    void find_owners(std::size_t i) {
        const std::uint32_t row = fragment_.rows[i].row;
        for (std::uint32_t c = table_.first_cell[row];
             c < table_.cells.size() && table_.cells[c].row <= row;
             ++c) {
            const GridCell& cell = table_.cells[c];
            if (cell.row + cell.rows <= row)
                continue;
            for (std::uint32_t k = 0; k < cell.columns; ++k)
                owners_[i * columns_ + cell.column + k] = c;
        }
    }

    /// The area of the cell that has its left upper place at `i`, `column` of this fragment.
    Rect area_of(std::size_t i, std::size_t column) const {
        const std::uint32_t cell = owner(i, column);
        std::size_t last = i;
        while (last + 1 < rows() && owner(last + 1, column) == cell)
            ++last;
        const Length top = fragment_.rows[i].top;
        const Length x = edge(column);
        const Length width = edge(column + table_.cells[cell].columns) - x;
        return {x, top, width, fragment_.rows[last].bottom - top};
    }

    template <typename Visit>
    void each_cell(Visit visit) const {
        for (std::size_t i = 0; i < rows(); ++i)
            for (std::size_t c = 0; c < columns_; ++c) {
                const std::uint32_t cell = owner(i, c);
                const bool begins = cell != NoCell && table_.cells[cell].column == c &&
                                    (i == 0 || owner(i - 1, c) != cell);
                if (begins)
                    visit(cell, i, area_of(i, c));
            }
    }

    Rect whole() const {
        const Length top = fragment_.rows.front().top;
        return {fragment_.x, top, table_.edges.back(), fragment_.rows.back().bottom - top};
    }

    void paint_backgrounds() {
        if (const auto& color = style(table_.style).background)
            shades_.push_back({whole(), *color});
        for (std::size_t i = 0; i < rows(); ++i) {
            const RowPlace& row = fragment_.rows[i];
            if (const auto& color = row_style(i).background)
                shades_.push_back(
                    {{fragment_.x, row.top, table_.edges.back(), row.bottom - row.top}, *color});
        }
        if (table_.block->borders == TableBlock::Borders::Separate)
            return;
        each_cell([&](std::uint32_t cell, std::size_t, Rect area) {
            if (const auto& color = cell_style(cell).background)
                shades_.push_back({area, *color});
        });
    }

    void paint_separate() {
        const Length gap = table_.block->border_spacing / 2;
        each_cell([&](std::uint32_t cell, std::size_t, Rect area) {
            const Rect inner{
                area.x + gap, area.y + gap, area.width - gap * 2, area.height - gap * 2};
            paint_box(box_of(cell_style(cell), {}), inner, {}, shades_);
        });
        BoxRange frame = box_of(style(table_.style), {});
        frame.background.reset();
        paint_box(frame, whole(), {}, shades_);
    }

    static void compete(Rule& winner, const Border& border, Rule::At at = Rule::At::Across) {
        if (border.width > winner.border.width)
            winner = {border, at};
    }

    Rule upright_rule(std::size_t i, std::size_t c) const {
        const std::uint32_t left = c > 0 ? owner(i, c - 1) : NoCell;
        const std::uint32_t right = c < columns_ ? owner(i, c) : NoCell;
        Rule rule;
        if (left == right && left != NoCell)
            return rule;
        if (left != NoCell)
            compete(rule, cell_style(left).border_right);
        if (right != NoCell)
            compete(rule, cell_style(right).border_left);
        if (c == 0) {
            compete(rule, row_style(i).border_left);
            compete(rule, style(table_.style).border_left, Rule::At::Inside);
        } else if (c == columns_) {
            compete(rule, row_style(i).border_right);
            compete(rule, style(table_.style).border_right, Rule::At::Inside);
        }
        return rule;
    }

    void find_upright_rules() {
        for (std::size_t i = 0; i < rows(); ++i)
            for (std::size_t c = 0; c <= columns_; ++c)
                upright_.push_back(upright_rule(i, c));
    }

    const Rule& upright(std::size_t i, std::size_t c) const {
        return upright_[i * (columns_ + 1) + c];
    }

    void paint_upright_rules() {
        for (std::size_t c = 0; c <= columns_; ++c)
            for (std::size_t i = 0; i < rows();) {
                const Rule& rule = upright(i, c);
                std::size_t end = i + 1;
                while (end < rows() && upright(end, c) == rule)
                    ++end;
                const Length width = rule.border.width;
                Length x = edge(c) - width / 2;
                if (rule.at == Rule::At::Inside)
                    x = c == 0 ? edge(c) : edge(c) - width;
                const Length top = fragment_.rows[i].top;
                if (width > Length{})
                    shades_.push_back(
                        {{x, top, width, fragment_.rows[end - 1].bottom - top}, rule.border.color});
                i = end;
            }
    }

    /// A divided row is closed at the break only where its cells are boxes.
    bool is_open(std::uint32_t cell) const {
        const Style& style = cell_style(cell);
        return style.border_left.width <= Length{} && style.border_right.width <= Length{};
    }

    /// The rule above row `i` of the fragment; below the last one for the number of rows.
    Rule level_rule(std::size_t i, std::size_t c) const {
        const std::uint32_t above = i > 0 ? owner(i - 1, c) : NoCell;
        const std::uint32_t below = i < rows() ? owner(i, c) : NoCell;
        Rule rule;
        if (above == below && above != NoCell)
            return rule;
        const bool cut_above = i > 0 && fragment_.rows[i - 1].cut_below;
        const bool cut_below = i < rows() && fragment_.rows[i].cut_above;
        if (above != NoCell && !(cut_above && is_open(above)))
            compete(rule, cell_style(above).border_bottom);
        if (below != NoCell && !(cut_below && is_open(below)))
            compete(rule, cell_style(below).border_top);
        if (i > 0 && !cut_above)
            compete(rule, row_style(i - 1).border_bottom);
        if (i < rows() && !cut_below)
            compete(rule, row_style(i).border_top);
        if (i == 0)
            compete(rule, style(table_.style).border_top, Rule::At::Inside);
        if (i == rows())
            compete(rule, style(table_.style).border_bottom, Rule::At::Inside);
        return rule;
    }

    /// How far a level rule that ends at column edge `c` reaches over it, so that corners are full.
    Length overlap(std::size_t i, std::size_t c) const {
        Length width;
        for (const std::size_t row : {i - 1, i})
            if (row < rows() && upright(row, c).at == Rule::At::Across)
                width = max(width, upright(row, c).border.width);
        return width / 2;
    }

    void paint_level_rules(std::size_t i) {
        const Length y = i < rows() ? fragment_.rows[i].top : fragment_.rows.back().bottom;
        for (std::size_t c = 0; c < columns_;) {
            const Rule rule = level_rule(i, c);
            std::size_t end = c + 1;
            while (end < columns_ && level_rule(i, end) == rule)
                ++end;
            const Length width = rule.border.width;
            if (width > Length{}) {
                Length top = y - width / 2;
                if (rule.at == Rule::At::Inside)
                    top = i == 0 ? y : y - width;
                const Length left = edge(c) - overlap(i, c);
                const Length right = edge(end) + overlap(i, end);
                shades_.push_back({{left, top, right - left, width}, rule.border.color});
            }
            c = end;
        }
    }

    const TableFragment& fragment_;
    const TableRange& table_;
    std::vector<Shade>& shades_;
    std::size_t columns_;
    std::vector<std::uint32_t> owners_; // by row of the fragment and column
    std::vector<Rule> upright_;         // by row of the fragment and column edge
};

} // namespace

void paint(const TableFragment& fragment, std::vector<Shade>& shades) {
    if (!fragment.rows.empty() && fragment.table->edges.size() > 1)
        TablePainter(fragment, shades).paint();
}

} // namespace zbirnyk
