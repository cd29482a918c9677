#include "language/split_row.h"

namespace zbirnyk {

std::vector<std::string_view> split_row(std::string_view row) {
    if (row.ends_with('\r'))
        row.remove_suffix(1);
    std::vector<std::string_view> fields;
    for (std::size_t at = 0;;) {
        const std::size_t tab = row.find('\t', at);
        fields.push_back(row.substr(at, tab - at));
        if (tab == std::string_view::npos)
            return fields;
        at = tab + 1;
    }
}

} // namespace zbirnyk
