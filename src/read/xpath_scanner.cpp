#include "read/xpath_scanner.h"

#include "read/xml_characters.h"

namespace zbirnyk {

namespace {

bool is_node_type(std::string_view name) {
    return name == "node" || name == "text" || name == "comment" ||
           name == "processing-instruction";
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_xml_blank(text[at])) {
        ++at;
    }
    return at;
}

/// The end of the name at `at`. A colon belongs to it, except the double one after an axis.
std::size_t name_end(std::string_view text, std::size_t at) {
    const std::size_t end = at + xml_name_length(text.substr(at));
    const std::size_t axis = text.substr(at, end - at).find("::");
    return axis == std::string_view::npos ? end : at + axis;
}

} // namespace

std::vector<XPathName> scan_xpath_names(std::string_view expression) {
    std::vector<XPathName> names;
    for (std::size_t at = 0; at < expression.size();) {
        const char c = expression[at];
        if (c == '"' || c == '\'') {
            const std::size_t end = expression.find(c, at + 1);
            at = end == std::string_view::npos ? expression.size() : end + 1;
            continue;
        }
        const std::size_t begin = c == '$' ? skip_blanks(expression, at + 1) : at;
        const std::size_t end = c == ':' ? begin : name_end(expression, begin);
        if (end == begin) {
            at = begin + (c == '$' ? 0 : 1);
            continue;
        }
        const std::string_view name = expression.substr(begin, end - begin);
        const std::size_t next = skip_blanks(expression, end);
        if (c == '$') {
            names.push_back({XPathName::Kind::Variable, name, begin});
        } else if (next < expression.size() && expression[next] == '(' && !is_node_type(name)) {
            // `and (`, `or (`, `div (`, `mod (` are operators when an operand stands before them;
            // no function has these names.
            if (name != "and" && name != "or" && name != "div" && name != "mod") {
                names.push_back({XPathName::Kind::Function, name, begin});
            }
        }
        at = end;
    }
    return names;
}

} // namespace zbirnyk
