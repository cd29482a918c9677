#include "template/binder.h"

#include "diag/codes.h"
#include "language/format.h"
#include "template/initial_letter.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace zbirnyk {

namespace {

/// The language that the data itself gives a node. What the root says holds for all of the data and
/// tells nothing about this text.
std::string_view own_language(Node node) {
    for (Node at = node; at; at = at.parent()) {
        if (at.kind() != NodeKind::Element || !at.has_attribute("xml:lang"))
            continue;
        const bool is_root = at.parent().kind() != NodeKind::Element;
        return is_root ? std::string_view{} : at.attribute("xml:lang");
    }
    return {};
}

} // namespace

/// Binds the content of a paragraph. Markers in it are handed to `outer`, which sets them before
/// the paragraph.
std::vector<Inline> Binder::line(const Instructions& children, const Scope& scope, Output* outer) {
    LineBuilder builder;
    Output out{Output::Takes::Inlines};
    out.line = &builder;
    if (!scope.echo) {
        for (const AnchorId waiting : std::exchange(waiting_anchors_, {}))
            builder.add(InlineAnchor{waiting});
    }
    run(children, scope, out);
    if (outer != nullptr)
        outer->markers.insert(outer->markers.end(), out.markers.begin(), out.markers.end());
    return builder.finish();
}

void Binder::text(std::string_view text, Span span, const Scope& scope, Output& out) {
    const bool blank = is_blank(text);
    if (out.takes != Output::Takes::Inlines) {
        if (blank && (out.takes != Output::Takes::Blocks || !out.line_open))
            return;
        if (out.takes != Output::Takes::Blocks) {
            evaluator_.refuse(
                codes::TemplateMisplaced,
                span,
                scope.node,
                "text cannot stand here",
                "put it into an element");
            return;
        }
    }
    const Scope inside = open_line(scope, out);
    out.line->text(
        {transformed(text, styles_[inside.style]), inside.style, inside.parent, inside.link, span});
}

/// Adds text whose language the instruction or the data may give; where it differs from that of the
/// structure around it, the text gets a Span of its own.
void Binder::text_in_language(
    PlacedText text, const Instruction& instruction, const Scope& scope, Output& out) {
    if (text.text.empty())
        return;
    const bool takes_lines =
        out.takes == Output::Takes::Inlines || out.takes == Output::Takes::Blocks;
    if (!takes_lines ||
        (is_blank(text.text) && !out.line_open && out.takes == Output::Takes::Blocks))
        return this->text(text.text, text.span, scope, out);
    std::string lang = language(instruction, scope);
    if (lang.empty())
        lang = data_language(text.node);
    Scope inside = open_line(scope, out);
    if (instruction.rule != 0 || (!lang.empty() && lang != styles_[inside.style].lang))
        inside.style = styles_.derive(inside.style, instruction.rule, lang);
    inside.parent = language_span(inside, text.span);
    out.line->text(
        {transformed(text.text, styles_[inside.style]),
         inside.style,
         inside.parent,
         inside.link,
         text.span});
}

/// own_language, asked again and again for the attributes of one record and of what it belongs to.
std::string_view Binder::data_language(Node node) {
    const Node element = node.kind() == NodeKind::Element ? node : node.parent();
    const auto* const known = std::ranges::find(known_languages_, element, &KnownLanguage::element);
    if (known != known_languages_.end())
        return known->language;
    KnownLanguage& oldest = known_languages_[oldest_language_];
    oldest_language_ = (oldest_language_ + 1) % known_languages_.size();
    oldest = {element, own_language(element)};
    return oldest.language;
}

/// The element for content in the language of `scope.style`: the one around it, or a Span.
StructId Binder::language_span(const Scope& scope, Span span) {
    if (scope.parent == NoStruct || structure_language(scope.parent) == styles_[scope.style].lang)
        return scope.parent;
    StructNode node{Role::Span, scope.parent, span};
    node.lang = styles_[scope.style].lang;
    return document_.structure.add(std::move(node));
}

std::string_view Binder::structure_language(StructId node) const {
    while (node != 0) {
        const StructNode& at = document_.structure.nodes[node];
        if (!at.lang->empty())
            return *at.lang;
        node = at.parent;
    }
    return document_.info.lang;
}

