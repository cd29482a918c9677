#include "template/binder.h"

#include "diag/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace zbirnyk {

namespace {

constexpr Role HeadingRoles[] = {Role::H1, Role::H2, Role::H3, Role::H4, Role::H5, Role::H6};

std::optional<Role> role_of(std::string_view name) {
    for (const Role role :
         {Role::Part,
          Role::Sect,
          Role::Div,
          Role::BlockQuote,
          Role::P,
          Role::Span,
          Role::Quote,
          Role::Figure,
          Role::Formula}) {
        if (role_name(role) == name)
            return role;
    }
    return std::nullopt;
}

/// A block that shows something without content: a rule, a coloured area, an empty space.
bool shows_itself(const Style& style) {
    return style.border_top.width > Length{} || style.border_bottom.width > Length{} ||
           style.border_left.width > Length{} || style.border_right.width > Length{} ||
           style.background || style.height || style.min_height;
}

Paragraph* first_paragraph(Blocks& blocks) {
    for (Block& block : blocks) {
        if (block.placement.is_set())
            continue;
        if (auto* paragraph = std::get_if<Paragraph>(&block.content))
            return paragraph;
        if (auto* container = std::get_if<Container>(&block.content)) {
            if (Paragraph* found = first_paragraph(container->children))
                return found;
        }
    }
    return nullptr;
}

/// The element of a block itself; none when its content belongs to the element around it.
StructId own_node(StructId node, const Scope& around) {
    return node == around.parent ? NoStruct : node;
}

VerticalAlign vertical_align(std::string_view text) {
    if (text == "middle")
        return VerticalAlign::Middle;
    return text == "bottom" ? VerticalAlign::Bottom : VerticalAlign::Top;
}

std::optional<Track> parse_track(std::string_view word, Length font_size) {
    Track track;
    if (word == "auto")
        return track;
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const std::string_view unit = error == std::errc{}
                                      ? word.substr(static_cast<std::size_t>(end - word.data()))
                                      : std::string_view{};
    if ((unit == "fr" || unit == "%") && value > 0) {
        track.kind = unit == "fr" ? Track::Kind::Fraction : Track::Kind::Percent;
        track.value = value;
        return track;
    }
    const std::optional<Dimension> length = parse_dimension(word);
    if (!length || length->resolve(font_size) <= Length{})
        return std::nullopt;
    track.kind = Track::Kind::Fixed;
    track.length = length->resolve(font_size);
    return track;
}

} // namespace

Blocks Binder::flow(const Instructions& children, const Scope& scope, bool direct) {
    LineBuilder builder;
    Output out{Output::Takes::Blocks};
    out.line = &builder;
    out.direct = direct;
    out.around = scope;
    run(children, scope, out);
    close_line(out);
    return std::move(out.blocks);
}

/// Text and inline elements between blocks make anonymous paragraphs. The scope returned is the one
/// of their content.
Scope Binder::open_line(const Scope& scope, Output& out) {
    if (out.takes != Output::Takes::Blocks)
        return scope;
    Scope inside = scope;
    if (!out.line_open) {
        out.line_open = true;
        out.anonymous = out.around.parent;
        if (!out.direct && out.around.parent != NoStruct)
            out.anonymous = document_.structure.add({Role::P, out.around.parent});
        if (!scope.echo) {
            for (const AnchorId waiting : std::exchange(waiting_anchors_, {}))
                out.line->add(InlineAnchor{waiting});
        }
    }
    inside.parent = out.anonymous;
    inside.style = styles_.derive(scope.style, 0);
    return inside;
}

void Binder::close_line(Output& out) {
    if (!out.line_open)
        return;
    out.line_open = false;
    Block block;
    Paragraph paragraph;
    paragraph.content = out.line->finish();
    for (const Inline& item : paragraph.content) {
        if (const auto* run = std::get_if<TextRun>(&item); run != nullptr && block.span.file == 0)
            block.span = run->span;
    }
    block.style = styles_.derive(out.around.style, 0);
    block.node = out.anonymous;
    block.content = std::move(paragraph);
    out.blocks.insert(out.blocks.end(), out.markers.begin(), out.markers.end());
    out.markers.clear();
    out.blocks.push_back(std::move(block));
}

