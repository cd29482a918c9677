#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// `text` as a cell of a CSV file with semicolons: in quotes where a reader would otherwise take it
/// for more than one cell, or lose blanks at its ends.
std::string csv_cell(std::string_view text);

} // namespace zbirnyk
