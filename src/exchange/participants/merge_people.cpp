#include "exchange/participants/merge_people.h"

#include "diag/certificate_codes.h"
#include "exchange/participants/joined_rows.h"
#include "exchange/participants/person_decisions.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

/// The rows of the sheet are joined to persons first, by the sheet alone; then each person looks
/// for its row of the table: by e-mail in a first round, by name among the rows that are left in a
/// second. So a table row is taken once, whatever the order of the sheet, and what was added is
/// found again by the next import, for it has the values of the joined person.
namespace zbirnyk {

namespace {

std::string full_name(const PeopleTable& table, std::size_t row) {
    std::string name(table.value(row, "surname"));
    for (const std::string_view part : {table.value(row, "given"), table.value(row, "patronymic")})
        name += part.empty() ? "" : " " + std::string(part);
    return name;
}

Identity identity_of(const PeopleTable& table, std::size_t row) {
    return fold_identity(
        {std::string(table.value(row, "surname")),
         std::string(table.value(row, "given")),
         std::string(table.value(row, "patronymic"))},
        table.value(row, "email"),
        table.value(row, "institution"));
}

/// Texts that a reader sees as one: quotes, apostrophes and blanks of other kinds.
bool same_text(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view text) {
        std::string folded = clean_cell(text);
        for (const std::string_view quote : {"«", "»", "“", "”", "„"})
            for (std::size_t at = 0; (at = folded.find(quote, at)) != std::string::npos;)
                folded.replace(at, quote.size(), "\"");
        return folded;
    };
    return a == b || (a.empty() == b.empty() && plain(a) == plain(b));
}

class Merger {
  public:
    Merger(
        const SheetHead& head, const Mapping* mapping, PeopleTable& table, Diagnostics& diagnostics)
        : head_(head)
        , mapping_(mapping)
        , decisions_(mapping)
        , table_(table)
        , diagnostics_(diagnostics)
        , before_(table.size()) {
        for (std::size_t row = 0; row < before_; ++row)
            index_.add(identity_of(table_, row));
    }

    MergedPeople run(const std::vector<SheetPerson>& sheet) {
        std::vector<const SheetPerson*> free, apart, decided;
        for (const SheetPerson& person : sheet)
            (decisions_.same(person)        ? decided
             : decisions_.has_apart(person) ? apart
                                            : free)
                .push_back(&person);
        people_ = join_rows(free, apart);
        rows_.assign(people_.size(), std::nullopt);
        find_rows();
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (!rows_[i])
                rows_[i] = add(people_[i]);
        for (const SheetPerson* person : decided)
            join_decided(*person);
        for (std::size_t i = 0; i < people_.size(); ++i) {
            report_joined(people_[i]);
            put(people_[i].person(), *rows_[i]);
            if (const SheetPerson& person = people_[i].person();
                person.roles.speaker || person.roles.moderator)
                merged_.roles.push_back(
                    {std::string(table_.value(*rows_[i], "id")),
                     full_name(table_, *rows_[i]),
                     person.roles,
                     person.span});
        }
        return finish();
    }

  private:
    enum class Round { ByEmail, ByName };

    void find_rows() {
        for (const Round round : {Round::ByEmail, Round::ByName})
            for (std::size_t i = 0; i < people_.size(); ++i)
                if (!rows_[i])
                    rows_[i] = find_row(people_[i], round);
    }

    /// The row of the table that is the same person and is not taken, which is then taken.
    std::optional<std::size_t> find_row(const JoinedRows& person, Round round) {
        std::optional<std::size_t> found = find_row(person, person.identity(), round);
        // Where rows were joined, each of them may be what the table has.
        for (const JoinedRow& row : person.rows())
            if (!found && person.rows().size() > 1)
                found = find_row(person, identity_of(*row.person), round);
        if (found)
            taken_.insert(*found);
        return found;
    }

    std::optional<std::size_t>
    find_row(const JoinedRows& person, const Identity& identity, Round round) const {
        const bool by_email = round == Round::ByEmail;
        for (const std::uint32_t row :
             by_email ? index_.with_email(identity) : index_.candidates(identity)) {
            const Identity& known = index_[row];
            const bool one_email = !identity.email.empty() && identity.email == known.email;
            if (one_email == by_email && !taken_.contains(row) &&
                !decisions_.apart(*person.rows().front().person, table_.value(row, "id")) &&
                compare_people(identity, known).likeness == Likeness::Same)
                return row;
        }
        return std::nullopt;
    }

    /// A new row; what is like it is reported.
    std::size_t add(const JoinedRows& person) {
        report_near(person);
        const SheetPerson& first = *person.rows().front().person;
        const std::size_t row = table_.add(first.span);
        merged_.added.push_back(row);
        merged_.added_from.push_back(first.row);
        index_.add(person.identity());
        put(person.person(), row);
        return row;
    }

