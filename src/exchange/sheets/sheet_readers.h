#pragma once

#include "exchange/sheets/office_parts.h"

namespace zbirnyk {

/// The sheets of an XLSX file (ECMA-376, SpreadsheetML), in the order of their tabs. Nothing after
/// an error.
std::optional<std::vector<Sheet>> read_xlsx(OfficeParts& parts);

/// The sheets of an ODS file (OpenDocument 1.3, part 3, table:table).
std::optional<std::vector<Sheet>> read_ods(OfficeParts& parts);

} // namespace zbirnyk
