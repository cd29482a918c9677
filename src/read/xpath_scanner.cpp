#include "read/xpath_scanner.h"

#include "read/xml_characters.h"

#include <optional>

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

/// The last character before `at` that is no blank; 0 at the beginning.
char before(std::string_view text, std::size_t at) {
    while (at > 0 && is_xml_blank(text[at - 1])) {
        --at;
    }
    return at > 0 ? text[at - 1] : '\0';
}

/// What the name in [begin, end) is, which is no variable; nothing for operators and axes.
std::optional<XPathName::Kind> kind_of(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view name = text.substr(begin, end - begin);
    // No element, attribute or function has the name of an operator.
    if (name == "and" || name == "or" || name == "div" || name == "mod") {
        return std::nullopt;
    }
    const std::size_t next = skip_blanks(text, end);
    const char after = next < text.size() ? text[next] : '\0';
    if (after == '(') {
        return is_node_type(name) ? std::nullopt : std::optional(XPathName::Kind::Function);
    }
    // A digit or a point begins a number, as in `1e3`; an axis has or follows a double colon.
    const bool is_name = (name[0] < '0' || name[0] > '9') && name[0] != '.' && name[0] != '-';
    if (after == ':' || before(text, begin) == ':' || !is_name) {
        return std::nullopt;
    }
    return before(text, begin) == '@' ? XPathName::Kind::Attribute : XPathName::Kind::Element;
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
        if (c == '$') {
            names.push_back({XPathName::Kind::Variable, name, begin});
        } else if (const auto kind = kind_of(expression, begin, end)) {
            names.push_back({*kind, name, begin});
        }
        at = end;
    }
    return names;
}

} // namespace zbirnyk
