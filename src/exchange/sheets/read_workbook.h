#pragma once

#include "base/file_system.h"
#include "exchange/sheets/workbook.h"

#include <filesystem>
#include <optional>

namespace zbirnyk {

/// Reads a spreadsheet by its content, whatever its name says: XLSX, XLSM (macros are not run), ODS
/// and CSV as `read_source` and `read_csv_rows` take it. What else it may be (an old .xls, a web
/// page named .xls, an encrypted file, a PDF) is an error that says how to save it as XLSX. Sheets
/// are not placed yet. Nothing after an error.
std::optional<std::vector<Sheet>> read_workbook(
    const FileSystem& files,
    const std::filesystem::path& path,
    Sources& sources,
    Diagnostics& diagnostics);

} // namespace zbirnyk
