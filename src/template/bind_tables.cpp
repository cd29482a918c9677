#include "template/binder.h"

#include "diag/codes.h"
#include "document/table_grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace zbirnyk {

namespace {

/// Whether the template writes the number into the label itself.
bool places_number(const Attribute& label) {
    return label.value.find("$number") != std::string::npos;
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

void read_attributes(const Instruction& instruction, Length font_size, TableBlock& table) {
    table.repeat_head = instruction.value("header-repeat") != "never";
    if (instruction.value("row-break") == "avoid")
        table.row_break = TableBlock::RowBreak::Avoid;
    else if (instruction.value("row-break") == "always")
        table.row_break = TableBlock::RowBreak::Always;
    if (instruction.value("border-collapse") == "separate")
        table.borders = TableBlock::Borders::Separate;
    if (const auto spacing = parse_dimension(instruction.value("border-spacing")))
        table.border_spacing = spacing->resolve(font_size);
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
        document_.structure.nodes[inside.parent].alt->empty())
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
    parts.instruction = &instruction;
    parts.table = inside.parent;
    read_attributes(instruction, styles_[inside.style].font_size, parts.block);
    parts.block.columns = tracks(instruction, inside);
    const std::size_t declared = parts.block.columns.size();
    Output rows{Output::Takes::Rows};
    rows.table = &parts;
    caption_number_.clear();
    caption_title_.clear();
    TableParts* around = std::exchange(open_table_, &parts);
    run(instruction.children, inside, rows);
    open_table_ = around;
    if (block.anchor != NoId) {
        anchors_[block.anchor].label = caption_number_;
        anchors_[block.anchor].title = caption_title_;
    }
    if (parts.in_body)
        stripe(instruction, scope, parts, parts.loose_rows);
    const std::size_t columns = column_count(parts.block);
    check_grid(instruction, parts, declared);
    if (columns == 0)
        return;
    parts.block.columns.resize(columns);
    sum_up(parts);
    join_heads(parts.block);
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
    if (std::exchange(parts.in_body, false))
        stripe(*parts.instruction, scope, parts, parts.loose_rows);
    Scope inside = scope;
    Role role = Role::TBody;
    auto* rows = &parts.block.body;
    const std::size_t first = rows->size();
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
    if (role == Role::TBody)
        stripe(*parts.instruction, scope, parts, first);
}

} // namespace zbirnyk
