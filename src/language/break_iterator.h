#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace zbirnyk {

enum class BreakKind { Grapheme, Word, Line };

/// The boundaries that ICU finds in `text` (UAX #14, UAX #29), in bytes, 0 and the end excluded.
std::vector<std::uint32_t> boundaries(std::string_view text, BreakKind kind, std::string_view lang);

} // namespace zbirnyk
