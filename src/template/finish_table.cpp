#include "template/binder.h"

#include "base/utf8.h"
#include "diag/codes.h"
#include "document/table_grid.h"
#include "language/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace zbirnyk {

namespace {

/// The text of the paragraphs of a cell.
std::string cell_text(const TableCell& cell) {
    std::string text;
    for (const Block& block : cell.content)
        if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
            text += plain_text(paragraph->content);
    return text;
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009' || c == U'\'' ||
           c == U'\u2019';
}

/// The number that a text begins with, as parse_decimal takes it: "−1 234,50 %" is -1234.50. Empty
/// when it begins with none.
std::string leading_number(std::string_view text, char32_t decimal_char) {
    std::string number;
    bool point = false;
    while (!text.empty()) {
        const auto [c, size] = decode_utf8(text);
        text.remove_prefix(size);
        const bool minus = c == U'-' || c == U'\u2212' || c == U'\u2013';
        if (c >= U'0' && c <= U'9')
            number += static_cast<char>(c);
        else if (number.empty() && minus)
            number += '-';
        else if (c == decimal_char && !point && !number.empty() && number != "-") {
            number += '.';
            point = true;
        } else if (!is_space(c))
            break;
    }
    if (!number.empty() && number.back() == '.')
        number.pop_back();
    return number == "-" ? std::string() : number;
}

/// A text that stands for no number on purpose: nothing, or a dash.
bool means_nothing(std::string_view text) {
    while (!text.empty()) {
        const auto [c, size] = decode_utf8(text);
        text.remove_prefix(size);
        if (!is_space(c) && c != U'-' && c != U'\u2013' && c != U'\u2014' && c != U'\u2212')
            return false;
    }
    return true;
}

/// `number` in units of 10^-decimals; nothing when that is too much for 63 bits.
std::optional<std::int64_t> units_of(const DecimalText& number, int decimals) {
    std::string digits(number.whole);
    digits += number.fraction;
    digits.append(static_cast<std::size_t>(decimals) - number.fraction.size(), '0');
    if (digits.size() > 18)
        return std::nullopt;
    std::int64_t units = 0;
    for (const char digit : digits)
        units = units * 10 + (digit - '0');
    return number.negative ? -units : units;
}

struct Summand {
    std::size_t row = 0;
    std::string number;
    Span span;
};

std::string message_of(const GridProblem& problem) {
    using Kind = GridProblem::Kind;
    switch (problem.kind) {
    case Kind::Overlap:
        return fmt::format(
            "the cell spans {} columns, but a cell of a row above stands in the way", problem.has);
    case Kind::BeyondColumns:
        return fmt::format(
            "the cell spans {} columns, there is room for {}", problem.has, problem.room);
    case Kind::BeyondRows:
        return fmt::format(
            "the cell spans {} rows, its section has {} more", problem.has, problem.room);
    case Kind::TooManyCells:
        return fmt::format("the row needs {} columns, the table has {}", problem.has, problem.room);
    case Kind::TooFewCells:
        return fmt::format("the row fills {} of {} columns", problem.has, problem.room);
    }
    return {};
}

std::string_view hint_of(GridProblem::Kind kind) {
    using Kind = GridProblem::Kind;
    switch (kind) {
    case Kind::Overlap:
        return "it is cut to the free columns: correct `colspan` or the `rowspan` above";
    case Kind::BeyondColumns:
    case Kind::BeyondRows:
        return "it is cut to what there is";
    case Kind::TooManyCells:
        return "an automatic column is added: give it a width in `columns` or leave out a cell";
    case Kind::TooFewCells:
        return "the rest stays empty: add cells, or `colspan` to the last one";
    }
    return {};
}

/// The least and the greatest number of columns that rows of a table ask for.
struct Widths {
    std::size_t least = std::numeric_limits<std::size_t>::max(), most = 0;
};

Widths widths_of(const TableBlock& table) {
    Widths widths;
    for (const auto* section : {&table.head, &table.body, &table.foot})
        for (const std::uint32_t width : row_widths(*section)) {
            widths.least = std::min<std::size_t>(widths.least, width);
            widths.most = std::max<std::size_t>(widths.most, width);
        }
    return widths;
}

bool spans(const GridCell& cell) {
    return cell.rows > 1 || cell.columns > 1;
}

bool overlap(
    std::uint32_t first, std::uint32_t count, std::uint32_t other, std::uint32_t other_count) {
    return first < other + other_count && other < first + count;
}

} // namespace

