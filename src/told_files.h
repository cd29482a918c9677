#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"

#include <filesystem>
#include <optional>
#include <string>

namespace zbirnyk {

/// The bytes of a file; nothing after an error, which is reported at `from`.
std::optional<std::string> read_told(
    const FileSystem& files,
    const std::filesystem::path& path,
    Span from,
    Diagnostics& diagnostics);

/// Whether `path` was written: `error` is what writing it returned, and is reported at `from`.
bool written_told(
    const std::optional<FileError>& error,
    const std::filesystem::path& path,
    Span from,
    Diagnostics& diagnostics);

} // namespace zbirnyk
