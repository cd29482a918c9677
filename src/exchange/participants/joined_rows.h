#pragma once

#include "exchange/participants/same_person.h"
#include "exchange/participants/sheet_people.h"

#include <memory>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A row of the sheet, and why it belongs to the person of an earlier one.
struct JoinedRow {
    const SheetPerson* person = nullptr;
    std::string_view why = {};
};

Identity identity_of(const SheetPerson& person);

/// One person of a sheet: a row, or several that were found to be one. The rows outlive it.
class JoinedRows {
  public:
    explicit JoinedRows(const JoinedRow& row);

    /// Takes in the rows of another person; `why` is told of the first of them.
    void add(std::vector<JoinedRow> more, std::string_view why);

    const std::vector<JoinedRow>& rows() const { return rows_; } ///< in the order of the sheet

    /// Of each field the last value that is not empty.
    const SheetPerson& person() const { return merged_ ? *merged_ : *rows_.front().person; }

    const Identity& identity() const { return identity_; } ///< of `person`

  private:
    std::vector<JoinedRow> rows_;
    std::unique_ptr<SheetPerson> merged_; ///< where there are several rows
    Identity identity_;
};

/// "1 2" and "2 3" → "1 2 3".
std::string joined_days(std::string_view known, std::string_view more);

/// True when a value is worth less than the one that is known: initials where names are known.
bool is_weaker(Field field, std::string_view value, std::string_view known);

/// Joins the rows that are one person, from the sheet alone, so that the same sheet always joins
/// the same rows. `rows` must outlive the result. Rows of `alone` stay by themselves.
std::vector<JoinedRows> join_rows(
    const std::vector<const SheetPerson*>& rows, const std::vector<const SheetPerson*>& alone);

} // namespace zbirnyk
