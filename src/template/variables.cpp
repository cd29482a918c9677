#include "template/variables.h"

#include <algorithm>
#include <utility>

namespace zbirnyk {

XPathValue nothing_like(const XPathValue& value) {
    if (std::holds_alternative<NodeSet>(value))
        return NodeSet{};
    if (std::holds_alternative<double>(value))
        return 0.0;
    if (std::holds_alternative<bool>(value))
        return false;
    return std::string{};
}

Variables::Value Variables::exchange(std::string_view name, Value value) {
    auto place = values_.find(name);
    if (place == values_.end())
        place = values_.emplace(std::string(name), nullptr).first;
    if (value)
        xpath_.set(name, *value);
    else if (place->second)
        xpath_.set(name, nothing_like(*place->second));
    return std::exchange(place->second, std::move(value));
}

VariableScope::~VariableScope() {
    std::reverse(before_.begin(), before_.end());
    for (auto& [name, value] : before_)
        variables_.exchange(name, std::move(value));
}

void VariableScope::set(std::string_view name, XPathValue value) {
    set(name, std::make_shared<const XPathValue>(std::move(value)));
}

void VariableScope::set(std::string_view name, Variables::Value value) {
    Variables::Value before = variables_.exchange(name, std::move(value));
    for (const auto& [known, old] : before_) {
        if (known == name)
            return;
    }
    before_.emplace_back(std::string(name), std::move(before));
}

void VariableScope::restore(const Variables::Values& values) {
    for (const auto& [name, value] : values) {
        if (value)
            set(name, value);
    }
}

void set_global_variables(
    const Template::Content& content, Node root, Evaluator& evaluator, VariableScope& variables) {
    for (const Instruction& child : content.root.children) {
        if (child.element == Element::Variable)
            set_variable(child, root, evaluator, variables);
    }
}

void set_variable(
    const Instruction& instruction, Node context, Evaluator& evaluator, VariableScope& variables) {
    const Compiled& value = expression_of(instruction, "select");
    variables.set(instruction.value("name"), evaluator.any(value, context));
}

} // namespace zbirnyk
