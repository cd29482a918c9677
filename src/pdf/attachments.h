#pragma once

#include "document/document.h"
#include "pdf/sink.h"

#include <string>

namespace zbirnyk {

/// Writes the files that a document carries. Returns the entries of the catalog that lead to them:
/// /AF, and /EmbeddedFiles in /Names (ISO 19005-3, 6.8); empty when there are none.
std::string write_attachments(const Document& document, Sink& sink);

} // namespace zbirnyk
