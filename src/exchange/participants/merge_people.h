#pragma once

#include "exchange/participants/people_table.h"

#include <string>
#include <vector>

namespace zbirnyk {

/// A value of a person that another takes the place of.
struct FieldChange {
    std::string id, name;
    std::string column, before, after;
    std::uint32_t row = 0; ///< of the sheet
};

/// What an import did to the table.
struct MergedPeople {
    std::vector<std::size_t> added;        ///< rows of the table
    std::vector<std::uint32_t> added_from; ///< their rows of the sheet
    std::vector<FieldChange> changes;
    std::vector<std::size_t> absent; ///< rows of the table of whom the sheet says nothing
    std::size_t matched = 0;         ///< people of the table whom the sheet names
    std::vector<ToldRoles> roles;    ///< of those for whom the sheet has some
};

/// Brings the people of a sheet into the table. Who is known (by the mapping's decision, by e-mail,
/// by name) keeps id and all that the sheet does not say; an empty cell erases nothing, initials
/// replace no names, a gender that was only guessed replaces none. Who is not, is added. Nobody is
/// removed. Rows of one person are joined, the later one counts, with a warning; people who are
/// perhaps one stay apart, with a warning that shows both.
MergedPeople merge_people(
    const SheetPeople& sheet,
    const SheetHead& head,
    const Mapping* mapping,
    PeopleTable& table,
    Diagnostics& diagnostics);

} // namespace zbirnyk
