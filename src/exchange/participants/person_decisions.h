#pragma once

#include "exchange/participants/people_table.h"

#include <string>
#include <string_view>

namespace zbirnyk {

/// What a mapping says of single people. Without a mapping it says nothing.
class PersonDecisions {
  public:
    /// `mapping` may be null; it must outlive the decisions.
    explicit PersonDecisions(const Mapping* mapping)
        : mapping_(mapping) {}

    /// The decision who a row is, or null.
    const PersonDecision* same(const SheetPerson& person) const;
    /// True when a row was told apart from somebody.
    bool has_apart(const SheetPerson& person) const;
    /// True when a row was told apart from the person `id`.
    bool apart(const SheetPerson& person, std::string_view id) const;
    /// True when a sheet does not change the field of the person `id`.
    bool keeps(std::string_view id, Field field) const;
    /// Warns of decisions about people who are not in the table: they would be forgotten silently.
    void report_unknown(const PeopleTable& table, Diagnostics& diagnostics) const;

  private:
    const Mapping* mapping_;
};

/// What to write into the mapping about a row that may be the person `id`.
std::string decision_hint(const SheetPerson& person, std::string_view id);

} // namespace zbirnyk
