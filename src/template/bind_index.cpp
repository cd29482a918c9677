#include "template/binder.h"

#include "diag/codes.h"
#include "template/pattern.h"

#include <fmt/format.h>

#include <algorithm>

// An index has two levels: words, and words under them. A term is a place in the text, which gives
// its word a page, or a reference to another word (`see`), which gives it a line of its own.

namespace zbirnyk {

namespace {

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (Compiled& part : split_expressions(text, {}, '|'))
        parts.push_back(std::move(part.text));
    return parts;
}

/// The children of an entry without pages: those after its word speak of the pages.
Instructions without_pages(const Instructions& children) {
    const auto key = std::find_if(children.begin(), children.end(), [](const Instruction& child) {
        return child.element == Element::IndexKey;
    });
    return {children.begin(), key == children.end() ? key : key + 1};
}

} // namespace

void Binder::index_term(const Instruction& instruction, const Scope& scope, Output& out) {
    if (scope.echo)
        return;
    TermRecord record;
    record.index = instruction.value("index");
    record.key = evaluate(instruction, "key", scope);
    record.sub = evaluate(instruction, "sub", scope);
    record.see = evaluate(instruction, "see", scope);
    const std::string sort = evaluate(instruction, "sort", scope);
    const std::string sub_sort = evaluate(instruction, "sub-sort", scope);
    record.sort = parts_of(sort.empty() ? record.key : sort);
    record.sub_sort = parts_of(sub_sort.empty() ? record.sub : sub_sort);
    record.span = instruction.span;
    record.node = scope.node;
    if (record.key.empty())
        return;
    if (record.see.empty()) {
        record.anchor = new_anchor();
        if (out.takes == Output::Takes::Inlines || out.line_open)
            out.line->add(InlineAnchor{record.anchor});
        else
            waiting_anchors_.push_back(record.anchor);
    }
    terms_.push_back(std::move(record));
}

/// All words of an index, as the words under one without a term.
Binder::IndexEntry Binder::index_entries(const Instruction& index, const Collator& collator) {
    IndexEntry all;
    for (const TermRecord& term : terms_) {
        if (term.index != index.value("name"))
            continue;
        IndexEntry* entry = &all.subs[{collator.key(term.sort), term.key}];
        if (entry->term == nullptr)
            entry->term = &term;
        if (!term.sub.empty()) {
            entry = &entry->subs[{collator.key(term.sub_sort), term.sub}];
            if (entry->term == nullptr)
                entry->term = &term;
        }
        if (term.see.empty())
            entry->pages.push_back(term.anchor);
        else if (std::find(entry->see.begin(), entry->see.end(), term.see) == entry->see.end())
            entry->see.push_back(term.see);
    }
    return all;
}

/// Reports references to words that the index does not have, and those that it has no form for.
void Binder::check_see(const Instruction& index, const IndexEntry& all) {
    std::vector<std::string_view> keys;
    for (const auto& [key, entry] : all.subs)
        keys.push_back(entry.term->key);
    for (const TermRecord& term : terms_) {
        if (term.see.empty() || term.index != index.value("name"))
            continue;
        if (std::find(keys.begin(), keys.end(), term.see) == keys.end())
            evaluator_.refuse(
                codes::TemplateUnknownId,
                term.span,
                term.node,
                fmt::format("the index has no word `{}`", term.see),
                did_you_mean(term.see, keys));
        else if (index.child(Element::See) == nullptr)
            evaluator_.refuse(
                codes::TemplateBadValue,
                term.span,
                term.node,
                "the index has no form for references to other words",
                "add `<see><index-key/>, <i>див.</i> <index-see/></see>` to `index`");
    }
}

Blocks Binder::index(const Deferred& deferred) {
    const Instruction& instruction = *deferred.instruction;
    const std::string_view wanted = instruction.value("collation");
    const Collator& collator = evaluator_.collator(wanted.empty() ? content_.lang : wanted);
    const IndexEntry all = index_entries(instruction, collator);
    check_see(instruction, all);
    Blocks blocks;
    std::string letter;
    const Instruction* letters = instruction.child(Element::Letter);
    for (const auto& [key, entry] : all.subs) {
        const std::string own = collator.index_letter(entry.term->sort.front());
        if (letters != nullptr && own != letter)
            blocks.push_back(index_letter(*letters, deferred, own));
        letter = own;
        index_entry(entry, 1, deferred, blocks);
    }
    return blocks;
}

/// The lines of a word: its pages, the words under it, the words that it refers to.
void Binder::index_entry(
    const IndexEntry& entry, int level, const Deferred& deferred, Blocks& out) {
    const std::string& key = level == 1 ? entry.term->key : entry.term->sub;
    const bool only_refers = entry.pages.empty() && entry.subs.empty();
    const Instruction* form = form_of_level(*deferred.instruction, Element::Entry, level);
    if (form != nullptr && !only_refers)
        out.push_back(index_line(*form, deferred, {key, {}, entry.pages}));
    for (const auto& [sort, sub] : entry.subs)
        index_entry(sub, level + 1, deferred, out);
    const Instruction* see =
        form_of_level(*deferred.instruction, Element::See, only_refers ? level : level + 1);
    for (const std::string& other : entry.see)
        if (see != nullptr)
            out.push_back(index_line(*see, deferred, {key, other, {}}));
}

Block Binder::index_block(const Instruction& instruction, Scope& scope) {
    scope.echo = true;
    scope.style = style_of(instruction, scope);
    scope.parent = structure(instruction, scope, scope.style, Role::P);
    return make_block(instruction, scope, scope.style, scope.parent);
}

Block Binder::index_letter(
    const Instruction& instruction, const Deferred& deferred, const std::string& letter) {
    Scope scope = deferred.scope;
    Block block = index_block(instruction, scope);
    Paragraph content;
    content.content = {TextRun{letter, scope.style, scope.parent, NoId, instruction.span}};
    block.content = std::move(content);
    return block;
}

Block Binder::index_line(
    const Instruction& instruction, const Deferred& deferred, IndexLine words) {
    Scope scope = deferred.scope;
    Block block = index_block(instruction, scope);
    Paragraph content;
    index_line_ = &words;
    const bool bare = instruction.element == Element::Entry && words.pages.empty();
    content.content =
        line(bare ? without_pages(instruction.children) : instruction.children, scope, nullptr);
    index_line_ = nullptr;
    block.content = std::move(content);
    return block;
}

void Binder::index_part(const Instruction& instruction, const Scope& scope, Output& out) {
    if (index_line_ == nullptr)
        return;
    Scope inside = open_line(scope, out);
    inside.style = style_of(instruction, inside);
    if (instruction.element == Element::IndexKey)
        return text(index_line_->key, instruction.span, inside, out);
    if (instruction.element == Element::IndexSee)
        return text(index_line_->see, instruction.span, inside, out);
    StructId node = inside.parent;
    if (node != NoStruct)
        node = document_.structure.add({Role::Reference, node, instruction.span});
    add_inline(
        PageReference{
            index_line_->pages,
            PageReferenceForm::List,
            inside.style,
            node,
            NoId,
            instruction.span},
        inside,
        out);
}

} // namespace zbirnyk