    /// A row of which the mapping says who it is: after all others, for the id may be a new one.
    /// Where there is no such id (which is reported) the row is a person of its own.
    void join_decided(const SheetPerson& person) {
        const std::string_view why = "so the mapping says";
        const auto wanted = table_.find(decisions_.same(person)->id);
        const auto taken = wanted ? std::ranges::find(rows_, wanted) : rows_.end();
        if (taken != rows_.end())
            return people_[static_cast<std::size_t>(taken - rows_.begin())].add({{&person}}, why);
        people_.emplace_back(JoinedRow{&person, why});
        if (wanted)
            taken_.insert(*wanted);
        rows_.push_back(wanted ? *wanted : add(people_.back()));
    }

    void report_joined(const JoinedRows& person) {
        for (const JoinedRow& row : person.rows())
            if (row.person != person.rows().front().person)
                diagnostics_.report(
                    {Severity::Warning,
                     codes::ImportSamePerson,
                     row.person->span,
                     fmt::format(
                         "`{}` stands in the sheet twice ({}); the rows are joined, the later one "
                         "counts",
                         row.person->typed_name,
                         row.why),
                     {{person.rows().front().person->span, "the first time here"}}});
    }

    void report_near(const JoinedRows& joined) {
        const SheetPerson& person = joined.person();
        for (const std::uint32_t row : index_.candidates(joined.identity())) {
            const Verdict verdict = compare_people(joined.identity(), index_[row]);
            if (verdict.likeness != Likeness::Different &&
                !decisions_.apart(person, table_.value(row, "id")))
                report_near(person, row, verdict);
        }
    }

    void report_near(const SheetPerson& person, std::size_t row, const Verdict& verdict) {
        const bool shared = verdict.likeness == Likeness::SharedEmail;
        const std::string id(table_.value(row, "id"));
        diagnostics_.report(
            {Severity::Warning,
             shared ? codes::ImportSharedEmail : codes::ImportNearDuplicate,
             person.span,
             shared ? fmt::format(
                          "`{}` has the e-mail of `{}`", person.typed_name, full_name(table_, row))
                    : fmt::format(
                          "`{}` may be `{}`: {}",
                          person.typed_name,
                          full_name(table_, row),
                          verdict.why),
             {{table_.place(row), fmt::format("{} is here", id)}},
             shared ? "check whose address it is" : decision_hint(person, id)});
    }

    /// A gender that was only guessed from the name changes none that is known.
    bool is_guess(Field field, std::string_view known) const {
        return field == Field::Gender && !known.empty() && head_.column(Field::Gender) == nullptr;
    }

    void change(
        const SheetPerson& person,
        std::size_t row,
        std::string_view column,
        std::string_view value) {
        if (row < before_)
            merged_.changes.push_back(
                {std::string(table_.value(row, "id")),
                 full_name(table_, row),
                 std::string(column),
                 std::string(table_.value(row, column)),
                 std::string(value),
                 person.row});
        table_.set(row, column, value);
    }

    void put(const SheetPerson& person, std::size_t row) {
        const std::string id(table_.value(row, "id"));
        for (std::size_t i = 0; i < PersonFields; ++i) {
            const auto field = static_cast<Field>(i);
            const std::string_view column = field_name(field);
            const std::string_view known = table_.value(row, column);
            const std::string& value = person[field];
            if (!value.empty() && !same_text(known, value) && !decisions_.keeps(id, field) &&
                !is_weaker(field, value, known) && !is_guess(field, known))
                change(person, row, column, value);
        }
        for (const AttendedDays& attended : person.attended) {
            const std::string column = "attended:" + attended.meeting;
            const std::string known(table_.value(row, column));
            const std::string days = joined_days(known, attended.days);
            if (days != joined_days(known, ""))
                change(person, row, column, days);
        }
        for (const DefaultValue& value :
             mapping_ ? mapping_->defaults : std::vector<DefaultValue>())
            if (table_.value(row, field_name(value.field)).empty())
                change(person, row, field_name(value.field), value.value);
    }

    MergedPeople finish() {
        for (std::size_t row = 0; row < before_; ++row) {
            if (taken_.contains(row))
                ++merged_.matched;
            else if (table_.value(row, "staff").empty())
                merged_.absent.push_back(row);
        }
        return std::move(merged_);
    }

    const SheetHead& head_;
    const Mapping* mapping_;
    PersonDecisions decisions_;
    PeopleTable& table_;
    Diagnostics& diagnostics_;
    std::size_t before_; ///< rows that the table had
    PeopleIndex index_;  ///< of the rows of the table
    std::vector<JoinedRows> people_;
    std::vector<std::optional<std::size_t>> rows_; ///< of `people_`
    std::set<std::size_t> taken_;                  ///< rows that the table had and the sheet names
    MergedPeople merged_;
};

} // namespace

MergedPeople merge_people(
    const SheetPeople& sheet,
    const SheetHead& head,
    const Mapping* mapping,
    PeopleTable& table,
    Diagnostics& diagnostics) {
    MergedPeople merged = Merger(head, mapping, table, diagnostics).run(sheet.people);
    PersonDecisions(mapping).report_unknown(table, diagnostics);
    return merged;
}

} // namespace zbirnyk
