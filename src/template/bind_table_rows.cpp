#include "template/binder.h"

#include "base/utf8.h"
#include "diag/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zbirnyk {

namespace {

CellAlign cell_align(std::string_view text) {
    if (text == "center")
        return CellAlign::Center;
    if (text == "end" || text == "right")
        return CellAlign::End;
    return text == "decimal" ? CellAlign::Decimal : CellAlign::Start;
}

bool is_cell_align(std::string_view text) {
    for (const std::string_view known : {"start", "left", "center", "end", "right", "decimal"}) {
        if (known == text)
            return true;
    }
    return false;
}

/// The scope of a head cell by its names in HTML; 0 for others.
char scope_of(std::string_view text) {
    if (text.empty() || text == "col" || text == "colgroup")
        return 'c';
    if (text == "row" || text == "rowgroup")
        return 'r';
    return text == "both" ? 'b' : '\0';
}

} // namespace

/// A row outside a section opens a TBody, which the rows after it share.
void Binder::table_row(const Instruction& instruction, const Scope& scope, Output& out) {
    TableParts& parts = *out.table;
    if (instruction.has("on"))
        return row_at_breaks(instruction, scope, out);
    const bool loose = parts.rows == nullptr;
    if (loose && !parts.in_body) {
        parts.in_body = true;
        parts.loose_rows = parts.block.body.size();
        parts.section = parts.table == NoStruct
                            ? NoStruct
                            : document_.structure.add({Role::TBody, parts.table, instruction.span});
    }
    Scope inside = scope;
    inside.parent = parts.section;
    inside.style = style_of(instruction, scope);
    inside.parent = structure(instruction, inside, inside.style, Role::Tr);
    TableRow row;
    row.style = inside.style;
    row.keep_with_next = styles_[inside.style].keep_with_next == Keep::Always;
    row.span = instruction.span;
    Output cells{Output::Takes::Cells};
    cells.row = &row;
    run(instruction.children, inside, cells);
    if (row.cells.empty())
        return;
    auto& section = loose ? parts.block.body : *parts.rows;
    if (instruction.has("subhead") && &section == &parts.block.body)
        add_subhead(instruction, inside, parts, row);
    section.push_back(std::move(row));
}

/// A row that only the parts of a divided table have: an artifact, as all that is repeated.
void Binder::row_at_breaks(const Instruction& instruction, const Scope& scope, Output& out) {
    TableParts& parts = *out.table;
    const bool in_head = parts.rows == &parts.block.head;
    if (!in_head && parts.rows != &parts.block.foot) {
        evaluator_.refuse(
            codes::TemplateMisplaced,
            instruction.find("on")->span,
            scope.node,
            "a row with `on` stands in `thead` or `tfoot`",
            "put it into `tfoot`, to say what is carried forward, or into `thead`");
        return;
    }
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    inside.parent = NoStruct;
    inside.echo = true;
    TableRow row{.style = inside.style, .span = instruction.span};
    Output cells{Output::Takes::Cells};
    cells.row = &row;
    run(instruction.children, inside, cells);
    for (TableCell& cell : row.cells)
        cell.row_span = 1;
    if (!row.cells.empty())
        (in_head ? parts.block.brought : parts.block.carried).push_back(std::move(row));
}

/// Makes `row` head the rows below it; one that is repeated is bound a second time.
void Binder::add_subhead(
    const Instruction& instruction, const Scope& scope, TableParts& parts, TableRow& row) {
    row.keep_with_next = true;
    row.is_subhead = true;
    if (instruction.value("subhead") != "repeat")
        return;
    Scope again = scope;
    again.parent = NoStruct;
    again.echo = true;
    TableRow copy{.style = row.style, .span = row.span};
    Output cells{Output::Takes::Cells};
    cells.row = &copy;
    run(instruction.children, again, cells);
    const std::string continued = evaluate(instruction, "continued", scope);
    for (TableCell& cell : copy.cells)
        cell.row_span = 1;
    if (!continued.empty() && !copy.cells.front().content.empty()) {
        Block& last = copy.cells.front().content.back();
        if (auto* paragraph = std::get_if<Paragraph>(&last.content))
            paragraph->content.emplace_back(
                TextRun{" " + continued, last.style, NoStruct, NoId, instruction.span});
    }
    row.repeated_as = static_cast<std::uint32_t>(parts.block.subheads.size());
    parts.block.subheads.push_back(std::move(copy));
}

