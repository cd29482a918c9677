#include "template/binder.h"

#include "diag/codes.h"
#include "template/compile_masters.h"
#include "template/lent_tools.h"
#include "template/page_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

// Binding walks the instructions of the template as XSLT walks a stylesheet: the output position
// (Output) says what may stand there, the Scope what is in force. Blocks and structure elements are
// made in reading order; only tables of contents and indexes are filled at the end
// (bind_contents.cpp).

namespace zbirnyk {

namespace {

/// Rules that apply each other deeper than this go round in a circle.
constexpr int DeepestRule = 300;

std::string_view name_of(Output::Takes takes) {
    switch (takes) {
    case Output::Takes::Sequences:
        return "a document";
    case Output::Takes::Blocks:
        return "a block";
    case Output::Takes::Inlines:
        return "a line of text";
    case Output::Takes::Items:
        return "a list";
    case Output::Takes::Rows:
        return "a table";
    case Output::Takes::Cells:
        return "a table row";
    case Output::Takes::Alternatives:
        return "`first-fit`";
    }
    return {};
}

} // namespace

Binder::Binder(
    const Template::Content& content,
    BindTools& tools,
    const Tree& data,
    const BindResources& resources,
    Diagnostics& diagnostics)
    : content_(content)
    , data_(data)
    , resources_(resources)
    , diagnostics_(diagnostics)
    , evaluator_(content, tools.xpath, data, diagnostics)
    , styles_(content, tools.styles, document_.styles)
    , variables_(tools.xpath) {}

Document Binder::bind(const DocumentTask& task) {
    VariableScope variables(variables_);
    Scope scope;
    scope.node = task.context;
    set_global_variables(content_, data_.root(), evaluator_, variables);
    const ResultRule& result = content_.results[task.result];
    bind_info(result.info, scope);
    document_.sheet = result.sheet;
    Output out{Output::Takes::Sequences};
    const Instruction& pages = result.instruction == nullptr ? content_.root : *result.instruction;
    for (const Instruction& child : pages.children) {
        const bool global = result.instruction == nullptr && child.element == Element::Variable;
        if (!global && (child.element == Element::PageSequence ||
                        child.element == Element::Attach || is_logic(child.element)))
            run_logic(child, scope, out, variables);
    }
    sort_cell_heads(document_.structure);
    finish();
    return std::move(document_);
}

void Binder::bind_info(const Instruction* info, const Scope& scope) {
    document_.info.lang = content_.lang;
    document_.info.date = resources_.date;
    document_.hyphenation = content_.hyphenation;
    if (info == nullptr) {
        document_.info.title = content_.name;
        return;
    }
    const auto line = [&](std::string_view name) {
        LineBuilder builder;
        builder.text({evaluate(*info, name, scope)});
        return plain_text(builder.finish());
    };
    document_.info.title = line("title");
    document_.info.author = line("author");
    document_.info.subject = line("subject");
    document_.info.keywords = line("keywords");
    if (document_.info.title.empty()) {
        const Attribute& title = *info->find("title");
        evaluator_.refuse(
            codes::TemplateBadValue, title.span, scope.node, "the document has no title");
    }
}

void Binder::page_sequence(const Instruction& instruction, const Scope& scope) {
    reset_counters(instruction);
    PageSequence sequence;
    sequence.span = instruction.span;
    Scope inside = scope;
    inside.style = styles_.derive(0, instruction.rule, language(instruction, scope));
    sequence.master = master(instruction.value("master"), instruction, inside);
    if (instruction.has("first"))
        sequence.first = master(instruction.value("first"), instruction, inside);
    if (instruction.has("blank"))
        sequence.blank = master(instruction.value("blank"), instruction, inside);
    sequence.start_on = page_parity(instruction.value("start-on"));
    sequence.end_on = page_parity(instruction.value("end-on"));
    if (const Attribute* least = instruction.find("last-page-min")) {
        const std::optional<LastPageFill> fill = last_page_fill(least->value);
        if (!fill)
            evaluator_.refuse(
                codes::TemplateBadProperty,
                least->span,
                scope.node,
                fmt::format("`{}` is not a value of `last-page-min`", least->value),
                "write a number of lines, `5`, or a share of the page, `25%`");
        sequence.last_page = fill.value_or(LastPageFill{});
    }
    sequence.number_form = number_form(instruction.value("page-number-format"));
    const std::string_view first = instruction.value("initial-page-number");
    int number = 0;
    if (std::from_chars(first.data(), first.data() + first.size(), number).ec == std::errc{})
        sequence.initial_page_number = number;
    sequence.flow = flow(instruction.children, inside, false);
    document_.sequences.push_back(std::move(sequence));
}

/// The master `name` with its statics bound in the context of the sequence: the same one for
/// sequences of the same record.
std::uint32_t
Binder::master(std::string_view name, const Instruction& sequence, const Scope& scope) {
    const std::uint32_t rule = content_.master_numbers.find(name)->second;
    const bool own_statics = sequence.child(Element::Static) != nullptr;
    const Instruction* owner = own_statics ? &sequence : nullptr;
    for (const MasterRecord& known : masters_) {
        if (known.rule == rule && known.sequence == owner && known.context == scope.node)
            return known.number;
    }
    PageMaster made = content_.masters[rule].master;
    made.regions.push_back({std::string(WholePage), Length{}, Length{}, Length{}, Length{}});
    Scope around = scope;
    around.parent = NoStruct;
    around.echo = true;
    add_inherited_statics(content_.masters[rule], around, made);
    add_statics(sequence.children, around, made);
    const auto number = static_cast<std::uint32_t>(document_.masters.size());
    document_.masters.push_back(std::move(made));
    masters_.push_back({rule, owner, scope.node, number});
    return number;
}

/// The statics of a master after those of the masters it extends.
void Binder::add_inherited_statics(const MasterRule& rule, const Scope& scope, PageMaster& master) {
    if (rule.base)
        add_inherited_statics(content_.masters[*rule.base], scope, master);
    add_statics(rule.statics, scope, master);
}

void Binder::add_statics(const Instructions& statics, const Scope& scope, PageMaster& master) {
    for (const Instruction& instruction : statics) {
        if (instruction.element != Element::Static)
            continue;
        Static made = static_frame(instruction);
        Scope inside = scope;
        inside.style = styles_.derive(scope.style, instruction.rule, language(instruction, scope));
        made.content = flow(instruction.children, inside, true);
        master.statics.push_back(std::move(made));
    }
}

void Binder::run(const Instructions& instructions, const Scope& scope, Output& out) {
    VariableScope variables(variables_);
    for (const Instruction& instruction : instructions)
        run_logic(instruction, scope, out, variables);
}

void Binder::run_logic(
    const Instruction& instruction, const Scope& scope, Output& out, VariableScope& variables) {
    switch (instruction.element) {
    case Element::Text:
        text(instruction.text, instruction.span, scope, out);
        break;
    case Element::Variable:
        set_variable(instruction, scope.node, evaluator_, variables);
        break;
    case Element::ValueOf:
        value_of(instruction, scope, out);
        break;
    case Element::Message:
        message(instruction, scope, out);
        break;
    case Element::ForEach:
        for_each(instruction, scope, out);
        break;
    case Element::If:
        if (evaluator_.test(expression_of(instruction, "test"), scope.node))
            run(instruction.children, scope, out);
        break;
    case Element::Choose:
        choose(instruction, scope, out);
        break;
    case Element::Apply:
        apply(instruction, scope, out);
        break;
    case Element::PageSequence:
        if (expect(instruction, scope, out, Output::Takes::Sequences))
            page_sequence(instruction, scope);
        break;
    case Element::Attach:
        if (expect(instruction, scope, out, Output::Takes::Sequences))
            attach(instruction, scope);
        break;
    default:
        run_block(instruction, scope, out);
        break;
    }
}

void Binder::run_block(const Instruction& instruction, const Scope& scope, Output& out) {
    using Takes = Output::Takes;
    const auto when = [&](Takes takes,
                          void (Binder::*bind)(const Instruction&, const Scope&, Output&)) {
        if (expect(instruction, scope, out, takes))
            (this->*bind)(instruction, scope, out);
    };
    switch (instruction.element) {
    case Element::Section:
    case Element::Block:
        when(Takes::Blocks, &Binder::container);
        break;
    case Element::P:
        when(Takes::Blocks, &Binder::paragraph);
        break;
    case Element::Heading:
        when(Takes::Blocks, &Binder::heading);
        break;
    case Element::List:
        when(Takes::Blocks, &Binder::list);
        break;
    case Element::Item:
        when(Takes::Items, &Binder::item);
        break;
    case Element::Grid:
        when(Takes::Blocks, &Binder::grid);
        break;
    case Element::Figure:
        when(Takes::Blocks, &Binder::figure);
        break;
    case Element::FirstFit:
        when(Takes::Blocks, &Binder::first_fit);
        break;
    case Element::Alternative:
        if (expect(instruction, scope, out, Takes::Alternatives))
            out.alternatives->alternatives.push_back(flow(instruction.children, scope, false));
        break;
    case Element::Table:
        when(Takes::Blocks, &Binder::table);
        break;
    case Element::Thead:
    case Element::Tbody:
    case Element::Tfoot:
        when(Takes::Rows, &Binder::table_section);
        break;
    case Element::Tr:
        when(Takes::Rows, &Binder::table_row);
        break;
    case Element::Th:
    case Element::Td:
        when(Takes::Cells, &Binder::table_cell);
        break;
    case Element::Caption:
        if (out.takes == Takes::Rows)
            table_caption(instruction, scope, out);
        else if (expect(instruction, scope, out, Takes::Blocks))
            put(caption(instruction, scope, Listed::Figures), out);
        break;
    case Element::Toc:
    case Element::Index:
        when(Takes::Blocks, &Binder::defer);
        break;
    case Element::Chart:
        when(Takes::Blocks, &Binder::picture);
        break;
    case Element::Static:
    case Element::TocEntry:
    case Element::Info:
        break;
    default:
        run_inline(instruction, scope, out);
        break;
    }
}

void Binder::run_inline(const Instruction& instruction, const Scope& scope, Output& out) {
    if (instruction.element == Element::Marker)
        return marker(instruction, scope, out);
    if (out.takes != Output::Takes::Blocks && out.takes != Output::Takes::Inlines) {
        expect(instruction, scope, out, Output::Takes::Inlines);
        return;
    }
    switch (instruction.element) {
    case Element::Image:
    case Element::Barcode:
        picture(instruction, scope, out);
        break;
    case Element::A:
        link(instruction, scope, out);
        break;
    case Element::Br:
        add_inline(LineBreak{}, scope, out);
        break;
    case Element::Ref:
        reference(instruction, scope, out);
        break;
    case Element::Footnote:
        footnote(instruction, scope, out);
        break;
    case Element::SideNote:
        side_note(instruction, scope, out);
        break;
    case Element::IndexTerm:
        index_term(instruction, scope, out);
        break;
    case Element::PageNumber: {
        const auto of =
            instruction.value("of") == "total" ? PageNumber::Of::Total : PageNumber::Of::Page;
        add_inline(PageNumber{of, style_of(instruction, scope)}, scope, out);
        break;
    }
    case Element::RetrieveMarker: {
        const auto position = marker_position(instruction.value("position"));
        const std::string name{instruction.value("name")};
        add_inline(MarkerReference{name, position, style_of(instruction, scope)}, scope, out);
        break;
    }
    case Element::RunningTotal:
        running_total(instruction, scope, out);
        break;
    case Element::Leader: {
        const StyleId style = style_of(instruction, scope);
        const auto width = parse_dimension(instruction.value("width")).value_or(Dimension{});
        const std::string pattern{instruction.value("pattern")};
        add_inline(Leader{pattern, width.resolve(styles_[style].font_size), style}, scope, out);
        break;
    }
    case Element::Tab:
        add_inline(Tab{style_of(instruction, scope)}, scope, out);
        break;
    case Element::TocTitle:
    case Element::TocNumber:
    case Element::TocPage:
        toc_part(instruction, scope, out);
        break;
    case Element::IndexKey:
    case Element::IndexPages:
    case Element::IndexSee:
        index_part(instruction, scope, out);
        break;
    default:
        span(instruction, scope, out);
        break;
    }
}

/// True when `out` takes what `instruction` makes; otherwise the mistake is reported. Blocks of a
/// template that stand in a line can only come there through rules and data.
bool Binder::expect(
    const Instruction& instruction, const Scope& scope, const Output& out, Output::Takes takes) {
    if (out.takes == takes)
        return true;
    evaluator_.refuse(
        codes::TemplateMisplaced,
        instruction.span,
        scope.node,
        fmt::format(
            "`{}` cannot stand in {}", element_name(instruction.element), name_of(out.takes)));
    return false;
}

void Binder::apply(const Instruction& instruction, const Scope& scope, Output& out) {
    if (too_deep_)
        return;
    if (scope.depth > DeepestRule) {
        too_deep_ = true;
        evaluator_.refuse(
            codes::TemplateRecursion,
            instruction.span,
            scope.node,
            "rules apply each other without end",
            "let `apply` select what lies deeper in the data");
        return;
    }
    Scope inside = scope;
    ++inside.depth;
    const NodeSet nodes = instruction.has("select")
                              ? evaluator_.nodes(expression_of(instruction, "select"), scope.node)
                              : scope.node.children();
    for (const Node node : nodes)
        apply_node(instruction, node, inside, out);
}

void Binder::apply_node(
    const Instruction& instruction, Node node, const Scope& scope, Output& out) {
    if (node.kind() == NodeKind::Text || node.kind() == NodeKind::Attribute) {
        text_in_language(
            {std::string(node.value()), data_.span(node), node}, instruction, scope, out);
        return;
    }
    Scope inside = scope;
    inside.node = node;
    const auto mode = content_.matches.find(instruction.value("mode"));
    if (mode != content_.matches.end()) {
        const auto rule = mode->second.find(node.name());
        if (rule != mode->second.end())
            return run(rule->second->children, inside, out);
    }
    for (const Node child : node.children())
        apply_node(instruction, child, inside, out);
}

Document bind(
    const Template& source,
    const DocumentTask& task,
    const Tree& data,
    const BindResources& resources,
    Diagnostics& diagnostics) {
    LentTools tools(source.content());
    return Binder(source.content(), *tools, data, resources, diagnostics).bind(task);
}

} // namespace zbirnyk
