#include "read/tree.h"

#include "read/tree_content.h"
#include "read/xml_characters.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

/// The tree is pugixml's. Spans cost nothing for a file that was read: pugixml parses a copy of the
/// text in place, so the address of a name or value inside the copy is its offset in the file, and
/// the end is found again in the source text. Nodes made or copied later have no such address;
/// their spans lie in a table by address.
namespace zbirnyk {

namespace {

pugi::xml_node node_of(Node node) {
    return pugi::xml_node(node.raw_node());
}

pugi::xml_attribute attribute_of(Node node) {
    return pugi::xml_attribute(node.raw_attribute());
}

Node wrap(pugi::xml_node node) {
    return Node(node.internal_object());
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_element(pugi::xml_node node) {
    return node.type() == pugi::node_element;
}

/// Compares without measuring `text` first: most names differ in their first letter.
bool is_same(const char* text, std::string_view name) {
    for (const char c : name) {
        if (*text++ != c) {
            return false;
        }
    }
    return *text == '\0';
}

pugi::xml_attribute find_attribute(pugi::xml_node node, std::string_view name) {
    // pugixml looks for a text that ends in a zero byte, and is faster than its own iterators.
    std::array<char, 64> ended;
    if (name.size() < ended.size()) {
        *std::copy(name.begin(), name.end(), ended.begin()) = '\0';
        return node.attribute(ended.data());
    }
    for (pugi::xml_attribute attribute : node.attributes()) {
        if (is_same(attribute.name(), name)) {
            return attribute;
        }
    }
    return {};
}

void append_text_below(pugi::xml_node node, std::string& out) {
    for (pugi::xml_node child : node.children()) {
        if (is_text(child)) {
            out += child.value();
        } else {
            append_text_below(child, out);
        }
    }
}

} // namespace

NodeKind Node::kind() const {
    if (attribute_ != nullptr) {
        return NodeKind::Attribute;
    }
    switch (node_of(*this).type()) {
    case pugi::node_document:
        return NodeKind::Document;
    case pugi::node_element:
        return NodeKind::Element;
    case pugi::node_pcdata:
    case pugi::node_cdata:
        return NodeKind::Text;
    default:
        return NodeKind::None;
    }
}

bool Node::is_element(std::string_view name) const {
    return kind() == NodeKind::Element && this->name() == name;
}

std::string_view Node::name() const {
    return attribute_ != nullptr ? attribute_of(*this).name() : node_of(*this).name();
}

std::string_view Node::value() const {
    return attribute_ != nullptr ? attribute_of(*this).value() : node_of(*this).value();
}

std::string Node::text() const {
    if (attribute_ != nullptr || is_text(node_of(*this))) {
        return std::string(value());
    }
    std::string result;
    append_text_below(node_of(*this), result);
    return result;
}

std::string_view Node::attribute(std::string_view name) const {
    return find_attribute(node_of(*this), name).value();
}

bool Node::has_attribute(std::string_view name) const {
    return static_cast<bool>(find_attribute(node_of(*this), name));
}

Node Node::attribute_node(std::string_view name) const {
    const pugi::xml_attribute found = find_attribute(node_of(*this), name);
    return found ? Node(node_, found.internal_object()) : Node();
}

std::vector<Node> Node::attributes() const {
    std::vector<Node> result;
    if (attribute_ == nullptr) {
        for (pugi::xml_attribute attribute : node_of(*this).attributes()) {
            result.emplace_back(node_, attribute.internal_object());
        }
    }
    return result;
}

std::vector<Node> Node::children() const {
    std::vector<Node> result;
    if (attribute_ == nullptr) {
        for (pugi::xml_node child : node_of(*this).children()) {
            result.push_back(wrap(child));
        }
    }
    return result;
}

std::vector<Node> Node::child_elements() const {
    std::vector<Node> result;
    if (attribute_ == nullptr) {
        for (pugi::xml_node child : node_of(*this).children()) {
            if (zbirnyk::is_element(child)) {
                result.push_back(wrap(child));
            }
        }
    }
    return result;
}

std::vector<Node> Node::child_elements(std::string_view name) const {
    std::vector<Node> result;
    if (attribute_ == nullptr) {
        for (pugi::xml_node child : node_of(*this).children()) {
            if (name == child.name() && zbirnyk::is_element(child)) {
                result.push_back(wrap(child));
            }
        }
    }
    return result;
}

Node Node::child(std::string_view name) const {
    if (attribute_ == nullptr) {
        for (pugi::xml_node child : node_of(*this).children()) {
            if (name == child.name() && zbirnyk::is_element(child)) {
                return wrap(child);
            }
        }
    }
    return {};
}

Node Node::parent() const {
    return attribute_ != nullptr ? Node(node_) : wrap(node_of(*this).parent());
}

std::string_view Node::language() const {
    for (pugi::xml_node node = node_of(*this); node; node = node.parent()) {
        if (const pugi::xml_attribute found = find_attribute(node, "xml:lang")) {
            return found.value();
        }
    }
    return {};
}

std::optional<std::uint32_t> Tree::Content::offset_of(const char* address) const {
    // std::less orders pointers into different objects too.
    const std::less<> before;
    if (file == 0 || before(address, buffer.data()) ||
        !before(address, buffer.data() + buffer.size())) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(address - buffer.data());
}

Span Tree::Content::text_span(std::uint32_t begin, bool cdata) const {
    const std::size_t end = cdata ? source.find("]]>", begin) : source.find('<', begin);
    return {file, begin, static_cast<std::uint32_t>(std::min(end, source.size()))};
}

Span Tree::Content::value_span(std::uint32_t begin) const {
    const char quote = begin > 0 ? source[begin - 1] : '"';
    const std::size_t end = source.find(quote, begin);
    return {file, begin, static_cast<std::uint32_t>(std::min(end, source.size()))};
}

Tree::Tree()
    : content_(std::make_unique<Content>()) {}

Tree::~Tree() = default;
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;

Node Tree::document() const {
    return wrap(content_->document.root());
}

Node Tree::root() const {
    return wrap(content_->document.document_element());
}

Span Tree::span(Node node) const {
    if (!node) {
        return {};
    }
    const void* key = node.raw_attribute() != nullptr
                          ? static_cast<const void*>(node.raw_attribute())
                          : node.raw_node();
    if (const auto found = content_->spans.find(key)) {
        return *found;
    }
    const std::string_view anchor = node.kind() == NodeKind::Element ? node.name() : node.value();
    const auto offset = content_->offset_of(anchor.data());
    // An empty value has no address of its own in pugixml; its place is after the name.
    if (!offset) {
        return node.kind() == NodeKind::Attribute ? name_span(node) : Span{};
    }
    switch (node.kind()) {
    case NodeKind::Element:
        return {content_->file, *offset, *offset + static_cast<std::uint32_t>(node.name().size())};
    case NodeKind::Attribute:
        return content_->value_span(*offset);
    case NodeKind::Text:
        return content_->text_span(*offset, node_of(node).type() == pugi::node_cdata);
    default:
        return {};
    }
}

Span Tree::name_span(Node attribute) const {
    const std::string_view name = attribute.name();
    if (const auto offset = content_->offset_of(name.data())) {
        return {content_->file, *offset, *offset + static_cast<std::uint32_t>(name.size())};
    }
    return content_->spans.find(attribute.raw_attribute()).value_or(Span{});
}

Node Tree::append_element(Node parent, std::string_view name, Span span) {
    pugi::xml_node element = node_of(parent).append_child(pugi::node_element);
    element.set_name(std::string(name).c_str());
    content_->spans.set(element.internal_object(), span);
    return wrap(element);
}

void Tree::append_text(Node parent, std::string_view text, Span span) {
    pugi::xml_node node = node_of(parent).append_child(pugi::node_pcdata);
    node.set_value(std::string(text).c_str());
    content_->spans.set(node.internal_object(), span);
}

void Tree::set_text(Node text, std::string_view characters) {
    node_of(text).set_value(std::string(characters).c_str());
}

void Tree::set_attribute(Node element, std::string_view name, std::string_view value, Span span) {
    pugi::xml_attribute attribute = find_attribute(node_of(element), name);
    if (!attribute) {
        attribute = node_of(element).append_attribute(std::string(name).c_str());
    }
    attribute.set_value(std::string(value).c_str());
    content_->spans.set(attribute.internal_object(), span);
}

Node Tree::graft(Node parent, const Tree& other, Node node) {
    if (node.kind() == NodeKind::Text) {
        append_text(parent, node.value(), other.span(node));
        return wrap(node_of(parent).last_child());
    }
    const Node copy = append_element(parent, node.name(), other.span(node));
    for (const Node attribute : node.attributes()) {
        set_attribute(copy, attribute.name(), attribute.value(), other.span(attribute));
    }
    for (const Node child : node.children()) {
        graft(copy, other, child);
    }
    return copy;
}

void Tree::remove(Node element) {
    node_of(element.parent()).remove_child(node_of(element));
}

} // namespace zbirnyk
