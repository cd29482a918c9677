#pragma once

#include <cstddef>

namespace zbirnyk {

/// The number of terminal cells of a character: 0 for combining marks and invisible format
/// characters, 2 for East Asian wide characters and emoji, else 1. (Unicode 15, general categories
/// Mn, Me, Cf and East_Asian_Width W, F; the ranges that documents of this program can hold.)
std::size_t cell_width(char32_t code_point);

/// False for controls (C0, C1, line and paragraph separators) and for marks that reorder the
/// terminal line (bidirectional overrides).
bool is_printable(char32_t code_point);

} // namespace zbirnyk