/// Gives the rows of a body from `first` on their backgrounds in turn. Rows that a cell holds
/// together count as one; the count begins anew below a sub-head.
void Binder::stripe(
    const Instruction& table, const Scope& scope, TableParts& parts, std::size_t first) {
    const Attribute* zebra = table.find("zebra");
    if (zebra == nullptr)
        return;
    std::vector<std::optional<Color>> colors;
    std::string_view rest = zebra->value;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.empty())
            continue;
        colors.push_back(parse_color(word, content_.palette));
        if (!colors.back() || colors.size() > 2)
            return evaluator_.refuse(
                codes::TemplateBadValue,
                zebra->span,
                scope.node,
                fmt::format("`{}` is not one colour or two", zebra->value),
                "write the colour of every second row, or two colours");
    }
    if (colors.size() == 1)
        colors.insert(colors.begin(), std::nullopt);
    if (colors.empty())
        return;
    std::vector<TableRow>& rows = parts.block.body;
    std::size_t count = 0, held_until = first;
    for (std::size_t i = first; i < rows.size(); ++i) {
        if (rows[i].is_subhead) {
            count = 0;
            held_until = i + 1;
            continue;
        }
        if (i > first && i >= held_until)
            ++count;
        if (i > 0 && rows[i - 1].is_subhead && i - 1 >= first)
            count = 0;
        for (const TableCell& cell : rows[i].cells)
            held_until =
                std::max(held_until, i + static_cast<std::size_t>(std::max(cell.row_span, 1)));
        const std::optional<Color> color = colors[count % 2];
        if (!color || styles_[rows[i].style].background)
            continue;
        Style striped = styles_[rows[i].style];
        striped.background = color;
        rows[i].style = styles_.intern(striped);
    }
}

/// Adds up the columns of the running totals, row by row.
void Binder::sum_up(TableParts& parts) {
    TableBlock& table = parts.block;
    if (table.totals.empty())
        return;
    const std::vector<GridCell> cells = lay_grid(table.body, table.columns.size());
    for (std::size_t t = 0; t < table.totals.size(); ++t) {
        RunningTotal& total = table.totals[t];
        std::vector<Summand> summands;
        for (const GridCell& place : cells) {
            const TableRow& row = table.body[place.row];
            if (place.columns > 1 || static_cast<int>(place.column) + 1 != parts.totals[t].column ||
                row.is_subhead)
                continue;
            const auto index = static_cast<std::size_t>(place.cell - row.cells.data());
            const auto given = parts.values.find({place.row, index});
            const std::string text =
                given != parts.values.end() ? given->second : cell_text(*place.cell);
            const char32_t sign = given != parts.values.end() ? U'.' : place.cell->decimal_char;
            std::string number = leading_number(text, sign);
            const auto parsed = parse_decimal(number);
            if (parsed && parsed->whole.size() < 16 && parsed->fraction.size() < 7) {
                total.decimals =
                    std::max(total.decimals, static_cast<int>(parsed->fraction.size()));
                summands.push_back({place.row, std::move(number), place.cell->span});
            } else if (!means_nothing(text)) {
                diagnostics_.warning(
                    codes::TableNoNumber,
                    place.cell->span,
                    fmt::format("`{}` is not a number that a running total can count", text),
                    "it counts as nothing: give the number in `value`");
            }
        }
        total.after.assign(table.body.size(), 0);
        for (const Summand& summand : summands)
            total.after[summand.row] =
                units_of(*parse_decimal(summand.number), total.decimals).value_or(0);
        for (std::size_t i = 1; i < total.after.size(); ++i)
            total.after[i] += total.after[i - 1];
    }
}