/// Every handler of a block calls this before it adds structure elements, so that they come after
/// those of the line before.
StyleId Binder::style_of(const Instruction& instruction, const Scope& scope) {
    return styles_.derive(scope.style, instruction.rule, language(instruction, scope));
}

/// The structure element of an instruction: `role` as written on it, else the one given; none in an
/// artifact. Without a role, another language makes a Div of blocks.
StructId Binder::structure(
    const Instruction& instruction, const Scope& scope, StyleId style, std::optional<Role> role) {
    const std::string_view wanted = instruction.value("role");
    if (scope.parent == NoStruct || wanted == "artifact")
        return NoStruct;
    if (!wanted.empty())
        role = role_of(wanted);
    if (!role)
        return scope.parent;
    StructNode node{*role, scope.parent, instruction.span};
    if (styles_[style].lang != structure_language(scope.parent))
        node.lang = styles_[style].lang;
    return document_.structure.add(std::move(node));
}

void Binder::reset_counters(const Instruction& instruction) {
    const std::string_view names = instruction.value("counter-reset");
    for (const std::string_view name : {"footnote", "figure", "table"}) {
        if (names.find(name) != std::string_view::npos)
            counters_[std::string(name)] = 0;
    }
}

Block Binder::make_block(
    const Instruction& instruction, const Scope& scope, StyleId style, StructId node) {
    Block block;
    block.style = style;
    block.node = node;
    block.span = instruction.span;
    if (!scope.echo && instruction.has("id")) {
        const std::string name = evaluate(instruction, "id", scope);
        if (!name.empty()) {
            block.anchor = anchor(name);
            define_anchor(block.anchor, instruction.find("id")->span, scope.node);
        }
    }
    Placement placement;
    bool placed = false;
    const auto distance = [&](std::string_view name, std::optional<Length>& out) {
        const auto length = parse_dimension(instruction.value(name));
        if (length)
            out = length->resolve(styles_[style].font_size);
        placed = placed || length.has_value();
    };
    distance("left", placement.left);
    distance("right", placement.right);
    distance("top", placement.top);
    distance("bottom", placement.bottom);
    distance("baseline", placement.baseline);
    if (placed)
        block.placement = placement;
    return block;
}

void Binder::put(Block block, Output& out) {
    out.blocks.insert(out.blocks.end(), out.markers.begin(), out.markers.end());
    out.markers.clear();
    out.blocks.push_back(std::move(block));
}

void Binder::container(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    std::optional<Role> role;
    if (instruction.element == Element::Section)
        role = Role::Sect;
    else if (
        scope.parent != NoStruct && styles_[inside.style].lang != structure_language(scope.parent))
        role = Role::Div;
    inside.parent = structure(instruction, scope, inside.style, role);
    Block block = make_block(instruction, scope, inside.style, own_node(inside.parent, scope));
    Container content;
    content.children = flow(instruction.children, inside, inside.parent == NoStruct);
    if (instruction.has("column-count"))
        content.column_count = std::max(1, integer(instruction, "column-count", scope));
    if (const auto gap = parse_dimension(instruction.value("column-gap")))
        content.column_gap = gap->resolve(styles_[inside.style].font_size);
    content.balance = instruction.value("balance") != "false";
    const bool empty = content.children.empty() && !shows_itself(styles_[inside.style]);
    if (empty && block.anchor == NoId && styles_[inside.style].break_before == BreakBefore::Auto)
        return;
    block.content = std::move(content);
    put(std::move(block), out);
}

void Binder::own_label(const Instruction& instruction, const Scope& scope, Paragraph& paragraph) {
    if (!instruction.has("label"))
        return;
    LineBuilder builder;
    const Span span = instruction.find("label")->span;
    const StyleId style = styles_.derive(scope.style, styles_.element_rule(Element::ItemLabel));
    builder.text({evaluate(instruction, "label", scope), style, scope.parent, scope.link, span});
    paragraph.label = builder.finish();
    paragraph.label_width =
        styles_.label_width(instruction.rule, scope.style).value_or(paragraph.label_width);
}

