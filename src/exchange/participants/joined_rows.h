#pragma once

#include "exchange/participants/same_person.h"
#include "exchange/participants/sheet_people.h"

#include <string_view>
#include <vector>

namespace zbirnyk {

/// A row of the sheet, and why it belongs to the person of an earlier one.
struct JoinedRow {
    const SheetPerson* person = nullptr;
    std::string_view why = {};
};

/// One person of a sheet: a row, or several that were found to be one.
struct JoinedRows {
    std::vector<JoinedRow> rows; ///< in the order of the sheet
    SheetPerson merged;          ///< of each field the last value that is not empty

    void add(const std::vector<JoinedRow>& more);
};

Identity identity_of(const SheetPerson& person);

/// "1 2" and "2 3" → "1 2 3".
std::string joined_days(std::string_view known, std::string_view more);

/// True when a value is worth less than the one that is known: initials where names are known.
bool is_weaker(Field field, std::string_view value, std::string_view known);

/// Joins the rows that are one person, from the sheet alone, so that the same sheet always joins
/// the same rows. `rows` must outlive the result. Rows of `alone` stay by themselves.
std::vector<JoinedRows> join_rows(
    const std::vector<const SheetPerson*>& rows, const std::vector<const SheetPerson*>& alone);

} // namespace zbirnyk
