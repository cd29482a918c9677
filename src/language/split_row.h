#pragma once

#include <string_view>
#include <vector>

namespace zbirnyk {

/// The fields between the tabs of a row, at least one; a carriage return at its end is no part of
/// it.
std::vector<std::string_view> split_row(std::string_view row);

} // namespace zbirnyk
