#pragma once

#include "exchange/pandoc_json.h"

#include <string>

namespace zbirnyk {

/// The document as one HTML file (WHATWG HTML): semantic elements, a small style sheet, pictures
/// within, footnotes at the end with links there and back.
std::string write_html(const PandocDocument& document);

} // namespace zbirnyk