/// An empty paragraph is not set at all, unless its style shows something: a template need not ask
/// whether there is a text.
void Binder::paragraph(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    const std::size_t nodes_before = document_.structure.nodes.size();
    inside.parent = structure(instruction, scope, inside.style, Role::P);
    Block block = make_block(instruction, scope, inside.style, inside.parent);
    Paragraph content;
    own_label(instruction, inside, content);
    content.content = line(instruction.children, inside, &out);
    set_initial_letter(inside.style, content);
    if (content.content.empty() && content.label.empty()) {
        if (document_.structure.nodes.size() == nodes_before + 1)
            document_.structure.nodes.pop_back();
        block.node = NoStruct;
        if (!shows_itself(styles_[inside.style]) && block.anchor == NoId)
            return;
    }
    block.content = std::move(content);
    put(std::move(block), out);
}

void Binder::heading(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    const int level = std::clamp(integer(instruction, "level", scope), 1, 6);
    inside.parent = structure(instruction, scope, inside.style, HeadingRoles[level - 1]);
    Block block = make_block(instruction, scope, inside.style, inside.parent);
    Paragraph content;
    own_label(instruction, inside, content);
    content.content = line(instruction.children, inside, &out);
    const std::string title = plain_text(content.content);
    if (!scope.echo && inside.parent != NoStruct) {
        if (level > heading_level_ + 1) {
            Diagnostic warning{Severity::Warning, codes::TemplateHeadingLevel, instruction.span};
            warning.message =
                fmt::format("a heading of level {} follows one of level {}", level, heading_level_);
            const Span place = data_.span(scope.node);
            if (place.file != 0)
                warning.notes.push_back({place, "for this data"});
            diagnostics_.report(std::move(warning));
        }
        heading_level_ = level;
        if (block.anchor == NoId)
            block.anchor = new_anchor();
        std::string bookmark = evaluate(instruction, "bookmark", scope);
        const std::string number = plain_text(content.label);
        if (!instruction.has("bookmark"))
            bookmark = number.empty() ? title : number + " " + title;
        if (!bookmark.empty())
            document_.outline.push_back({level, bookmark, block.anchor});
        anchors_[block.anchor].label = number;
        anchors_[block.anchor].title = title;
        if (instruction.value("toc") != "false")
            headings_.push_back(
                {Listed::Headings,
                 &instruction,
                 scope,
                 variables_.all(),
                 block.anchor,
                 level,
                 number,
                 title});
    }
    block.content = std::move(content);
    put(std::move(block), out);
}

void Binder::list(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    inside.parent = structure(instruction, scope, inside.style, Role::L);
    const std::string_view type = instruction.value("type");
    if (inside.parent != NoStruct && !instruction.has("role"))
        document_.structure.nodes[inside.parent].list_numbering =
            type == "decimal" ? "Decimal" : (type == "none" ? "None" : "Disc");
    Block block = make_block(instruction, scope, inside.style, inside.parent);
    ListState state{&instruction};
    if (instruction.has("start"))
        state.number = integer(instruction, "start", scope);
    Output items{Output::Takes::Items};
    items.list = &state;
    run(instruction.children, inside, items);
    if (items.blocks.empty())
        return;
    Container content;
    content.children = std::move(items.blocks);
    block.content = std::move(content);
    put(std::move(block), out);
}

std::vector<Inline>
Binder::item_label(const Instruction& instruction, const Scope& scope, const ListState& list) {
    const Instruction& owner = instruction.has("label") ? instruction : *list.instruction;
    const std::string_view type = list.instruction->value("type");
    std::string text;
    VariableScope variables(variables_);
    variables.set("number", static_cast<double>(list.number));
    if (owner.has("label"))
        text = evaluate(owner, "label", scope);
    else if (type == "decimal")
        text = fmt::format("{}.", list.number);
    else if (type == "dash")
        text = "–";
    else if (type != "none")
        text = "•";
    const StyleId style = styles_.derive(scope.style, styles_.element_rule(Element::ItemLabel));
    LineBuilder builder;
    builder.text({text, style, scope.parent, NoId, instruction.span});
    return builder.finish();
}

