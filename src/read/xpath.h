#pragma once

#include "read/tree.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zbirnyk {

/// Nodes in document order unless said otherwise.
using NodeSet = std::vector<Node>;

using XPathValue = std::variant<std::string, double, bool, NodeSet>;

/// An expression and where it is written: `span` covers exactly the characters of `text`, so that
/// an error points into the expression.
struct Expression {
    std::string_view text;
    Span span;
};

/// Evaluates XPath 1.0. Compiles each distinct expression once and keeps it. One per thread.
///
/// Variables must be declared by `set` before the first expression that names them is compiled; a
/// reference to an unknown one is an error. pugixml has no extension functions, and its
/// `substring`, `string-length` and `translate` count bytes: `compile` reports their use on text as
/// an error and points to `format`.
class XPath {
  public:
    XPath();
    ~XPath();
    XPath(XPath&&) noexcept;
    XPath& operator=(XPath&&) noexcept;

    /// Declares or changes `$name`.
    void set(std::string_view name, XPathValue value);

    /// Checks an expression without evaluating it. False after an error was reported.
    bool compile(const Expression& expression, Diagnostics& diagnostics);

    /// The nodes selected; an expression that yields no node-set is an error.
    NodeSet nodes(const Expression& expression, Node context, Diagnostics& diagnostics);
    std::string string(const Expression& expression, Node context, Diagnostics& diagnostics);
    double number(const Expression& expression, Node context, Diagnostics& diagnostics);
    bool boolean(const Expression& expression, Node context, Diagnostics& diagnostics);
    /// What the expression yields, in its own type.
    XPathValue value(const Expression& expression, Node context, Diagnostics& diagnostics);
    /// True when the expression yields a node-set.
    bool yields_nodes(const Expression& expression, Diagnostics& diagnostics);

  private:
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

} // namespace zbirnyk
