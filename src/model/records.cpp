#include "model/records.h"

#include "diag/codes.h"

#include <fmt/format.h>

namespace zbirnyk {

const MeetingRecord* Records::meeting(std::string_view id) const {
    for (const MeetingRecord& record : meetings)
        if (record.id == id)
            return &record;
    return nullptr;
}

Span place_of(const Records& records, Node element, std::string_view attribute) {
    const Node node = element.attribute_node(attribute);
    return records.tree.span(node ? node : element);
}

void put(Records& records, Node element, std::string_view name, std::string_view value) {
    records.tree.set_attribute(element, name, value, records.tree.span(element));
}

void put(Records& records, Node element, std::string_view name, std::int64_t value) {
    put(records, element, name, std::to_string(value));
}

void put_person(Records& records, Node element, Node person) {
    static constexpr std::string_view Names[] = {"surname",       "given",
                                                 "patronymic",    "gender",
                                                 "full-name",     "given-name-first",
                                                 "given-names",   "short-name",
                                                 "index-name",    "sign-name",
                                                 "position",      "degree",
                                                 "genitive",      "position-genitive",
                                                 "dative",        "position-dative",
                                                 "accusative",    "position-accusative",
                                                 "instrumental",  "position-instrumental",
                                                 "locative",      "position-locative",
                                                 "vocative",      "position-vocative",
                                                 "latin-surname", "latin-given"};
    for (const std::string_view name : Names)
        if (person.has_attribute(name) && !element.has_attribute(name))
            put(records, element, name, std::string(person.attribute(name)));
}

Node find_person(Records& records, Node element, std::string_view attribute) {
    const std::string_view id = element.attribute(attribute);
    if (id.empty())
        return {};
    if (const auto found = records.persons.find(id); found != records.persons.end())
        return found->second;
    report_unknown(records, place_of(records, element, attribute), "person", id, records.persons);
    return {};
}

void append_persons(
    Records& records, Node element, std::string_view attribute, std::string_view name) {
    const Span span = place_of(records, element, attribute);
    // The list is copied: the attribute must not be read while children are appended.
    const std::string list(element.attribute(attribute));
    for (const std::string_view id : list_items(list)) {
        const auto found = records.persons.find(id);
        if (found == records.persons.end()) {
            report_unknown(records, span, "person", id, records.persons);
            continue;
        }
        const Node child = records.tree.append_element(element, name, span);
        put(records, child, "person", id);
        put_person(records, child, found->second);
    }
}

void report_unknown(
    Records& records, Span span, std::string_view kind, std::string_view word, const Index& known) {
    std::vector<std::string_view> candidates;
    for (const auto& [id, node] : known)
        candidates.push_back(id);
    records.diagnostics.error(
        codes::ModelUnknownReference,
        span,
        fmt::format("there is no {} `{}`", kind, word),
        did_you_mean(word, candidates));
}

std::vector<std::string_view> list_items(std::string_view text) {
    static constexpr std::string_view Separators = " ,;\t\r\n";
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t begin = text.find_first_not_of(Separators);
        if (begin == std::string_view::npos)
            return words;
        text.remove_prefix(begin);
        const std::size_t end = text.find_first_of(Separators);
        words.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return words;
        text.remove_prefix(end);
    }
}

std::int64_t integer_of(Node element, std::string_view attribute, std::int64_t otherwise) {
    constexpr std::size_t MaxDigits = 9;
    const std::string_view text = element.attribute(attribute);
    if (text.empty())
        return otherwise;
    if (text.size() > MaxDigits)
        return 999'999'999;
    std::int64_t number = 0;
    for (const char digit : text)
        number = number * 10 + (digit - '0');
    return number;
}

void for_each_element(Node element, const std::function<void(Node)>& visit) {
    visit(element);
    for (const Node child : element.child_elements())
        for_each_element(child, visit);
}

Index index_children(Node parent, std::string_view name) {
    Index index;
    for (const Node child : parent.child_elements(name))
        index.emplace(child.attribute("id"), child);
    return index;
}

} // namespace zbirnyk
