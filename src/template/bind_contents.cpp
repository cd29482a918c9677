#include "template/binder.h"

#include "diag/codes.h"
#include "template/finish_document.h"
#include "template/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

// Tables of contents, indexes (bind_index.cpp) and labels of references are known only when all is
// bound. Their places are kept: `toc` and `index` as empty containers found again by their anchor,
// labels as runs with a placeholder. `finish` fills them. The structure elements made then stand at
// the end of the tree and are put into reading order by finish_document.

namespace zbirnyk {

namespace {

/// The levels of "1-2" or "2".
std::pair<int, int> levels_of(std::string_view text) {
    int first = 1;
    int last = 6;
    if (text.empty())
        return {first, last};
    const auto begin = std::from_chars(text.data(), text.data() + text.size(), first);
    last = first;
    if (begin.ptr < text.data() + text.size() && *begin.ptr == '-')
        std::from_chars(begin.ptr + 1, text.data() + text.size(), last);
    return {first, last};
}

} // namespace

AnchorId Binder::new_anchor() {
    const auto id = static_cast<AnchorId>(document_.anchors.size());
    document_.anchors.emplace_back();
    anchors_.push_back({true});
    return id;
}

/// The anchor of that name, which may be referred to before it is defined.
AnchorId Binder::anchor(const std::string& name) {
    const auto known = anchor_numbers_.find(name);
    if (known != anchor_numbers_.end())
        return known->second;
    const AnchorId id = new_anchor();
    anchors_[id].defined = false;
    document_.anchors[id] = name;
    anchor_numbers_.emplace(name, id);
    return id;
}

void Binder::define_anchor(AnchorId id, Span span, Node node) {
    AnchorRecord& record = anchors_[id];
    if (record.defined) {
        evaluator_.refuse(
            codes::TemplateDuplicateId,
            span,
            node,
            fmt::format("there are two places `{}`", document_.anchors[id]),
            "put something of the record into `id`, such as `{@id}`");
        return;
    }
    record.defined = true;
    record.span = span;
}

void Binder::defer(const Instruction& instruction, const Scope& scope, Output& out) {
    close_line(out);
    Scope inside = scope;
    inside.style = style_of(instruction, scope);
    const Role role = instruction.element == Element::Toc ? Role::Toc : Role::Index;
    inside.parent = structure(instruction, scope, inside.style, role);
    Block block = make_block(instruction, scope, inside.style, inside.parent);
    if (block.anchor == NoId)
        block.anchor = new_anchor();
    deferred_.emplace(block.anchor, Deferred{&instruction, inside, variables_.all()});
    Container content;
    block.content = std::move(content);
    put(std::move(block), out);
}

Blocks Binder::toc(const Deferred& deferred) {
    Blocks blocks;
    const auto [first, last] = levels_of(deferred.instruction->value("levels"));
    const std::string_view of = deferred.instruction->value("of");
    const Listed kind = of == "figures"  ? Listed::Figures
                        : of == "tables" ? Listed::Tables
                                         : Listed::Headings;
    for (const HeadingRecord& heading : headings_) {
        if (heading.kind != kind || heading.level < first || heading.level > last)
            continue;
        if (const Instruction* entry =
                form_of_level(*deferred.instruction, Element::Entry, heading.level))
            blocks.push_back(toc_entry(*entry, heading, deferred));
    }
    return blocks;
}

/// TOCI with Reference and Link; everything in the entry is part of the link. The entry's
/// expressions see the data and the variables of the heading.
Block Binder::toc_entry(
    const Instruction& entry, const HeadingRecord& heading, const Deferred& deferred) {
    VariableScope variables(variables_);
    variables.restore(heading.variables);
    variables.set("label", heading.number);
    Scope scope = deferred.scope;
    scope.node = heading.scope.node;
    scope.echo = true;
    scope.style = style_of(entry, scope);
    StructId toci = NoStruct;
    if (deferred.scope.parent != NoStruct) {
        StructureTree& tree = document_.structure;
        toci = tree.add({Role::Toci, deferred.scope.parent, entry.span});
        const StructId reference = tree.add({Role::Reference, toci, entry.span});
        scope.parent = tree.add({Role::Link, reference, entry.span});
        scope.link = static_cast<LinkId>(document_.links.size());
        document_.links.push_back({heading.anchor, {}, scope.parent, heading.title});
    }
    toc_heading_ = &heading;
    Block block = make_block(entry, scope, scope.style, toci);
    Paragraph content;
    own_label(entry, scope, content);
    content.content = line(entry.children, scope, nullptr);
    toc_heading_ = nullptr;
    block.content = std::move(content);
    return block;
}

void Binder::toc_part(const Instruction& instruction, const Scope& scope, Output& out) {
    if (toc_heading_ == nullptr)
        return;
    const HeadingRecord& heading = *toc_heading_;
    Scope inside = open_line(scope, out);
    inside.style = style_of(instruction, inside);
    inside.node = heading.scope.node;
    if (instruction.element == Element::TocNumber) {
        text(heading.number, heading.instruction->span, inside, out);
    } else if (instruction.element == Element::TocPage) {
        add_inline(
            PageReference{
                {heading.anchor},
                PageReferenceForm::Single,
                inside.style,
                inside.parent,
                inside.link,
                heading.instruction->span},
            inside,
            out);
    } else {
        // Another language of the heading is another language of its entry.
        const std::string lang = styles_[styles_.derive(
                                             heading.scope.style,
                                             heading.instruction->rule,
                                             language(*heading.instruction, heading.scope))]
                                     .lang;
        if (lang != styles_[inside.style].lang)
            inside.style = styles_.derive(inside.style, 0, lang);
        inside.parent = language_span(inside, heading.instruction->span);
        const Instruction* own = heading.instruction->child(Element::TocEntry);
        run(own != nullptr ? own->children : heading.instruction->children, inside, out);
    }
}

void Binder::finish() {
    DeferredContent content;
    for (const auto& [anchor, deferred] : deferred_) {
        VariableScope variables(variables_);
        variables.restore(deferred.variables);
        content.blocks.emplace(
            anchor,
            deferred.instruction->element == Element::Toc ? toc(deferred) : index(deferred));
    }
    for (const ReferenceRecord& reference : references_) {
        const AnchorRecord& target = anchors_[reference.anchor];
        if (!target.defined) {
            std::vector<std::string_view> names;
            for (const auto& [name, id] : anchor_numbers_) {
                if (anchors_[id].defined)
                    names.push_back(name);
            }
            const std::string& name = document_.anchors[reference.anchor];
            evaluator_.refuse(
                codes::TemplateUnknownId,
                reference.span,
                reference.node,
                fmt::format("there is no place `{}`", name),
                did_you_mean(name, names));
            continue;
        }
        if (!reference.placeholder.empty())
            content.texts.emplace(
                reference.placeholder, reference.wants_title ? target.title : target.label);
        if (reference.link != NoId && document_.links[reference.link].contents.empty())
            document_.links[reference.link].contents =
                target.title.empty() ? document_.anchors[reference.anchor] : target.title;
    }
    finish_document(content, document_);
}

} // namespace zbirnyk
