#pragma once

#include "exchange/participants/sheet_people.h"

namespace zbirnyk {

/// Checks and mends the value of a cell that is no name. Faults that leave the person usable are
/// warnings, and the value is then empty.
std::string
row_value(Field field, std::string_view text, const EventFacts& event, const CellReport& report);

/// The days that a cell of attendance stands for: those it lists, or `marked` when it has a mark
/// (+, так, 1, x); empty without one. What is neither is an error.
std::string
attended_days(std::string_view text, const std::string& marked, const CellReport& report);

} // namespace zbirnyk
