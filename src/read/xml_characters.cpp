#include "read/xml_characters.h"

#include "base/utf8.h"

#include <algorithm>
#include <iterator>

namespace zbirnyk {

namespace {

struct Range {
    char32_t first, last;
};

// XML 1.0, fifth edition, production 4.
constexpr Range NameStarts[] = {
    {':', ':'},
    {'A', 'Z'},
    {'_', '_'},
    {'a', 'z'},
    {0xC0, 0xD6},
    {0xD8, 0xF6},
    {0xF8, 0x2FF},
    {0x370, 0x37D},
    {0x37F, 0x1FFF},
    {0x200C, 0x200D},
    {0x2070, 0x218F},
    {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF},
    {0xF900, 0xFDCF},
    {0xFDF0, 0xFFFD},
    {0x10000, 0xEFFFF},
};

// Production 4a: what may follow in a name besides the above.
constexpr Range NameFollowers[] = {
    {'-', '.'},
    {'0', '9'},
    {0xB7, 0xB7},
    {0x300, 0x36F},
    {0x203F, 0x2040},
};

template <std::size_t Count>
bool contains(const Range (&ranges)[Count], char32_t c) {
    return std::any_of(std::begin(ranges), std::end(ranges), [c](const Range& range) {
        return c >= range.first && c <= range.last;
    });
}

} // namespace

bool is_xml_character(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

bool is_xml_name_start(char32_t c) {
    return contains(NameStarts, c);
}

bool is_xml_name_character(char32_t c) {
    return contains(NameStarts, c) || contains(NameFollowers, c);
}

std::size_t xml_name_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size()) {
        const Decoded decoded = decode_utf8(text.substr(length));
        const bool fits = length == 0 ? is_xml_name_start(decoded.code_point)
                                      : is_xml_name_character(decoded.code_point);
        if (!fits) {
            break;
        }
        length += decoded.size;
    }
    return length;
}

std::string_view trim_xml_blanks(std::string_view text) {
    while (!text.empty() && is_xml_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_xml_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace zbirnyk
