#include "told_files.h"

#include "diag/codes.h"

#include <fmt/format.h>

namespace zbirnyk {

std::optional<std::string> read_told(
    const FileSystem& files,
    const std::filesystem::path& path,
    Span from,
    Diagnostics& diagnostics) {
    FileContent content = files.read(path);
    if (auto* bytes = std::get_if<std::string>(&content))
        return std::move(*bytes);
    diagnostics.error(
        codes::FileUnreadable,
        from,
        fmt::format("cannot read `{}`: {}", path.string(), std::get<FileError>(content).reason));
    return std::nullopt;
}

bool written_told(
    const std::optional<FileError>& error,
    const std::filesystem::path& path,
    Span from,
    Diagnostics& diagnostics) {
    if (error)
        diagnostics.error(
            codes::FileUnwritable,
            from,
            fmt::format("cannot write `{}`: {}", path.string(), error->reason));
    return !error;
}

} // namespace zbirnyk
