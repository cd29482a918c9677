#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A name in an XPath expression: of a function called, a variable, or a node test on the axis
/// that has no name (`title`, `@id`).
struct XPathName {
    enum class Kind { Function, Variable, Element, Attribute };
    Kind kind = Kind::Function;
    std::string_view name;
    std::size_t offset = 0; ///< of the name's first byte (a variable's `$` stands before it)
};

/// The names in `expression`, in its order; string literals are skipped, and so are axes and what
/// stands on them. Needs no valid expression.
std::vector<XPathName> scan_xpath_names(std::string_view expression);

} // namespace zbirnyk
