#pragma once

#include "read/xpath.h"
#include "template/evaluator.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace zbirnyk {

/// The empty value of the type of `value`: what a variable out of its scope holds.
XPathValue nothing_like(const XPathValue& value);

/// The values of the variables that are in force, nested as the template nests.
class Variables {
  public:
    using Value = std::shared_ptr<const XPathValue>;
    using Values = std::map<std::string, Value, std::less<>>;

    explicit Variables(XPath& xpath)
        : xpath_(xpath) {}

    /// Gives `name` a value; returns the one it had, null when none.
    Value exchange(std::string_view name, Value value);

    const Values& all() const { return values_; }

  private:
    XPath& xpath_;
    Values values_;
};

/// Variables set in one scope of the template; their end gives back what was before.
class VariableScope {
  public:
    explicit VariableScope(Variables& variables)
        : variables_(variables) {}

    VariableScope(const VariableScope&) = delete;
    VariableScope& operator=(const VariableScope&) = delete;
    ~VariableScope();

    void set(std::string_view name, XPathValue value);
    /// Makes `values` the ones in force.
    void restore(const Variables::Values& values);

  private:
    void set(std::string_view name, Variables::Value value);

    Variables& variables_;
    std::vector<std::pair<std::string, Variables::Value>> before_;
};

/// Sets the variable that a `variable` element declares.
void set_variable(
    const Instruction& instruction, Node context, Evaluator& evaluator, VariableScope& variables);

/// Sets the variables at the top of the template; they are about the whole data.
void set_global_variables(
    const Template::Content& content, Node root, Evaluator& evaluator, VariableScope& variables);

} // namespace zbirnyk
