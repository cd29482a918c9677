#include "read/xpath.h"

#include "base/text_hash.h"
#include "diag/codes.h"
#include "read/document_order.h"
#include "read/xpath_scanner.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <pugixml.hpp>
#include <unordered_map>

namespace zbirnyk {

namespace {

/// The core functions of XPath 1.0 that work here. Those missing are named in `without_function`.
const std::vector<std::string_view>& known_functions() {
    static const std::vector<std::string_view> names{
        "last",
        "position",
        "count",
        "local-name",
        "namespace-uri",
        "name",
        "string",
        "concat",
        "starts-with",
        "contains",
        "substring-before",
        "substring-after",
        "normalize-space",
        "boolean",
        "not",
        "true",
        "false",
        "lang",
        "number",
        "sum",
        "floor",
        "ceiling",
        "round"};
    return names;
}

bool counts_bytes(std::string_view function) {
    return function == "substring" || function == "string-length" || function == "translate";
}

/// Where and why an expression is wrong: offsets in its text.
struct Fault {
    Code code;
    std::size_t begin = 0, end = 0;
    std::string message;
    std::string hint = {};
};

struct Compiled {
    std::unique_ptr<pugi::xpath_query> query;
    std::optional<Fault> fault;
};

pugi::xpath_value_type type_of(const XPathValue& value) {
    switch (value.index()) {
    case 0:
        return pugi::xpath_type_string;
    case 1:
        return pugi::xpath_type_number;
    case 2:
        return pugi::xpath_type_boolean;
    default:
        return pugi::xpath_type_node_set;
    }
}

std::string_view name_of(pugi::xpath_value_type type) {
    switch (type) {
    case pugi::xpath_type_node_set:
        return "nodes";
    case pugi::xpath_type_number:
        return "a number";
    case pugi::xpath_type_string:
        return "a text";
    case pugi::xpath_type_boolean:
        return "true or false";
    default:
        return "nothing";
    }
}

pugi::xpath_node to_pugi(Node node) {
    const pugi::xml_node own(node.raw_node());
    return node.raw_attribute() != nullptr
               ? pugi::xpath_node(pugi::xml_attribute(node.raw_attribute()), own)
               : pugi::xpath_node(own);
}

Node from_pugi(const pugi::xpath_node& node) {
    return node.attribute()
               ? Node(node.parent().internal_object(), node.attribute().internal_object())
               : Node(node.node().internal_object());
}

/// A variable that nobody declared.
Fault unknown_variable(
    const XPathName& found, const std::map<std::string, XPathValue, std::less<>>& variables) {
    std::vector<std::string_view> names;
    names.reserve(variables.size());
    for (const auto& [name, value] : variables) {
        names.emplace_back(name);
    }
    return {
        codes::XPathUnknownVariable,
        found.offset - 1,
        found.offset + found.name.size(),
        fmt::format("unknown variable `${}`", found.name),
        did_you_mean(found.name, names)};
}

/// What is wrong with the name of a function.
std::optional<Fault> check_function(const XPathName& found) {
    const std::size_t end = found.offset + found.name.size();
    if (counts_bytes(found.name)) {
        return Fault{
            codes::XPathByteFunction,
            found.offset,
            end,
            fmt::format("`{}` counts bytes, not characters", found.name),
            "use `format` for changes of text, and a comparison with '' for empty text"};
    }
    const auto& known = known_functions();
    if (std::find(known.begin(), known.end(), found.name) != known.end()) {
        return std::nullopt;
    }
    return Fault{
        codes::XPathUnknownFunction,
        found.offset,
        end,
        fmt::format("unknown function `{}`", found.name),
        did_you_mean(found.name, known)};
}

/// The faults that pugixml would not see or not explain.
std::optional<Fault> check_names(
    std::string_view text, const std::map<std::string, XPathValue, std::less<>>& variables) {
    for (const XPathName& found : scan_xpath_names(text)) {
        if (found.kind == XPathName::Kind::Variable) {
            if (!variables.contains(found.name)) {
                return unknown_variable(found, variables);
            }
        } else if (found.kind == XPathName::Kind::Function) {
            if (auto fault = check_function(found)) {
                return fault;
            }
        }
    }
    return std::nullopt;
}

/// True for a variable alone: it keeps the order that its nodes were given in.
bool is_variable(std::string_view expression) {
    return expression.starts_with('$') &&
           expression.find_first_of("/|[(") == std::string_view::npos;
}

/// pugixml's message in the form of this program's: lower case, no full stop.
std::string lower_case_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

} // namespace

struct XPath::Cache {
    pugi::xpath_variable_set variables;
    /// What `variables` holds, to build it again when a variable changes its type: pugixml binds a
    /// query to a variable of one type.
    std::map<std::string, XPathValue, std::less<>> values;
    std::unordered_map<std::string, Compiled, TextHash, std::equal_to<>> queries;

    void assign(const std::string& name, const XPathValue& value) {
        pugi::xpath_variable* variable = variables.add(name.c_str(), type_of(value));
        if (variable == nullptr) {
            return;
        }
        if (const auto* text = std::get_if<std::string>(&value)) {
            variable->set(text->c_str());
        } else if (const auto* number = std::get_if<double>(&value)) {
            variable->set(*number);
        } else if (const auto* truth = std::get_if<bool>(&value)) {
            variable->set(*truth);
        } else {
            const auto& nodes = std::get<NodeSet>(value);
            std::vector<pugi::xpath_node> members;
            members.reserve(nodes.size());
            for (const Node node : nodes) {
                members.push_back(to_pugi(node));
            }
            // Kept in the given order: a sorted loop hands its group over as it is.
            variable->set(pugi::xpath_node_set(
                members.data(),
                members.data() + members.size(),
                pugi::xpath_node_set::type_unsorted));
        }
    }

