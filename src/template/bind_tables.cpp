#include "template/binder.h"

#include "base/utf8.h"
#include "diag/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace zbirnyk {

namespace {

/// Whether the template writes the number into the label itself.
bool places_number(const Attribute& label) {
    return label.value.find("$number") != std::string::npos;
}

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

Float float_of(std::string_view text) {
    if (text == "top")
        return Float::Top;
    if (text == "bottom")
        return Float::Bottom;
    return text == "page" ? Float::Page : Float::Here;
}

/// True when a table stands among `instructions`, also inside logic.
bool holds_table(const Instructions& instructions) {
    return std::any_of(
        instructions.begin(), instructions.end(), [](const Instruction& instruction) {
            return instruction.element == Element::Table ||
                   (is_logic(instruction.element) && holds_table(instruction.children));
        });
}

std::size_t columns_of(const TableRow& row) {
    std::size_t count = 0;
    for (const TableCell& cell : row.cells)
        count += static_cast<std::size_t>(cell.column_span);
    return count;
}

} // namespace

/// A caption with its number: "Таблиця 1. Назва". Captions without `label` have no number.
Block Binder::caption(const Instruction& instruction, const Scope& scope, Listed kind) {
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    inside.parent = structure(instruction, scope, inside.style, Role::Caption);
    Block block = make_block(instruction, scope, inside.style, inside.parent);
    Paragraph content;
    LineBuilder builder;
    Output out{Output::Takes::Inlines};
    out.line = &builder;
    VariableScope variables(variables_);
    std::string label_text;
    if (const Attribute* label = instruction.find("label")) {
        int& counter = counters_[kind == Listed::Tables ? "table" : "figure"];
        const int number = scope.echo ? counter : ++counter;
        caption_number_ = std::to_string(number);
        variables.set("number", static_cast<double>(number));
        std::string text = evaluator_.text(*label, scope.node);
        if (!places_number(*label))
            text += fmt::format("\u00A0{}.", number);
        const StyleId style =
            styles_.derive(inside.style, styles_.element_rule(Element::CaptionLabel));
        label_text = text + " ";
        builder.text({label_text, style, inside.parent, NoId, label->span});
    }
    run(instruction.children, inside, out);
    content.content = builder.finish();
    const std::string whole = plain_text(content.content);
    caption_title_ = whole.starts_with(label_text) ? whole.substr(label_text.size()) : whole;
    if (content_.lists_captions && !scope.echo && inside.parent != NoStruct) {
        if (block.anchor == NoId)
            block.anchor = new_anchor();
        headings_.push_back(
            {kind, &instruction, scope, variables_.all(), block.anchor, 1, caption_number_, whole});
    }
    block.content = std::move(content);
    return block;
}

void Binder::figure(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    // A table is read cell by cell: around it, a figure is no picture that a description stands
    // for.
    const bool is_picture = instruction.has("alt") || !holds_table(instruction.children);
    inside.parent =
        structure(instruction, scope, inside.style, is_picture ? Role::Figure : Role::Div);
    if (is_picture && inside.parent != NoStruct)
        document_.structure.nodes[inside.parent].alt = evaluate(instruction, "alt", scope);
    Block block = make_block(instruction, scope, inside.style, inside.parent);
    block.floating = float_of(instruction.value("placement"));
    caption_number_.clear();
    caption_title_.clear();
    Container content;
    content.children = flow(instruction.children, inside, true);
    if (block.anchor != NoId) {
        anchors_[block.anchor].label = caption_number_;
        anchors_[block.anchor].title = caption_title_;
    }
    if (inside.parent != NoStruct &&
        document_.structure.nodes[inside.parent].role == Role::Figure &&
        document_.structure.nodes[inside.parent].alt.empty())
        evaluator_.refuse(
            codes::TemplateMissingAlt,
            instruction.span,
            scope.node,
            "the figure has no description",
            "say in `alt` what it shows");
    Style together = styles_[block.style];
    together.keep_together = Keep::Always;
    block.style = styles_.intern(together);
    block.content = std::move(content);
    put(std::move(block), out);
}

void Binder::table(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    inside.parent = structure(instruction, scope, inside.style, Role::Table);
    Block block = make_block(instruction, scope, inside.style, inside.parent);
    TableParts parts;
    parts.table = inside.parent;
    parts.block.columns = tracks(instruction, inside);
    parts.block.repeat_head = instruction.value("header-repeat") != "never";
    Output rows{Output::Takes::Rows};
    rows.table = &parts;
    caption_number_.clear();
    caption_title_.clear();
    run(instruction.children, inside, rows);
    if (block.anchor != NoId) {
        anchors_[block.anchor].label = caption_number_;
        anchors_[block.anchor].title = caption_title_;
    }
    std::size_t columns = parts.block.columns.size();
    for (const auto* section : {&parts.block.head, &parts.block.body, &parts.block.foot}) {
        for (const TableRow& row : *section)
            columns = std::max(columns, columns_of(row));
    }
    if (columns == 0)
        return;
    parts.block.columns.resize(columns);
    for (Block& before : parts.before) {
        Style kept = styles_[before.style];
        kept.keep_with_next = Keep::Always;
        before.style = styles_.intern(kept);
        put(std::move(before), out);
    }
    block.content = std::move(parts.block);
    put(std::move(block), out);
}

void Binder::table_caption(const Instruction& instruction, const Scope& scope, Output& out) {
    out.table->before.push_back(caption(instruction, scope, Listed::Tables));
    if (!instruction.has("continued"))
        return;
    VariableScope variables(variables_);
    variables.set("number", static_cast<double>(counters_["table"]));
    StyleId style = style_of(instruction, scope);
    const auto named = content_.styles.find(instruction.value("continued-style"));
    if (named != content_.styles.end())
        style = styles_.derive(scope.style, named->second);
    LineBuilder builder;
    builder.text(
        {evaluate(instruction, "continued", scope), style, NoStruct, NoId, instruction.span});
    Block block;
    Paragraph content;
    content.content = builder.finish();
    block.content = std::move(content);
    block.style = style;
    block.node = NoStruct;
    block.span = instruction.span;
    out.table->block.continued = {std::move(block)};
}

void Binder::table_section(const Instruction& instruction, const Scope& scope, Output& out) {
    TableParts& parts = *out.table;
    Scope inside = scope;
    Role role = Role::TBody;
    auto* rows = &parts.block.body;
    if (instruction.element == Element::Thead) {
        role = Role::THead;
        rows = &parts.block.head;
    } else if (instruction.element == Element::Tfoot) {
        role = Role::TFoot;
        rows = &parts.block.foot;
        parts.block.repeat_foot = instruction.value("repeat") == "always";
    }
    inside.parent = parts.table == NoStruct
                        ? NoStruct
                        : document_.structure.add({role, parts.table, instruction.span});
    parts.rows = rows;
    parts.section = inside.parent;
    run(instruction.children, inside, out);
    parts.rows = nullptr;
    parts.in_body = false;
}

/// A row outside a section opens a TBody, which the rows after it share.
void Binder::table_row(const Instruction& instruction, const Scope& scope, Output& out) {
    TableParts& parts = *out.table;
    const bool loose = parts.rows == nullptr;
    if (loose && !parts.in_body) {
        parts.in_body = true;
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
    (loose ? parts.block.body : *parts.rows).push_back(std::move(row));
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
    cell.style = inside.style;
    cell.node = inside.parent;
    cell.content = flow(instruction.children, inside, true);
    out.row->cells.push_back(std::move(cell));
}

} // namespace zbirnyk
