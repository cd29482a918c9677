#include "diag/codes.h"
#include "language/collate.h"
#include "model/steps.h"

#include <algorithm>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// The names that an author has, from the participant when the abstract names one.
Node named(const Records& records, Node author) {
    const auto found = records.persons.find(author.attribute("person"));
    return found == records.persons.end() ? author : found->second;
}

std::string order_key(const Records& records, const Collator& collator, Node abstract) {
    const Node author = abstract.child("author");
    const Node person = author ? named(records, author) : Node();
    return collator.key(
        {std::string(person ? person.attribute("surname") : ""),
         std::string(person ? person.attribute("given") : ""),
         std::string(person ? person.attribute("patronymic") : ""),
         std::string(abstract.attribute("id"))});
}

bool has_gap(Node abstract, std::string_view field) {
    const auto gaps = abstract.child_elements("gap");
    return std::any_of(
        gaps.begin(), gaps.end(), [&](Node gap) { return gap.attribute("field") == field; });
}

void check_parts(Records& records, Node abstract) {
    for (const std::string_view part : {"title", "author"})
        if (!abstract.child(part) && !has_gap(abstract, part))
            records.diagnostics.error(
                codes::ModelMissingPart,
                records.tree.span(abstract),
                fmt::format("abstract `{}` has no {}", abstract.attribute("id"), part),
                fmt::format("write it, or mark the place with <gap field=\"{}\"/>", part));
    for_each_element(abstract, [&](Node element) {
        if (element.is_element("gap"))
            records.diagnostics.warning(
                codes::ModelGap,
                records.tree.span(element),
                fmt::format(
                    "abstract `{}` lacks its {}",
                    abstract.attribute("id"),
                    element.attribute("field")),
                "fill it in and remove the mark");
    });
}

void resolve_authors(Records& records, Node abstract) {
    const Index affiliations = index_children(abstract, "affiliation");
    std::string authors;
    for (const Node author : abstract.child_elements("author")) {
        if (author.has_attribute("person")) {
            if (const Node person = find_person(records, author, "person"))
                put_person(records, author, person);
        } else if (author.has_attribute("surname") && author.has_attribute("given")) {
            put_names(records, author);
        } else {
            records.diagnostics.error(
                codes::ModelMissingPart,
                records.tree.span(author),
                "the author has neither `person` nor `surname` and `given`");
        }
        for (const std::string_view word : list_items(author.attribute("affiliation")))
            if (!affiliations.contains(word))
                report_unknown(
                    records,
                    place_of(records, author, "affiliation"),
                    "affiliation",
                    word,
                    affiliations);
        authors += (authors.empty() ? "" : ", ") + std::string(author.attribute("index-name"));
    }
    put(records, abstract, "authors", authors);
}

/// Numbers references, notes, tables and figures, and makes the labels of citations.
void number_parts(Records& records, Node abstract) {
    std::int64_t number = 0;
    for (const Node affiliation : abstract.child_elements("affiliation"))
        put(records, affiliation, "number", ++number);
    number = 0;
    const Node list = abstract.child("references");
    if (list) {
        order_references(records, list);
        for (const Node reference : list.child_elements("reference")) {
            put(records, reference, "number", ++number);
            compose_reference(records, reference);
        }
    }
    const Index references = list ? index_children(list, "reference") : Index();

    number_blocks(records, abstract);
    for_each_element(abstract, [&](Node element) {
        if (!element.is_element("cite"))
            return;
        const auto found = references.find(element.attribute("ref"));
        if (found == references.end()) {
            report_unknown(
                records,
                place_of(records, element, "ref"),
                "reference",
                element.attribute("ref"),
                references);
            return;
        }
        const std::string order(found->second.attribute("number"));
        const std::string pages(element.attribute("pages"));
        put(records, element, "number", order);
        put(records,
            element,
            "label",
            pages.empty() ? fmt::format("[{}]", order)
                          : fmt::format("[{}, с.\u00A0{}]", order, pages));
    });
}

/// The id is free, the section exists: the place in the tree where the abstract goes, or a null
/// node.
Node place_for(Records& records, const Tree& tree, const Index& sections) {
    const Node abstract = tree.root();
    const std::string_view id = abstract.attribute("id");
    if (const auto taken = records.abstracts.find(id); taken != records.abstracts.end()) {
        records.diagnostics.report(
            {Severity::Error,
             codes::ModelDuplicateId,
             tree.span(abstract.attribute_node("id")),
             fmt::format("the id `{}` is taken", id),
             {{place_of(records, taken->second, "id"), "by this abstract"}}});
        return {};
    }
    if (!records.event.child("proceedings"))
        return records.event.child("abstracts");
    const auto section = sections.find(abstract.attribute("section"));
    if (section != sections.end())
        return section->second;
    report_unknown(
        records,
        tree.span(abstract.attribute_node("section")),
        "section",
        abstract.attribute("section"),
        sections);
    return {};
}

} // namespace

void number_blocks(Records& records, Node root) {
    std::int64_t notes = 0, tables = 0, figures = 0;
    for_each_element(root, [&](Node element) {
        if (element.is_element("note"))
            put(records, element, "number", ++notes);
        if (element.is_element("table"))
            put(records, element, "number", ++tables);
        if (element.is_element("figure"))
            put(records, element, "number", ++figures);
    });
}

void add_abstracts(Records& records, const Inputs& inputs) {
    const Collator collator("uk");
    const Node book = records.event.child("proceedings");
    const Index sections = book ? index_children(book, "section") : Index();
    std::vector<std::pair<std::string, const Tree*>> sorted;
    for (const Tree& tree : inputs.abstracts)
        sorted.emplace_back(order_key(records, collator, tree.root()), &tree);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });

    for (const auto& [key, tree] : sorted) {
        const Node place = place_for(records, *tree, sections);
        if (!place)
            continue;
        const Node abstract = records.tree.graft(place, *tree, tree->root());
        records.abstracts.emplace(abstract.attribute("id"), abstract);
        put(records, abstract, "language", std::string(abstract.language()));
        check_parts(records, abstract);
        resolve_authors(records, abstract);
        number_parts(records, abstract);
    }
}

} // namespace zbirnyk
