#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace zbirnyk {

/// JSON that is nested 16 deep at most, so that whatever walks or copies it has enough stack;
/// nothing when it is deeper, or no JSON.
std::optional<nlohmann::json> parse_shallow(std::string_view text);

} // namespace zbirnyk
