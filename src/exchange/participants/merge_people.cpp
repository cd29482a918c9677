#include "exchange/participants/merge_people.h"

#include "diag/certificate_codes.h"
#include "exchange/participants/same_person.h"
#include "exchange/sheets/office_parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

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

Identity identity_of(const SheetPerson& person) {
    return fold_identity(
        {person[Field::Surname], person[Field::Given], person[Field::Patronymic]},
        person[Field::Email],
        person[Field::Institution]);
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

class Merger {
  public:
    Merger(
        const SheetHead& head, const Mapping* mapping, PeopleTable& table, Diagnostics& diagnostics)
        : head_(head)
        , mapping_(mapping)
        , table_(table)
        , diagnostics_(diagnostics)
        , before_(table.size()) {
        for (std::size_t row = 0; row < before_; ++row)
            remember(row);
    }

    void take(const SheetPerson& person) {
        std::optional<std::size_t> row = decided(person);
        if (!row)
            row = found(person);
        if (row)
            join(person, *row);
        else
            add(person);
    }

    MergedPeople finish() {
        for (const auto& [place, touched] : touched_) {
            const auto& [row, column] = place;
            // Two rows of one person may set a value and set it back.
            if (table_.value(row, column) != touched.before)
                merged_.changes.push_back(
                    {std::string(table_.value(row, "id")),
                     full_name(table_, row),
                     column,
                     touched.before,
                     std::string(table_.value(row, column)),
                     touched.sheet_row});
        }
        for (std::size_t row = 0; row < before_; ++row) {
            if (taken_.contains(row))
                ++merged_.matched;
            else if (table_.value(row, "staff").empty())
                merged_.absent.push_back(row);
        }
        return std::move(merged_);
    }

  private:
    void remember(std::size_t row) {
        index_.add(identity_of(table_, row));
        row_of_.push_back(row);
    }

    static bool applies(const PersonDecision& decision, const SheetPerson& person) {
        return folded_words(decision.name) == folded_words(person.typed_name) &&
               (decision.email.empty() || decision.email == person[Field::Email]);
    }

    /// The row that the mapping names.
    std::optional<std::size_t> decided(const SheetPerson& person) const {
        if (mapping_ == nullptr)
            return std::nullopt;
        for (const PersonDecision& decision : mapping_->same)
            if (applies(decision, person))
                return table_.find(decision.id);
        return std::nullopt;
    }

    bool kept_apart(const SheetPerson& person, std::size_t row) const {
        return mapping_ != nullptr &&
               std::ranges::any_of(mapping_->apart, [&](const PersonDecision& decision) {
                   return decision.id == table_.value(row, "id") && applies(decision, person);
               });
    }

    /// The row of the same person, by address before name; those that are near are reported when
    /// there is none.
    std::optional<std::size_t> found(const SheetPerson& person) {
        const Identity identity = identity_of(person);
        std::optional<std::size_t> same;
        std::map<std::size_t, Verdict> near;
        for (const std::uint32_t number : index_.candidates(identity)) {
            const std::size_t row = row_of_[number];
            if (kept_apart(person, row))
                continue;
            const Verdict verdict = compare_people(identity, index_[number]);
            const bool by_email = !identity.email.empty() && identity.email == index_[number].email;
            if (verdict.likeness == Likeness::Same) {
                if (!same || by_email)
                    why_ = verdict.why;
                same = !same || by_email ? row : *same;
            } else if (verdict.likeness != Likeness::Different) {
                near.emplace(row, verdict);
            }
        }
        if (!same)
            for (const auto& [row, verdict] : near)
                report_near(person, row, verdict);
        return same;
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

    static std::string decision_hint(const SheetPerson& person, std::string_view id) {
        const std::string& email = person[Field::Email];
        const std::string who = fmt::format(
            "id=\"{}\" name=\"{}\"{}",
            id,
            person.typed_name,
            email.empty() ? "" : fmt::format(" email=\"{}\"", email));
        return fmt::format(
            "write in the mapping `<same {0}/>` if they are one, `<apart {0}/>` if not", who);
    }

    void add(const SheetPerson& person) {
        const std::size_t row = table_.add(person.span);
        merged_.added.push_back(row);
        merged_.added_from.push_back(person.row);
        put(person, row);
        taken_.emplace(row, person.span);
        remember(row);
    }

    void join(const SheetPerson& person, std::size_t row) {
        const auto [first, fresh] = taken_.emplace(row, person.span);
        if (!fresh)
            diagnostics_.report(
                {Severity::Warning,
                 codes::ImportSamePerson,
                 person.span,
                 fmt::format(
                     "`{}` stands in the sheet twice ({}); the rows are joined, this one counts",
                     person.typed_name,
                     why_.empty() ? "by the mapping" : why_),
                 {{first->second, "the first time here"}}});
        changed_ = false;
        put(person, row);
        if (changed_)
            remember(row);
    }

    bool is_kept(std::string_view id, Field field) const {
        return mapping_ != nullptr &&
               std::ranges::any_of(mapping_->kept, [&](const KeptField& kept) {
                   return kept.id == id && kept.field == field;
               });
    }

    /// A value of less worth than the one that is known.
    bool is_weaker(const SheetPerson& person, Field field, std::string_view known) const {
        if (known.empty())
            return false;
        if (field == Field::Gender)
            return head_.column(Field::Gender) == nullptr;
        const bool given = field == Field::Given || field == Field::Patronymic;
        return given && has_initials(person[field]) && !has_initials(known);
    }

    /// Sets a value; of one in the table before, the first that it had is kept for the report.
    void change(
        const SheetPerson& person,
        std::size_t row,
        std::string_view column,
        std::string_view value) {
        if (row < before_) {
            const auto [touched, fresh] = touched_.try_emplace({row, std::string(column)});
            if (fresh)
                touched->second.before = table_.value(row, column);
            touched->second.sheet_row = person.row;
        }
        table_.set(row, column, value);
        changed_ = true;
    }

    void put(const SheetPerson& person, std::size_t row) {
        const std::string id(table_.value(row, "id"));
        for (std::size_t i = 0; i < PersonFields; ++i) {
            const auto field = static_cast<Field>(i);
            const std::string_view column = field_name(field);
            const std::string_view known = table_.value(row, column);
            const std::string& value = person[field];
            if (!value.empty() && !same_text(known, value) && !is_kept(id, field) &&
                !is_weaker(person, field, known))
                change(person, row, column, value);
        }
        for (const AttendedDays& attended : person.attended) {
            const std::string column = "attended:" + attended.meeting;
            const std::string known(table_.value(row, column));
            const std::string days = joined_days(known, attended.days);
            if (days != joined_days(known, ""))
                change(person, row, column, days);
        }
        put_defaults(person, row);
    }

    void put_defaults(const SheetPerson& person, std::size_t row) {
        if (mapping_ == nullptr)
            return;
        for (const DefaultValue& value : mapping_->defaults)
            if (table_.value(row, field_name(value.field)).empty())
                change(person, row, field_name(value.field), value.value);
    }

    /// A value that was set: what it was before, and the row of the sheet that set it last.
    struct Touched {
        std::string before;
        std::uint32_t sheet_row = 0;
    };

    const SheetHead& head_;
    const Mapping* mapping_;
    PeopleTable& table_;
    Diagnostics& diagnostics_;
    std::size_t before_; ///< rows that the table had
    PeopleIndex index_;
    std::vector<std::size_t> row_of_;   ///< of the people in the index
    std::map<std::size_t, Span> taken_; ///< rows that the sheet names, and where first
    std::string_view why_;              ///< of the last match
    std::map<std::pair<std::size_t, std::string>, Touched> touched_;
    bool changed_ = false; ///< by the row that is joined
    MergedPeople merged_;
};

/// Decisions about people who are not there would be forgotten silently. An id may be one that this
/// import gave.
void check_decisions(const Mapping& mapping, const PeopleTable& table, Diagnostics& diagnostics) {
    for (const auto* list : {&mapping.same, &mapping.apart})
        for (const PersonDecision& decision : *list)
            if (!table.find(decision.id))
                diagnostics.warning(
                    codes::ImportMapping,
                    decision.span,
                    fmt::format("participants.csv has no person `{}`", decision.id),
                    "write an id of the table, or remove the line");
}

} // namespace

MergedPeople merge_people(
    const SheetPeople& sheet,
    const SheetHead& head,
    const Mapping* mapping,
    PeopleTable& table,
    Diagnostics& diagnostics) {
    Merger merger(head, mapping, table, diagnostics);
    for (const SheetPerson& person : sheet.people)
        merger.take(person);
    if (mapping != nullptr)
        check_decisions(*mapping, table, diagnostics);
    return merger.finish();
}

} // namespace zbirnyk
