#include "diag/codes.h"
#include "language/collate.h"
#include "language/format.h"
#include "language/names/decline_name.h"
#include "language/names/name_forms.h"
#include "model/steps.h"

#include <algorithm>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// "голова, Гуменецька сільська рада" unless the data say how the position is printed.
void put_position(Records& records, Node person) {
    if (person.has_attribute("position"))
        return;
    const std::string position =
        joined_words({person.attribute("post"), person.attribute("institution")}, ", ");
    if (!position.empty())
        put(records, person, "position", position);
}

PersonName name_of(Node person) {
    return {
        std::string(person.attribute("surname")),
        std::string(person.attribute("given")),
        std::string(person.attribute("patronymic"))};
}

/// Computes the gender where the data leave it out; warns where name and gender contradict.
void put_gender(Records& records, Node person) {
    const Gender detected = detect_gender(name_of(person));
    const std::string_view letter = detected == Gender::Feminine ? "f" : "m";
    const bool known = detected != Gender::Unknown;
    if (!person.has_attribute("gender")) {
        if (known)
            put(records, person, "gender", letter);
        else
            records.diagnostics.error(
                codes::ModelGender,
                place_of(records, person, "given"),
                fmt::format(
                    "the name `{}` does not tell the gender", person.attribute("full-name")),
                "write `f` (жінка) or `m` (чоловік) in `gender`");
    } else if (known && person.attribute("gender") != letter) {
        records.diagnostics.warning(
            codes::ModelGender,
            place_of(records, person, "gender"),
            fmt::format(
                "the name `{}` contradicts the gender `{}`",
                person.attribute("full-name"),
                person.attribute("gender")));
    }
}

/// One human entered twice: same names, and nothing that tells them apart.
void check_duplicate_persons(Records& records) {
    std::map<std::string, Node> seen;
    for (const Node person : records.event.child("participants").child_elements("participant")) {
        const std::string key = joined_words(
            {person.attribute("surname"),
             person.attribute("given"),
             person.attribute("patronymic"),
             person.attribute("institution")},
            "\n");
        const auto [first, added] = seen.emplace(to_lower(key, "uk"), person);
        if (added)
            continue;
        records.diagnostics.report(
            {Severity::Error,
             codes::ModelDuplicatePerson,
             place_of(records, person, "surname"),
             fmt::format("`{}` stands in the table twice", person.attribute("full-name")),
             {{place_of(records, first->second, "surname"), "the first time here"}},
             "keep one row, or tell the two apart by institution"});
    }
}

/// A table of posts that does not add up is noticed here, not by its reader: once for all people.
void report_no_category(Records& records, const std::vector<Node>& people) {
    if (people.empty())
        return;
    records.diagnostics.warning(
        codes::ModelMissingPart,
        place_of(records, people.front(), "surname"),
        fmt::format(
            "{} people have no post category, `{}` the first: statistics of posts leave them out",
            people.size(),
            people.front().attribute("full-name")),
        "fill in the column `post-category`");
}

/// The codes of a participant exist, and a hromada has one type.
void check_groups(Records& records) {
    const Index categories = index_children(records.event, "post-category");
    std::vector<Node> without_category;
    const Index types = index_children(records.event, "hromada-type");
    std::map<std::string, Node, std::less<>> hromadas;
    for (const Node person : records.event.child("participants").child_elements("participant")) {
        const std::string_view category = person.attribute("post-category");
        if (category.empty() && !categories.empty())
            without_category.push_back(person);
        else if (!category.empty() && !categories.contains(category))
            report_unknown(
                records,
                place_of(records, person, "post-category"),
                "post category",
                category,
                categories);
        const std::string_view type = person.attribute("hromada-type");
        if (!type.empty() && !types.contains(type))
            report_unknown(
                records, place_of(records, person, "hromada-type"), "hromada type", type, types);
        const std::string_view hromada = person.attribute("hromada");
        if (hromada.empty())
            continue;
        const auto [first, added] = hromadas.emplace(hromada, person);
        if (added || first->second.attribute("hromada-type") == type)
            continue;
        records.diagnostics.report(
            {Severity::Error,
             codes::ModelContradiction,
             place_of(records, person, "hromada-type"),
             fmt::format("hromada `{}` has another type here", hromada),
             {{place_of(records, first->second, "hromada-type"), "its type here"}},
             "give all people of a hromada the same type"});
    }
    report_no_category(records, without_category);
}

void put_order(Records& records) {
    const Collator collator("uk");
    std::vector<std::pair<std::string, Node>> sorted;
    for (const Node person : records.event.child("participants").child_elements("participant"))
        sorted.emplace_back(
            collator.key(
                {std::string(person.attribute("surname")),
                 std::string(person.attribute("given")),
                 std::string(person.attribute("patronymic"))}),
            person);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    for (std::size_t i = 0; i < sorted.size(); ++i)
        put(records, sorted[i].second, "order", static_cast<std::int64_t>(i + 1));
}

void index_persons(Records& records, Node group, std::string_view name) {
    for (const Node person : group.child_elements(name)) {
        put_names(records, person);
        put_gender(records, person);
        put_position(records, person);
        const auto [first, added] = records.persons.emplace(person.attribute("id"), person);
        if (added)
            continue;
        records.diagnostics.report(
            {Severity::Error,
             codes::ModelDuplicateId,
             place_of(records, person, "id"),
             fmt::format("the id `{}` is taken", person.attribute("id")),
             {{place_of(records, first->second, "id"), "by this person"}}});
    }
}

} // namespace

void put_names(Records& records, Node person) {
    const PersonName name = name_of(person);
    for (const std::string_view form : NameForms)
        put(records, person, form, *name_form(form, name));
}

void add_people(Records& records, const Inputs& inputs) {
    const Node group = records.event.child("participants");
    if (inputs.participants)
        for (const Node row : inputs.participants->root().child_elements())
            records.tree.graft(group, *inputs.participants, row);
    if (const Node staff = records.event.child("staff"))
        index_persons(records, staff, "person");
    if (!group)
        return;
    index_persons(records, group, "participant");
    check_duplicate_persons(records);
    check_groups(records);
    put_order(records);
}

} // namespace zbirnyk
