#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// `text` as the text of an XML or HTML element: & < > escaped, control characters that XML forbids
/// left out.
std::string xml_text(std::string_view text);
/// The same for a value in double quotes.
std::string xml_attribute(std::string_view text);
/// Bytes in base64 (RFC 4648, section 4).
std::string base64(std::string_view bytes);

} // namespace zbirnyk
