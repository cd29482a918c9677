#pragma once

#include "diag/diagnostic.h"
#include "exchange/zip_archive.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

enum class FileKind { Docx, Odt, Markdown };

/// Tells the kind of an author's file by its content; the name decides only whether plain text is
/// Markdown. Anything else is an error at `from` that says what was seen instead.
std::optional<FileKind>
detect_kind(std::string_view bytes, std::string_view name, Span from, Diagnostics& diagnostics);

/// Warns at `from` of what Pandoc drops from a DOCX or ODT without a word: text boxes, letters that
/// are capital by formatting, embedded objects, tracked changes.
void report_losses(const ZipArchive& archive, FileKind kind, Span from, Diagnostics& diagnostics);

} // namespace zbirnyk
