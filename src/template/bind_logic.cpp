#include "template/binder.h"

#include "diag/codes.h"
#include "language/format.h"

#include <fmt/format.h>

#include <charconv>

namespace zbirnyk {

std::string
Binder::evaluate(const Instruction& instruction, std::string_view attribute, const Scope& scope) {
    const Attribute* found = instruction.find(attribute);
    return found == nullptr ? std::string{} : evaluator_.text(*found, scope.node);
}

std::string Binder::language(const Instruction& instruction, const Scope& scope) {
    return evaluate(instruction, "lang", scope);
}

int Binder::integer(
    const Instruction& instruction, std::string_view attribute, const Scope& scope) {
    const Attribute* found = instruction.find(attribute);
    if (found == nullptr)
        return 1;
    const std::string text = evaluator_.text(*found, scope.node);
    if (text.empty())
        return 1;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 1 && value <= 1000)
        return value;
    evaluator_.refuse(
        codes::TemplateBadValue,
        found->span,
        scope.node,
        fmt::format("`{}` is `{}`, not a number from 1 to 1000", attribute, text));
    return 1;
}

void Binder::value_of(const Instruction& instruction, const Scope& scope, Output& out) {
    PlacedText value = evaluator_.value(expression_of(instruction, "select"), scope.node);
    value.text = format(instruction, value, scope);
    text_in_language(std::move(value), instruction, scope, out);
}

void Binder::message(const Instruction& instruction, const Scope& scope, Output& out) {
    const std::string own = language(instruction, scope);
    const std::string lang = own.empty() ? styles_[scope.style].lang : own;
    const Attribute& key = *instruction.find("key");
    const auto locale = content_.locales.find(lang);
    const LocaleMessage* found = nullptr;
    if (locale != content_.locales.end()) {
        const auto entry = locale->second.find(key.value);
        found = entry == locale->second.end() ? nullptr : &entry->second;
    }
    if (found == nullptr) {
        evaluator_.refuse(
            codes::TemplateUnknownMessage,
            key.span,
            scope.node,
            fmt::format("no message `{}` in `locale/{}.xml`", key.value, lang));
        return;
    }
    std::map<std::string, std::string> arguments;
    for (const Instruction& param : instruction.children) {
        if (param.element == Element::Param)
            arguments.emplace(
                param.value("name"), evaluator_.string(expression_of(param, "select"), scope.node));
    }
    const std::optional<std::string> made = format_message(found->text, arguments, lang);
    if (!made) {
        evaluator_.refuse(
            codes::TemplateBadMessage,
            key.span,
            scope.node,
            fmt::format("message `{}` cannot be made of these values", key.value));
        return;
    }
    text_in_language({*made, found->span}, instruction, scope, out);
}

void Binder::choose(const Instruction& instruction, const Scope& scope, Output& out) {
    for (const Instruction& branch : instruction.children) {
        const bool taken = branch.element == Element::Otherwise ||
                           (branch.element == Element::When &&
                            evaluator_.test(expression_of(branch, "test"), scope.node));
        if (taken)
            return run(branch.children, scope, out);
    }
}

namespace {

struct Group {
    std::string key;
    NodeSet nodes;
};

} // namespace

/// Groups hold all nodes with one key and come in the order of their first nodes (XSLT 2.0,
/// group-by).
void Binder::for_each(const Instruction& instruction, const Scope& scope, Output& out) {
    NodeSet nodes = evaluator_.nodes(expression_of(instruction, "select"), scope.node);
    nodes = evaluator_.sorted(instruction, std::move(nodes));
    std::vector<Group> groups;
    if (instruction.has("group-by")) {
        std::map<std::string, std::size_t> places;
        const Compiled& key = expression_of(instruction, "group-by");
        for (const Node node : nodes) {
            std::string value = evaluator_.string(key, node);
            const auto [place, is_new] = places.emplace(value, groups.size());
            if (is_new)
                groups.push_back({std::move(value), {}});
            groups[place->second].nodes.push_back(node);
        }
        nodes.clear();
        for (const Group& group : groups)
            nodes.push_back(group.nodes.front());
    }
    VariableScope variables(variables_);
    variables.set("last", static_cast<double>(nodes.size()));
    const Attribute* separator = instruction.find("separator");
    Scope inside = scope;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        variables.set("position", static_cast<double>(i + 1));
        if (!groups.empty()) {
            variables.set("key", groups[i].key);
            variables.set("group", groups[i].nodes);
        }
        if (i > 0 && separator != nullptr)
            text(separator->value, separator->span, scope, out);
        inside.node = nodes[i];
        run(instruction.children, inside, out);
    }
}

} // namespace zbirnyk