    Compiled compile(const std::string& text) {
        Compiled result;
        result.fault = check_names(text, values);
        if (result.fault) {
            return result;
        }
        try {
            result.query = std::make_unique<pugi::xpath_query>(text.c_str(), &variables);
        } catch (const pugi::xpath_exception& error) {
            const auto offset = static_cast<std::size_t>(error.result().offset);
            result.fault = Fault{
                codes::XPathSyntax,
                std::min(offset, text.size()),
                std::min(offset + 1, text.size()),
                lower_case_first(error.what())};
        }
        return result;
    }

    /// The compiled query, or null after the fault was reported.
    const pugi::xpath_query* find(const Expression& expression, Diagnostics& diagnostics) {
        auto found = queries.find(expression.text);
        if (found == queries.end()) {
            std::string text(expression.text);
            Compiled compiled = compile(text);
            found = queries.emplace(std::move(text), std::move(compiled)).first;
        }
        if (const auto& fault = found->second.fault) {
            report(*fault, expression, diagnostics);
            return nullptr;
        }
        return found->second.query.get();
    }

    static void report(const Fault& fault, const Expression& expression, Diagnostics& diagnostics) {
        Span span = expression.span;
        // With a character reference in the source the offsets differ: then the whole is marked.
        if (span.file != 0 && span.end - span.begin == expression.text.size()) {
            span.end = span.begin + static_cast<std::uint32_t>(fault.end);
            span.begin += static_cast<std::uint32_t>(fault.begin);
        }
        diagnostics.error(fault.code, span, fault.message, fault.hint);
    }
};

XPath::XPath()
    : cache_(std::make_unique<Cache>()) {}

XPath::~XPath() = default;
XPath::XPath(XPath&&) noexcept = default;
XPath& XPath::operator=(XPath&&) noexcept = default;

void XPath::set(std::string_view name, XPathValue value) {
    const std::string key(name);
    const auto known = cache_->values.find(name);
    const bool changes_type =
        known != cache_->values.end() && known->second.index() != value.index();
    const bool is_new = known == cache_->values.end();
    if (changes_type || is_new) {
        // Queries compiled so far may be bound to the old type, or be refused for want of this
        // name.
        cache_->queries.clear();
    }
    cache_->values.insert_or_assign(key, std::move(value));
    if (changes_type) {
        cache_->variables = pugi::xpath_variable_set();
        for (const auto& [other, held] : cache_->values) {
            cache_->assign(other, held);
        }
    } else {
        cache_->assign(key, cache_->values.at(key));
    }
}

bool XPath::compile(const Expression& expression, Diagnostics& diagnostics) {
    return cache_->find(expression, diagnostics) != nullptr;
}

NodeSet XPath::nodes(const Expression& expression, Node context, Diagnostics& diagnostics) {
    const pugi::xpath_query* query = cache_->find(expression, diagnostics);
    if (query == nullptr) {
        return {};
    }
    if (query->return_type() != pugi::xpath_type_node_set) {
        diagnostics.error(
            codes::XPathType,
            expression.span,
            fmt::format(
                "`{}` gives {}, not nodes", expression.text, name_of(query->return_type())));
        return {};
    }
    const pugi::xpath_node_set found = query->evaluate_node_set(to_pugi(context));
    NodeSet result;
    result.reserve(found.size());
    for (const pugi::xpath_node& node : found) {
        result.push_back(from_pugi(node));
    }
    if (found.type() == pugi::xpath_node_set::type_sorted_reverse) {
        std::reverse(result.begin(), result.end());
    } else if (
        found.type() == pugi::xpath_node_set::type_unsorted && !is_variable(expression.text)) {
        return sort_in_document_order(std::move(result));
    }
    return result;
}

std::string XPath::string(const Expression& expression, Node context, Diagnostics& diagnostics) {
    const pugi::xpath_query* query = cache_->find(expression, diagnostics);
    return query == nullptr ? std::string() : query->evaluate_string(to_pugi(context));
}

double XPath::number(const Expression& expression, Node context, Diagnostics& diagnostics) {
    const pugi::xpath_query* query = cache_->find(expression, diagnostics);
    return query == nullptr ? 0 : query->evaluate_number(to_pugi(context));
}

bool XPath::boolean(const Expression& expression, Node context, Diagnostics& diagnostics) {
    const pugi::xpath_query* query = cache_->find(expression, diagnostics);
    return query != nullptr && query->evaluate_boolean(to_pugi(context));
}

XPathValue XPath::value(const Expression& expression, Node context, Diagnostics& diagnostics) {
    const pugi::xpath_query* query = cache_->find(expression, diagnostics);
    switch (query == nullptr ? pugi::xpath_type_string : query->return_type()) {
    case pugi::xpath_type_node_set:
        return nodes(expression, context, diagnostics);
    case pugi::xpath_type_number:
        return query->evaluate_number(to_pugi(context));
    case pugi::xpath_type_boolean:
        return query->evaluate_boolean(to_pugi(context));
    default:
        return string(expression, context, diagnostics);
    }
}

bool XPath::yields_nodes(const Expression& expression, Diagnostics& diagnostics) {
    const pugi::xpath_query* query = cache_->find(expression, diagnostics);
    return query != nullptr && query->return_type() == pugi::xpath_type_node_set;
}

} // namespace zbirnyk
