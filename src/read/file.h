#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"

#include <filesystem>
#include <optional>

namespace zbirnyk {

enum class TextKind { Xml, Table };

/// A text file that is wanted, and the place that asks for it.
struct TextFile {
    std::filesystem::path path;
    TextKind kind = TextKind::Xml;
    Span from;
};

/// Reads a text file, turns it into UTF-8 (BOM of UTF-8 or UTF-16 recognised and dropped; without
/// BOM and not valid UTF-8: windows-1251 for tables, an error for XML) and registers it under its
/// path. Nothing after a reported error.
std::optional<std::uint32_t> read_source(
    const FileSystem& files, const TextFile& wanted, Sources& sources, Diagnostics& diagnostics);

/// `relative` joined to `root` when it stays inside `root` (symbolic links resolved); otherwise an
/// error at `from` and nothing.
std::optional<std::filesystem::path> resolve_inside(
    const FileSystem& files,
    const std::filesystem::path& root,
    std::string_view relative,
    Span from,
    Diagnostics& diagnostics);

} // namespace zbirnyk