/// What it says is known when pages are made: it is the marker of a table, named by what it sums.
void Binder::running_total(const Instruction& instruction, const Scope& scope, Output& out) {
    int column = 0;
    const std::string_view text = instruction.value("column");
    std::from_chars(text.data(), text.data() + text.size(), column);
    if (open_table_ == nullptr || column < 1) {
        evaluator_.refuse(
            codes::TemplateMisplaced,
            instruction.span,
            scope.node,
            open_table_ == nullptr ? "a running total stands in a table"
                                   : "columns are counted from 1",
            "put it into a row with `on=\"break\"`");
        return;
    }
    TableParts& parts = *open_table_;
    const StyleId style = style_of(instruction, scope);
    RunningTotal total;
    total.pattern = instruction.value("pattern");
    total.lang = styles_[style].lang;
    total.name = fmt::format("running-total {} {} {}", column, total.lang, total.pattern);
    const bool known = std::any_of(
        parts.block.totals.begin(), parts.block.totals.end(), [&](const RunningTotal& other) {
            return other.name == total.name;
        });
    add_inline(MarkerReference{total.name, MarkerReference::Position::First, style}, scope, out);
    if (known)
        return;
    parts.totals.push_back({column, instruction.span});
    parts.block.totals.push_back(std::move(total));
}

char Binder::head_scope(const Instruction& instruction, const Scope& scope) {
    const std::string text = evaluate(instruction, "scope", scope);
    const char known = scope_of(text);
    if (known != 0)
        return known;
    evaluator_.refuse(
        codes::TemplateBadValue,
        instruction.find("scope")->span,
        scope.node,
        fmt::format("`{}` is not a scope", text),
        "write `col`, `row` or `both`");
    return 'c';
}

void Binder::table_cell(const Instruction& instruction, const Scope& scope, Output& out) {
    TableCell cell;
    cell.span = instruction.span;
    cell.column_span = integer(instruction, "colspan", scope);
    cell.row_span = integer(instruction, "rowspan", scope);
    const std::string align = evaluate(instruction, "align", scope);
    if (!align.empty() && !is_cell_align(align))
        evaluator_.refuse(
            codes::TemplateBadValue,
            instruction.find("align")->span,
            scope.node,
            fmt::format("`{}` is not an alignment", align),
            "write `start`, `center`, `end` or `decimal`");
    cell.align = cell_align(align);
    if (instruction.value("valign") == "middle")
        cell.valign = VerticalAlign::Middle;
    else if (instruction.value("valign") == "bottom")
        cell.valign = VerticalAlign::Bottom;
    const std::string_view decimal = instruction.value("decimal-char");
    if (!decimal.empty())
        cell.decimal_char = decode_utf8(decimal).code_point;
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    if (cell.align == CellAlign::Center || cell.align == CellAlign::End) {
        Style aligned = styles_[inside.style];
        aligned.text_align = cell.align == CellAlign::End ? TextAlign::End : TextAlign::Center;
        inside.style = styles_.intern(aligned);
    }
    const bool is_head = instruction.element == Element::Th;
    inside.parent = structure(instruction, scope, inside.style, is_head ? Role::Th : Role::Td);
    if (inside.parent != NoStruct) {
        StructNode& node = document_.structure.nodes[inside.parent];
        node.col_span = cell.column_span;
        node.row_span = cell.row_span;
        if (is_head)
            node.scope = head_scope(instruction, scope);
    }
    cell.repeat = instruction.value("repeat") == "always";
    if (open_table_ != nullptr && open_table_->rows != &open_table_->block.head &&
        instruction.has("value"))
        open_table_->values[{open_table_->block.body.size(), out.row->cells.size()}] =
            evaluate(instruction, "value", scope);
    cell.style = inside.style;
    cell.node = inside.parent;
    cell.content = flow(instruction.children, inside, true);
    out.row->cells.push_back(std::move(cell));
}

} // namespace zbirnyk