/// LI with Lbl and LBody. The label hangs in the margin that `label-width` makes; 1.5 em when
/// neither the item nor its list gives one.
void Binder::item(const Instruction& instruction, const Scope& scope, Output& out) {
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    inside.parent = structure(instruction, scope, inside.style, Role::Li);
    const StructId li = inside.parent;
    Block block = make_block(instruction, scope, inside.style, li);
    if (block.anchor != NoId)
        anchors_[block.anchor].label = std::to_string(out.list->number);
    const auto part = [&](Role role) {
        return li == NoStruct ? NoStruct : document_.structure.add({role, li, instruction.span});
    };
    const bool labelled = instruction.has("label") || out.list->instruction->has("label") ||
                          out.list->instruction->value("type") != "none";
    Scope label_scope = inside;
    label_scope.parent = labelled ? part(Role::Lbl) : NoStruct;
    std::vector<Inline> label = item_label(instruction, label_scope, *out.list);
    ++out.list->number;
    inside.parent = part(Role::LBody);
    Length width;
    if (labelled) {
        const auto own = styles_.label_width(instruction.rule, inside.style);
        const auto of_list = styles_.label_width(out.list->instruction->rule, scope.style);
        width = own.value_or(of_list.value_or(scaled(styles_[inside.style].font_size, 1.5)));
        Style indented = styles_[block.style];
        indented.margin.left += width;
        block.style = styles_.intern(indented);
    }
    Container content;
    content.children = flow(instruction.children, inside, true);
    if (labelled)
        set_label(content.children, std::move(label), width, inside.style);
    block.content = std::move(content);
    out.blocks.push_back(std::move(block));
}

/// Hangs a label on the first paragraph; an empty one is made when there is none to hang it on.
void Binder::set_label(Blocks& blocks, std::vector<Inline> label, Length width, StyleId style) {
    Paragraph* paragraph = first_paragraph(blocks);
    if (paragraph == nullptr || !paragraph->label.empty()) {
        Block block;
        block.style = styles_.derive(style, 0);
        block.content = Paragraph{};
        paragraph = &std::get<Paragraph>(blocks.insert(blocks.begin(), std::move(block))->content);
    }
    paragraph->label = std::move(label);
    paragraph->label_width = width;
}

std::vector<Track> Binder::tracks(const Instruction& instruction, const Scope& scope) {
    std::vector<Track> result;
    const std::string text = evaluate(instruction, "columns", scope);
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.empty())
            continue;
        const std::optional<Track> track = parse_track(word, styles_[scope.style].font_size);
        if (!track)
            evaluator_.refuse(
                codes::TemplateBadValue,
                instruction.find("columns")->span,
                scope.node,
                fmt::format("`{}` is not the width of a column", word),
                "write `auto`, `1fr`, `30mm` or `20%`");
        result.push_back(track.value_or(Track{}));
    }
    return result;
}

void Binder::grid(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    reset_counters(instruction);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    inside.parent = structure(instruction, scope, inside.style, std::nullopt);
    Block block = make_block(instruction, scope, inside.style, own_node(inside.parent, scope));
    Grid content;
    content.columns = tracks(instruction, inside);
    if (content.columns.empty())
        content.columns.emplace_back();
    if (const auto gap = parse_dimension(instruction.value("gap")))
        content.gap = gap->resolve(styles_[inside.style].font_size);
    content.valign = vertical_align(instruction.value("valign"));
    content.cells = flow(instruction.children, inside, inside.parent == NoStruct);
    block.content = std::move(content);
    put(std::move(block), out);
}

void Binder::first_fit(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    inside.parent = structure(instruction, scope, inside.style, std::nullopt);
    Block block = make_block(instruction, scope, inside.style, own_node(inside.parent, scope));
    FirstFit content;
    Output alternatives{Output::Takes::Alternatives};
    alternatives.alternatives = &content;
    run(instruction.children, inside, alternatives);
    if (content.alternatives.empty())
        return;
    block.content = std::move(content);
    put(std::move(block), out);
}

void Binder::marker(const Instruction& instruction, const Scope& scope, Output& out) {
    if (scope.echo)
        return;
    Scope inside = scope;
    inside.parent = NoStruct;
    inside.echo = true;
    Marker content{std::string(instruction.value("name"))};
    content.text = plain_text(line(instruction.children, inside, nullptr));
    Block block;
    block.content = std::move(content);
    block.style = scope.style;
    block.node = NoStruct;
    block.span = instruction.span;
    if (out.takes == Output::Takes::Inlines || out.line_open)
        out.markers.push_back(std::move(block));
    else if (expect(instruction, scope, out, Output::Takes::Blocks))
        out.blocks.push_back(std::move(block));
}

} // namespace zbirnyk
