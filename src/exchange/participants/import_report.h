#pragma once

#include "exchange/participants/merge_people.h"

#include <string>

namespace zbirnyk {

/// Everything that a report is made of.
struct ReportParts {
    std::string_view workbook; ///< file name, with the sheet
    const Sheet& sheet;
    const SheetHead& head;
    const SheetPeople& people;
    const MergedPeople& merged;
    const PeopleTable& table;
};

/// The mapping as a table, then what was repaired, added, changed, is absent and was refused, then
/// the numbers. Long lists are cut, with how many are not shown.
std::string import_report(const ReportParts& parts, const Sources& sources);

} // namespace zbirnyk
