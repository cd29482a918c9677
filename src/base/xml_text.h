#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// `text` as the text of an XML or HTML element, so that a reader gets it back: & < > are escaped,
/// and a carriage return, which a reader would take for a line end. Control characters that XML has
/// no way to say are left out.
std::string xml_text(std::string_view text);

/// The same for a value in double quotes, where a reader would make blanks of tabs and line ends.
std::string xml_attribute(std::string_view text);

} // namespace zbirnyk
