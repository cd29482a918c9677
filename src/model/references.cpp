#include "diag/codes.h"
#include "language/bibliography/format_reference.h"
#include "model/steps.h"
#include "read/xml_characters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

struct KindName {
    std::string_view name;
    ReferenceKind kind;
};

constexpr std::array<KindName, 9> Kinds = {{
    {"book", ReferenceKind::Book},
    {"chapter", ReferenceKind::Chapter},
    {"article", ReferenceKind::Article},
    {"conference-paper", ReferenceKind::ConferencePaper},
    {"thesis", ReferenceKind::Thesis},
    {"law", ReferenceKind::Law},
    {"web-page", ReferenceKind::WebPage},
    {"report", ReferenceKind::Report},
    {"standard", ReferenceKind::Standard},
}};

ReferenceKind kind_of(Node reference) {
    for (const KindName& known : Kinds)
        if (known.name == reference.attribute("kind"))
            return known.kind;
    return ReferenceKind::Book;
}

/// "Дудник В. М.; Сич О. І.": what stands before the first blank of each is the surname.
std::vector<Person> persons_of(std::string_view list) {
    std::vector<Person> persons;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        const std::string_view one = trim_xml_blanks(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
        if (one.empty())
            continue;
        const std::size_t blank = std::min(one.find(' '), one.size());
        persons.push_back(
            {std::string(one.substr(0, blank)), std::string(trim_xml_blanks(one.substr(blank)))});
    }
    return persons;
}

int whole_number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Date date_of(Node reference, std::string_view name) {
    return parse_date(reference.attribute(name)).value_or(Date());
}

Reference read_reference(Node node) {
    const auto text = [&](std::string_view name) { return std::string(node.attribute(name)); };
    Reference reference;
    reference.kind = kind_of(node);
    reference.lang = node.language();
    reference.authors = persons_of(node.attribute("authors"));
    reference.title = text("title");
    reference.title_info = text("title-info");
    reference.responsibility = text("responsibility");
    reference.edition = text("edition");
    reference.host = text("host");
    reference.host_info = text("host-info");
    reference.host_responsibility = text("host-responsibility");
    reference.place = text("place");
    reference.publisher = text("publisher");
    reference.year = whole_number(node.attribute("year"));
    reference.volume = text("volume");
    reference.issue = text("issue");
    reference.pages = text("pages");
    reference.page_count = whole_number(node.attribute("page-count"));
    reference.article = text("article");
    reference.series = text("series");
    reference.number = text("number");
    reference.act = text("act");
    reference.adopted = date_of(node, "adopted");
    reference.edition_date = date_of(node, "edition-date");
    reference.valid_from = date_of(node, "valid-from");
    reference.specialty = text("specialty");
    reference.institution = text("institution");
    reference.url = text("url");
    reference.doi = text("doi");
    reference.accessed = date_of(node, "accessed");
    return reference;
}

/// What tells the place of a reference in a list: its fields, or its text as a title.
Reference sortable(Node node) {
    if (node.has_attribute("kind"))
        return read_reference(node);
    Reference reference;
    reference.title = node.text();
    return reference;
}

} // namespace

void order_references(Records& records, Node list) {
    if (records.event.child("proceedings").attribute("reference-order") != "alphabetical")
        return;
    const std::vector<Node> written = list.child_elements("reference");
    std::vector<Reference> references;
    references.reserve(written.size());
    for (const Node node : written)
        references.push_back(sortable(node));
    for (const std::size_t i : reference_order(references))
        records.tree.graft(list, records.tree, written[i]);
    for (const Node node : written)
        records.tree.remove(node);
}

void compose_reference(Records& records, Node reference) {
    if (!reference.has_attribute("kind"))
        return;
    const Span place = place_of(records, reference, "kind");
    if (!trim_xml_blanks(reference.text()).empty()) {
        records.diagnostics.error(
            codes::ModelReferenceForm,
            place,
            "a reference with `kind` has a text of its own",
            "leave out the text, or all the fields");
        return;
    }
    const Node book = records.event.child("proceedings");
    const bool gost = book.attribute("reference-style") == "gost-7.1";
    const bool abbreviated = book.attribute("reference-words") == "abbreviated";
    const FormattedReference made = format_reference(
        read_reference(reference),
        {.style = gost ? ReferenceStyle::Gost71 : ReferenceStyle::Dstu8302,
         .words = abbreviated ? WordAbbreviation::Dstu3582 : WordAbbreviation::None});
    for (std::string field : made.problems) {
        std::replace(field.begin(), field.end(), '_', '-');
        records.diagnostics.error(
            codes::ModelReferenceForm,
            place,
            fmt::format(
                "`{}` of a reference of kind `{}` is missing or makes no sense",
                field,
                reference.attribute("kind")),
            fmt::format("write `{}=\"…\"`", field));
    }
    if (made.problems.empty())
        records.tree.append_text(reference, plain_text(made), place);
}

} // namespace zbirnyk