/// Reports what is wrong with the rows, each kind once for a place of the template. Rows that agree
/// on another number of columns than is declared are in order: `columns` gives the first ones, or
/// the most that data may have.
void Binder::check_grid(const Instruction& table, const TableParts& parts, std::size_t declared) {
    const TableBlock& block = parts.block;
    if (block.body.empty() && block.foot.empty())
        diagnostics_.warning(
            codes::TableEmpty,
            table.span,
            block.head.empty() ? "the table has no rows" : "the table has a head but no rows",
            block.head.empty() ? "nothing is printed"
                               : "only its head is printed: leave it out with `if`");
    using Kind = GridProblem::Kind;
    const Widths widths = widths_of(block);
    const bool fits = declared > 0 && widths.least <= declared;
    const std::size_t columns = fits ? declared : column_count(block);
    std::set<std::pair<Kind, std::uint64_t>> reported;
    for (const auto* section :
         {&block.head, &block.body, &block.foot, &block.brought, &block.carried})
        for (const GridProblem& problem : grid_problems(*section, columns)) {
            const bool cells =
                problem.kind == Kind::TooManyCells || problem.kind == Kind::TooFewCells;
            if (cells && widths.least == widths.most)
                continue;
            const std::uint64_t place =
                (std::uint64_t{problem.span.file} << 32U) | problem.span.begin;
            if (!reported.insert({problem.kind, place}).second)
                continue;
            diagnostics_.warning(
                cells ? codes::TableCells : codes::TableSpans,
                problem.span,
                message_of(problem),
                std::string(hint_of(problem.kind)));
        }
}

/// Where cells span, scopes alone do not say which heads a cell has (PDF/UA-1, 7.5): they are
/// listed. Spans of structure elements are those that the grid has.
void Binder::join_heads(const TableBlock& table) {
    std::vector<GridCell> heads = lay_grid(table.head, table.columns.size());
    std::vector<StructNode>& nodes = document_.structure.nodes;
    const auto node_of = [&](const GridCell& cell) -> StructNode* {
        return cell.cell->node == NoStruct ? nullptr : &nodes[cell.cell->node];
    };
    std::vector<std::vector<GridCell>> sections = {
        heads,
        lay_grid(table.body, table.columns.size()),
        lay_grid(table.foot, table.columns.size())};
    bool irregular = false;
    for (const std::vector<GridCell>& cells : sections)
        for (const GridCell& cell : cells)
            if (StructNode* node = node_of(cell)) {
                node->col_span = static_cast<int>(cell.columns);
                node->row_span = static_cast<int>(cell.rows);
                irregular |= spans(cell) && node->role == Role::Th;
            }
    if (!irregular)
        return;
    auto& pairs = document_.structure.cell_heads;
    for (const std::vector<GridCell>& cells : sections) {
        const bool in_head = &cells == &sections.front();
        std::vector<GridCell> row_heads; // of this section, those that may still reach a row
        std::vector<GridCell> sub_heads;
        for (const GridCell& cell : cells) {
            const StructNode* node = node_of(cell);
            if (node == nullptr)
                continue;
            const auto add = [&](const GridCell& head) {
                if (head.cell != cell.cell && head.cell->node != NoStruct)
                    pairs.push_back({cell.cell->node, head.cell->node});
            };
            for (const GridCell& head : heads)
                if (node_of(head) != nullptr && node_of(head)->role == Role::Th &&
                    node_of(head)->scope != 'r' && (!in_head || head.row + head.rows <= cell.row) &&
                    overlap(head.column, head.columns, cell.column, cell.columns))
                    add(head);
            for (const GridCell& head : sub_heads)
                if (head.row + head.rows <= cell.row &&
                    overlap(head.column, head.columns, cell.column, cell.columns))
                    add(head);
            std::erase_if(
                row_heads, [&](const GridCell& head) { return head.row + head.rows <= cell.row; });
            for (const GridCell& head : row_heads)
                add(head);
            if (node->role != Role::Th || in_head)
                continue;
            if (node->scope != 'c')
                row_heads.push_back(cell);
            if (node->scope == 'r')
                continue;
            std::erase_if(sub_heads, [&](const GridCell& head) {
                return overlap(head.column, head.columns, cell.column, cell.columns);
            });
            sub_heads.push_back(cell);
        }
    }
}

} // namespace zbirnyk
