#include "template/evaluator.h"

#include "template/pattern.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace zbirnyk {

namespace {

/// How one key of `sort` orders.
struct KeyOrder {
    bool descending = false;
    bool numeric = false;
};

std::vector<KeyOrder> key_orders(const Instruction& instruction, std::size_t count) {
    std::vector<KeyOrder> orders(count);
    const auto pieces = [&](std::string_view name) {
        return split_expressions(instruction.value(name), {}, '|');
    };
    const auto order = pieces("order");
    const auto type = pieces("data-type");
    for (std::size_t i = 0; i < count; ++i) {
        orders[i].descending = i < order.size() && order[i].text == "descending";
        orders[i].numeric = i < type.size() && type[i].text == "number";
    }
    return orders;
}

/// The keys of one node: collation keys, or numbers.
struct NodeKeys {
    std::vector<std::string> texts;
    std::vector<double> numbers;
};

double to_number(std::string_view text) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} ? value : -1e300;
}

bool precedes(const NodeKeys& a, const NodeKeys& b, const std::vector<KeyOrder>& orders) {
    for (std::size_t i = 0; i < orders.size(); ++i) {
        int difference = 0;
        if (orders[i].numeric)
            difference = a.numbers[i] < b.numbers[i] ? -1 : (b.numbers[i] < a.numbers[i] ? 1 : 0);
        else
            difference = a.texts[i].compare(b.texts[i]);
        if (difference != 0)
            return orders[i].descending ? difference > 0 : difference < 0;
    }
    return false;
}

} // namespace

const Compiled& expression_of(const Instruction& instruction, std::string_view attribute) {
    return *instruction.find(attribute)->pattern.front().expression;
}

std::string
Evaluator::text(const Attribute& attribute, Node context, std::string (*clean)(std::string)) {
    if (attribute.pattern.empty())
        return attribute.value;
    std::string result;
    for (const PatternPart& part : attribute.pattern) {
        result += part.text;
        if (!part.expression)
            continue;
        std::string found = string(*part.expression, context);
        result += clean == nullptr ? found : clean(std::move(found));
    }
    return result;
}

PlacedText Evaluator::value(const Compiled& expression, Node context) {
    if (!expression.yields_nodes)
        return {string(expression, context), expression.span};
    const NodeSet found = nodes(expression, context);
    if (found.empty())
        return {{}, expression.span};
    const Node node = found.front();
    Span span = data_.span(node);
    if (node.kind() == NodeKind::Element) {
        const std::vector<Node> children = node.children();
        if (!children.empty() && children.front().kind() == NodeKind::Text)
            span = data_.span(children.front());
    }
    return {node.text(), span, node};
}

NodeSet Evaluator::nodes(const Compiled& expression, Node context) {
    return xpath_.nodes(expression.expression(), context, diagnostics_);
}

XPathValue Evaluator::any(const Compiled& expression, Node context) {
    return xpath_.value(expression.expression(), context, diagnostics_);
}

bool Evaluator::test(const Compiled& expression, Node context) {
    return xpath_.boolean(expression.expression(), context, diagnostics_);
}

double Evaluator::number(const Compiled& expression, Node context) {
    return xpath_.number(expression.expression(), context, diagnostics_);
}

std::string Evaluator::string(const Compiled& expression, Node context) {
    return xpath_.string(expression.expression(), context, diagnostics_);
}

const Collator& Evaluator::collator(std::string_view lang) {
    auto found = collators_.find(lang);
    if (found == collators_.end())
        found = collators_.emplace(std::string(lang), Collator(lang)).first;
    return found->second;
}

NodeSet Evaluator::sorted(const Instruction& instruction, NodeSet nodes) {
    const Attribute* sort = instruction.find("sort");
    if (sort == nullptr || nodes.size() < 2)
        return nodes;
    const std::string_view wanted = instruction.value("collation");
    const Collator& collation = collator(wanted.empty() ? std::string_view(content_.lang) : wanted);
    const std::vector<KeyOrder> orders = key_orders(instruction, sort->pattern.size());
    std::vector<NodeKeys> keys(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t k = 0; k < orders.size(); ++k) {
            const std::string text = string(*sort->pattern[k].expression, nodes[i]);
            keys[i].numbers.push_back(orders[k].numeric ? to_number(text) : 0);
            keys[i].texts.push_back(orders[k].numeric ? std::string{} : collation.key(text));
        }
    }
    std::vector<std::size_t> order(nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return precedes(keys[a], keys[b], orders);
    });
    NodeSet result;
    result.reserve(nodes.size());
    for (const std::size_t i : order)
        result.push_back(nodes[i]);
    return result;
}

void Evaluator::refuse(Code code, Span span, Node data, std::string message, std::string hint) {
    Diagnostic diagnostic{Severity::Error, code, span, std::move(message)};
    const Span place = data ? data_.span(data) : Span{};
    if (place.file != 0 && place != span)
        diagnostic.notes.push_back({place, "for this data"});
    diagnostic.hint = std::move(hint);
    diagnostics_.report(std::move(diagnostic));
}

} // namespace zbirnyk
