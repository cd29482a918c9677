#pragma once

#include "exchange/sheets/workbook.h"

namespace zbirnyk {

/// Resolves the merged cells below a head, in a sheet that was placed: a value in rows that they
/// join counts for each of them, side by side for the first. Warns of each.
void resolve_merged(Sheet& sheet, std::uint32_t head_row, Diagnostics& diagnostics);

} // namespace zbirnyk
