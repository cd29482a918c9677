#pragma once

#include "exchange/participants/event_facts.h"
#include "exchange/participants/person_name.h"
#include "exchange/participants/roles.h"
#include "exchange/participants/sheet_head.h"

#include <array>
#include <string>
#include <vector>

namespace zbirnyk {

/// The days of a meeting, "1 2 3".
struct AttendedDays {
    std::string meeting;
    std::string days;
};

/// A row of the sheet that is a person, mended and checked. Values by Field; empty ones are not
/// known. Truth values as `так` and `ні`, gender as f and m.
struct SheetPerson {
    std::uint32_t row = 0;
    Span span; ///< of the name
    std::array<std::string, PersonFields> values;
    std::vector<AttendedDays> attended;
    Roles roles;
    std::string typed_name; ///< as the sheet has it

    const std::string& operator[](Field field) const { return values[index_of(field)]; }
};

struct SheetPeople {
    std::vector<SheetPerson> people;
    std::vector<Repair> repairs;
    std::vector<std::uint32_t> refused; ///< rows with errors
};

/// Reads the rows below the head. A row with an error is not among the people; rows that are no
/// people (a second head, totals) are passed over with a warning. Merged cells are resolved first:
/// the value counts for every row of the rectangle, with a warning.
SheetPeople
read_people(Sheet& sheet, const SheetHead& head, const EventFacts& event, Diagnostics& diagnostics);

} // namespace zbirnyk
