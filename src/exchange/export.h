#pragma once

#include "diag/diagnostic.h"
#include "document/document.h"
#include "exchange/pandoc.h"

#include <optional>
#include <string>

namespace zbirnyk {

enum class ExportFormat { Html, Docx };

/// The document as one self-contained file: real headings, lists, tables, footnotes, links and
/// alternative texts from its structure tree. Artifacts, running heads and page numbers stay
/// behind; the table of contents becomes links (in DOCX a field that Word can bring up to date).
/// The only date in it is the document's. HTML is written here, DOCX by Pandoc: what goes wrong
/// there is an error.
std::optional<std::string> export_document(
    const Document& document, ExportFormat format, const Pandoc& pandoc, Diagnostics& diagnostics);

} // namespace zbirnyk
