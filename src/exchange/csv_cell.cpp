#include "exchange/csv_cell.h"

namespace zbirnyk {

std::string csv_cell(std::string_view text) {
    const bool plain = text.find_first_of(";\"\r\n") == std::string_view::npos &&
                       !text.starts_with(' ') && !text.ends_with(' ');
    if (plain)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + "\"";
}

} // namespace zbirnyk
