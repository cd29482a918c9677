#pragma once

#include "document/document.h"
#include "exchange/pandoc_json.h"

namespace zbirnyk {

/// Tells a Document by the roles of its structure tree instead of its looks: what a screen reader
/// would be told of the PDF. Pictures become data: addresses.
PandocDocument tell_document(const Document& document);

} // namespace zbirnyk
