#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A name in an XPath expression that calls a function or names a variable.
struct XPathName {
    enum class Kind { Function, Variable };
    Kind kind = Kind::Function;
    std::string_view name;
    std::size_t offset = 0; ///< of the name's first byte (a variable's `$` stands before it)
};

/// The functions called and variables named in `expression`, in its order; string literals are
/// skipped. Needs no valid expression.
std::vector<XPathName> scan_xpath_names(std::string_view expression);

} // namespace zbirnyk