void Binder::add_inline(Inline item, const Scope& scope, Output& out) {
    open_line(scope, out);
    out.line->add(std::move(item));
}

void Binder::place_id(const Instruction& instruction, const Scope& scope, Output& out) {
    if (scope.echo || !instruction.has("id"))
        return;
    const std::string name = evaluate(instruction, "id", scope);
    if (name.empty())
        return;
    const AnchorId id = anchor(name);
    define_anchor(id, instruction.find("id")->span, scope.node);
    add_inline(InlineAnchor{id}, scope, out);
}

/// `b`, `i`, `span` …: a change of style; a structure element only for a role or another language.
void Binder::span(const Instruction& instruction, const Scope& scope, Output& out) {
    place_id(instruction, scope, out);
    Scope inside = open_line(scope, out);
    inside.style = styles_.derive(inside.style, instruction.rule, language(instruction, scope));
    inside.parent = structure(instruction, inside, inside.style, std::nullopt);
    inside.parent = language_span(inside, instruction.span);
    Output nested{Output::Takes::Inlines};
    nested.line = out.line;
    run(instruction.children, inside, nested);
    out.markers.insert(out.markers.end(), nested.markers.begin(), nested.markers.end());
}

void Binder::link(const Instruction& instruction, const Scope& scope, Output& out) {
    const std::string href = evaluate(instruction, "href", scope);
    const std::string to = evaluate(instruction, "to", scope);
    if (scope.parent == NoStruct || scope.link != NoId || (href.empty() && to.empty()))
        return span(instruction, scope, out);
    Scope inside = open_line(scope, out);
    inside.style = styles_.derive(inside.style, instruction.rule, language(instruction, scope));
    LinkTarget target;
    target.uri = to.empty() ? href : std::string{};
    if (!to.empty()) {
        target.anchor = anchor(to);
        references_.push_back({target.anchor, instruction.find("to")->span, scope.node});
    }
    target.node = document_.structure.add({Role::Link, inside.parent, instruction.span});
    inside.parent = target.node;
    inside.link = static_cast<LinkId>(document_.links.size());
    document_.links.push_back(target);
    const auto before = static_cast<std::ptrdiff_t>(out.line->content().size());
    Output nested{Output::Takes::Inlines};
    nested.line = out.line;
    run(instruction.children, inside, nested);
    const std::vector<Inline>& content = out.line->content();
    document_.links[inside.link].contents = plain_text({content.begin() + before, content.end()});
}

/// A reference is a Link inside a Reference. Its label or title is known only when all is bound.
void Binder::reference(const Instruction& instruction, const Scope& scope, Output& out) {
    const std::string to = evaluate(instruction, "to", scope);
    const Span span = instruction.find("to")->span;
    if (to.empty()) {
        evaluator_.refuse(
            codes::TemplateUnknownId, span, scope.node, "the reference leads nowhere");
        return;
    }
    Scope inside = open_line(scope, out);
    inside.style = styles_.derive(inside.style, instruction.rule, language(instruction, scope));
    const AnchorId target = anchor(to);
    ReferenceRecord record{target, span, scope.node};
    LinkId link = inside.link;
    if (inside.parent != NoStruct && link == NoId) {
        inside.parent = document_.structure.add({Role::Reference, inside.parent, instruction.span});
        inside.parent = document_.structure.add({Role::Link, inside.parent, instruction.span});
        link = static_cast<LinkId>(document_.links.size());
        document_.links.push_back({target, {}, inside.parent, {}});
    }
    const std::string_view show = instruction.value("show");
    if (show.empty() || show == "page") {
        add_inline(
            PageReference{
                {target}, PageReferenceForm::Single, inside.style, inside.parent, link, span},
            scope,
            out);
    } else {
        record.wants_title = show == "title";
        record.placeholder = fmt::format("{}{}", PlaceholderMark, references_.size());
        add_inline(
            TextRun{record.placeholder, inside.style, inside.parent, link, span}, scope, out);
    }
    record.link = link;
    references_.push_back(std::move(record));
}

