#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// The days from 2000-01-01 to a date YYYY-MM-DD, at most 65,535 (2179-06-06). Nothing for another
/// form, a day that no calendar has, and a date outside.
std::optional<std::uint16_t> days_since_2000(std::string_view date);

/// The date YYYY-MM-DD so many days after 2000-01-01.
std::string date_after_2000(std::uint16_t days);

} // namespace zbirnyk
