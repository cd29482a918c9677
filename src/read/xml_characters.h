#pragma once

#include <cstddef>
#include <string_view>

namespace zbirnyk {

/// White space of XML 1.0, production S.
constexpr bool is_xml_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// True for characters that XML 1.0 allows in a document (production Char).
bool is_xml_character(char32_t c);
/// Production NameStartChar, the colon included.
bool is_xml_name_start(char32_t c);
/// Production NameChar, the colon included.
bool is_xml_name_character(char32_t c);

/// The length in bytes of the Name at the start of `text`; 0 when there is none.
std::size_t xml_name_length(std::string_view text);

/// `text` without blanks at both ends.
std::string_view trim_xml_blanks(std::string_view text);

} // namespace zbirnyk
