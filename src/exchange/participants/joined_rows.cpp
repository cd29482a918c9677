#include "exchange/participants/joined_rows.h"

#include "exchange/sheets/office_parts.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

/// A row joins the first person that is the same as it. What was joined has values of several rows,
/// by which it may be the same as another: so persons are joined in turn until none are the same.
/// The next import of the sheet then meets exactly these persons in the table. After the first turn
/// over all rows, two persons that nothing was joined to are known to differ: a further turn is
/// over those that something was joined to, and those that share a key with one of them.
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

class Joiner {
  public:
    explicit Joiner(const std::vector<const SheetPerson*>& rows) {
        for (const SheetPerson* row : rows)
            people_.emplace_back(JoinedRow{row});
        std::vector<std::size_t> all(people_.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        gone_into_ = all;
        IndexedPeople known;
        for (std::set<std::size_t> grown = turn(all, known); !grown.empty();) {
            IndexedPeople few;
            grown = turn(concerned(grown, known), few);
        }
    }

    std::vector<JoinedRows> take() {
        std::vector<JoinedRows> left;
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (gone_into_[i] == i)
                left.push_back(std::move(people_[i]));
        return left;
    }

  private:
    /// Identities, and the places in `people_` of whom they are.
    struct IndexedPeople {
        PeopleIndex index;
        std::vector<std::size_t> places;

        void add(const Identity& identity, std::size_t place) {
            index.add(identity);
            places.push_back(place);
        }
    };

    /// The person that the one at a place has become part of.
    std::size_t whole(std::size_t place) const {
        while (gone_into_[place] != place)
            place = gone_into_[place];
        return place;
    }

    /// Joins the people at these places, ascending, with one another; returns to whom something was
    /// joined. Afterwards `seen` has all of them, as they were before the turn.
    std::set<std::size_t> turn(const std::vector<std::size_t>& places, IndexedPeople& seen) {
        std::set<std::size_t> grown;
        for (const std::size_t place : places) {
            std::string_view why;
            // A person that grew in this turn is known by what it was: the next one compares it.
            const Identity identity = people_[place].identity();
            const auto same = same_of(seen.index, identity, why);
            seen.add(identity, place);
            if (!same)
                continue;
            const std::size_t into = whole(seen.places[*same]);
            people_[into].add(people_[place].rows(), why);
            gone_into_[place] = into;
            grown.insert(into);
        }
        return grown;
    }

    /// Those who grew and all who share a key with one of them.
    std::vector<std::size_t>
    concerned(const std::set<std::size_t>& grown, IndexedPeople& known) const {
        std::set<std::size_t> places = grown;
        for (const std::size_t place : grown)
            known.add(people_[place].identity(), place);
        for (const std::size_t place : grown)
            for (const std::uint32_t number : known.index.candidates(people_[place].identity()))
                places.insert(whole(known.places[number]));
        return {places.begin(), places.end()};
    }

    std::vector<JoinedRows> people_;
    std::vector<std::size_t> gone_into_; ///< of each the person it was joined to, or itself
};

} // namespace

JoinedRows::JoinedRows(const JoinedRow& row)
    : rows_{row}
    , identity_(identity_of(*row.person)) {}

void JoinedRows::add(std::vector<JoinedRow> more, std::string_view why) {
    more.front().why = why;
    rows_.insert(rows_.end(), more.begin(), more.end());
    std::ranges::stable_sort(rows_, {}, [](const JoinedRow& row) { return row.person->row; });
    merged_ = std::make_unique<SheetPerson>(*rows_.front().person);
    for (const JoinedRow& row : rows_)
        merge(*merged_, *row.person);
    identity_ = identity_of(*merged_);
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
    std::vector<JoinedRows> people = Joiner(rows).take();
    for (const SheetPerson* row : alone)
        people.emplace_back(JoinedRow{row});
    std::ranges::stable_sort(
        people, {}, [](const JoinedRows& person) { return person.rows().front().person->row; });
    return people;
}

} // namespace zbirnyk
