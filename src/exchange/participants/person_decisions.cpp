#include "exchange/participants/person_decisions.h"

#include "diag/certificate_codes.h"
#include "exchange/participants/same_person.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

bool applies(const PersonDecision& decision, const SheetPerson& person) {
    return folded_words(decision.name) == folded_words(person.typed_name) &&
           (decision.email.empty() || decision.email == person[Field::Email]);
}

} // namespace

const PersonDecision* PersonDecisions::same(const SheetPerson& person) const {
    if (mapping_ == nullptr)
        return nullptr;
    const auto found = std::ranges::find_if(
        mapping_->same, [&](const PersonDecision& decision) { return applies(decision, person); });
    return found == mapping_->same.end() ? nullptr : &*found;
}

bool PersonDecisions::has_apart(const SheetPerson& person) const {
    return mapping_ != nullptr &&
           std::ranges::any_of(mapping_->apart, [&](const PersonDecision& decision) {
               return applies(decision, person);
           });
}

bool PersonDecisions::apart(const SheetPerson& person, std::string_view id) const {
    return mapping_ != nullptr &&
           std::ranges::any_of(mapping_->apart, [&](const PersonDecision& decision) {
               return decision.id == id && applies(decision, person);
           });
}

bool PersonDecisions::keeps(std::string_view id, Field field) const {
    return mapping_ != nullptr && std::ranges::any_of(mapping_->kept, [&](const KeptField& kept) {
               return kept.id == id && kept.field == field;
           });
}

void PersonDecisions::report_unknown(const PeopleTable& table, Diagnostics& diagnostics) const {
    if (mapping_ == nullptr)
        return;
    for (const auto* list : {&mapping_->same, &mapping_->apart})
        for (const PersonDecision& decision : *list)
            if (!table.find(decision.id))
                diagnostics.warning(
                    codes::ImportMapping,
                    decision.span,
                    fmt::format("participants.csv has no person `{}`", decision.id),
                    "write an id of the table, or remove the line");
}

std::string decision_hint(const SheetPerson& person, std::string_view id) {
    const std::string& email = person[Field::Email];
    const std::string who = fmt::format(
        "id=\"{}\" name=\"{}\"{}",
        id,
        person.typed_name,
        email.empty() ? "" : fmt::format(" email=\"{}\"", email));
    return fmt::format(
        "write in the mapping `<same {0}/>` if they are one, `<apart {0}/>` if not", who);
}

} // namespace zbirnyk
