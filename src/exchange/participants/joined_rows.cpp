#include "exchange/participants/joined_rows.h"

#include "exchange/sheets/office_parts.h"

#include <algorithm>
#include <optional>
#include <set>

/// A row joins the first person that is the same as it. What was joined has values of several rows,
/// by which it may be the same as another: so persons are joined in turn until none are the same.
/// The next import of the sheet then meets exactly these persons in the table.
namespace zbirnyk {

namespace {

void merge(SheetPerson& into, const SheetPerson& from) {
    for (std::size_t i = 0; i < PersonFields; ++i)
        if (!from.values[i].empty() &&
            !is_weaker(static_cast<Field>(i), from.values[i], into.values[i]))
            into.values[i] = from.values[i];
    for (const AttendedDays& attended : from.attended) {
        const auto known =
            std::ranges::find(into.attended, attended.meeting, &AttendedDays::meeting);
        if (known == into.attended.end())
            into.attended.push_back(attended);
        else
            known->days = joined_days(known->days, attended.days);
    }
    into.roles.add(from.roles);
    into.row = from.row;
    into.typed_name = from.typed_name;
}

/// The first person that is the same as this one, by e-mail before name.
std::optional<std::uint32_t>
same_of(const PeopleIndex& index, const Identity& identity, std::string_view& why) {
    std::optional<std::uint32_t> same;
    for (const std::uint32_t number : index.candidates(identity)) {
        const Verdict verdict = compare_people(identity, index[number]);
        const bool by_email = !identity.email.empty() && identity.email == index[number].email;
        if (verdict.likeness != Likeness::Same || (same && !by_email))
            continue;
        same = number;
        why = verdict.why;
        if (by_email)
            break;
    }
    return same;
}

/// One turn; true when something was joined.
bool join_once(std::vector<JoinedRows>& people) {
    PeopleIndex index;
    std::vector<JoinedRows> joined;
    std::vector<std::size_t> person_of; ///< of the identities in the index
    const std::size_t before = people.size();
    for (JoinedRows& person : people) {
        std::string_view why;
        const Identity identity = identity_of(person.merged);
        const auto same = same_of(index, identity, why);
        if (same) {
            person.rows.front().why = why;
            joined[person_of[*same]].add(person.rows);
        }
        index.add(identity);
        person_of.push_back(same ? person_of[*same] : joined.size());
        if (!same)
            joined.push_back(std::move(person));
    }
    people = std::move(joined);
    return people.size() < before;
}

JoinedRows alone_row(const SheetPerson& row) {
    return {{{&row}}, row};
}

} // namespace

void JoinedRows::add(const std::vector<JoinedRow>& more) {
    rows.insert(rows.end(), more.begin(), more.end());
    std::ranges::stable_sort(rows, {}, [](const JoinedRow& row) { return row.person->row; });
    merged = *rows.front().person;
    for (const JoinedRow& row : rows)
        merge(merged, *row.person);
}

Identity identity_of(const SheetPerson& person) {
    return fold_identity(
        {person[Field::Surname], person[Field::Given], person[Field::Patronymic]},
        person[Field::Email],
        person[Field::Institution]);
}

std::string joined_days(std::string_view known, std::string_view more) {
    std::set<std::uint32_t> days;
    for (const std::string_view list : {known, more})
        for (std::size_t at = 0; at < list.size();) {
            const std::size_t end = std::min(list.find_first_of(" ,;", at), list.size());
            if (const auto day = parse_count(list.substr(at, end - at)))
                days.insert(*day);
            at = end + 1;
        }
    std::string joined;
    for (const std::uint32_t day : days)
        joined += (joined.empty() ? "" : " ") + std::to_string(day);
    return joined;
}

bool is_weaker(Field field, std::string_view value, std::string_view known) {
    const bool given = field == Field::Given || field == Field::Patronymic;
    return given && !known.empty() && has_initials(value) && !has_initials(known);
}

std::vector<JoinedRows> join_rows(
    const std::vector<const SheetPerson*>& rows, const std::vector<const SheetPerson*>& alone) {
    std::vector<JoinedRows> people;
    for (const SheetPerson* row : rows)
        people.push_back(alone_row(*row));
    while (join_once(people)) {
    }
    for (const SheetPerson* row : alone)
        people.push_back(alone_row(*row));
    std::ranges::stable_sort(
        people, {}, [](const JoinedRows& person) { return person.rows.front().person->row; });
    return people;
}

} // namespace zbirnyk