/// The call is a Reference with the number, the Note follows it in the structure: number as Lbl,
/// then its content. Its look starts from that of the pages, not from the line it stands in.
void Binder::footnote(const Instruction& instruction, const Scope& scope, Output& out) {
    if (scope.echo)
        return;
    Scope inside = open_line(scope, out);
    std::string mark = evaluate(instruction, "label", scope);
    if (mark.empty())
        mark = std::to_string(++counters_["footnote"]);
    StructureTree& tree = document_.structure;
    const bool artifact = inside.parent == NoStruct;
    const Span span = instruction.span;
    const StyleId call_style =
        styles_.derive(inside.style, styles_.element_rule(Element::FootnoteCall));
    const StructId call = artifact ? NoStruct : tree.add({Role::Reference, inside.parent, span});
    const StructId note = artifact ? NoStruct : tree.add({Role::Note, inside.parent, span});
    Footnote made;
    made.call = {mark, call_style, call, NoId, span};
    Scope body = scope;
    body.parent = note;
    body.link = NoId;
    const std::string lang =
        instruction.has("lang") ? language(instruction, scope) : styles_[scope.style].lang;
    body.style = styles_.derive(0, instruction.rule, lang);
    const StructId label = artifact ? NoStruct : tree.add({Role::Lbl, note, span});
    const StyleId label_style =
        styles_.derive(body.style, styles_.element_rule(Element::FootnoteLabel));
    Blocks blocks = flow(instruction.children, body, true);
    set_label(
        blocks,
        {TextRun{mark, label_style, label, NoId, span}},
        styles_.label_width(instruction.rule, body.style).value_or(Length{}),
        body.style);
    made.body = std::make_shared<const Blocks>(std::move(blocks));
    out.line->add(std::move(made));
}

/// The element that holds a side note: the one around the paragraph or heading, so that the note is
/// read after it; where the text is content of a cell or list body itself, that one.
StructId Binder::holder_of_side_note(StructId node) const {
    const std::vector<StructNode>& nodes = document_.structure.nodes;
    const auto is_one_of = [&](std::initializer_list<Role> roles) {
        return std::find(roles.begin(), roles.end(), nodes[node].role) != roles.end();
    };
    while (is_one_of({Role::Span, Role::Quote, Role::Link, Role::Reference}))
        node = nodes[node].parent;
    using enum Role;
    return is_one_of({P, H1, H2, H3, H4, H5, H6}) ? nodes[node].parent : node;
}

/// A Note without call.
void Binder::side_note(const Instruction& instruction, const Scope& scope, Output& out) {
    if (scope.echo)
        return;
    const Scope inside = open_line(scope, out);
    Scope body = scope;
    body.parent = inside.parent == NoStruct
                      ? NoStruct
                      : document_.structure.add({Role::Note, inside.parent, instruction.span});
    body.link = NoId;
    const std::string lang =
        instruction.has("lang") ? language(instruction, scope) : styles_[scope.style].lang;
    body.style = styles_.derive(0, instruction.rule, lang);
    Footnote made;
    made.call.span = instruction.span;
    made.call.node = NoStruct;
    made.place = Footnote::Place::Side;
    made.body = std::make_shared<const Blocks>(flow(instruction.children, body, true));
    out.line->add(std::move(made));
}

/// The letter that `initial-letter` on the paragraph asks for, or the text of a span at its start
/// that asks for it itself.
void Binder::set_initial_letter(StyleId style, Paragraph& paragraph) {
    std::vector<Inline>& content = paragraph.content;
    if (styles_[style].initial_letter.size > 0) {
        const std::size_t letter = split_initial_letter(content);
        if (letter == content.size())
            return;
        auto& run = std::get<TextRun>(content[letter]);
        run.style = styles_.derive(run.style, styles_.element_rule(Element::InitialLetter));
        paragraph.initial_count = static_cast<std::uint32_t>(letter + 1);
        return;
    }
    for (std::size_t i = 0; i < content.size(); ++i) {
        const auto* run = std::get_if<TextRun>(&content[i]);
        if (run != nullptr && styles_[run->style].initial_letter.size > 0)
            paragraph.initial_count = static_cast<std::uint32_t>(i + 1);
        else if (!std::holds_alternative<InlineAnchor>(content[i]))
            break;
    }
}

} // namespace zbirnyk
