#pragma once

#include "diag/diagnostic.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
struct xml_node_struct;
struct xml_attribute_struct;
} // namespace pugi

namespace zbirnyk {

enum class NodeKind { None, Document, Element, Attribute, Text };

/// A handle on a node of a Tree: cheap to copy, valid as long as the tree lives and is not changed
/// there. Comments and processing instructions are not part of a tree; CDATA is text.
class Node {
  public:
    Node() = default;

    Node(pugi::xml_node_struct* node, pugi::xml_attribute_struct* attribute = nullptr)
        : node_(node)
        , attribute_(attribute) {}

    explicit operator bool() const { return node_ != nullptr; }

    friend bool operator==(Node, Node) = default;

    NodeKind kind() const;
    bool is_element(std::string_view name) const;
    /// The name of an element or attribute as written (`xml:lang` keeps its prefix), else empty.
    std::string_view name() const;
    /// The own value of a text or attribute node, else empty.
    std::string_view value() const;
    /// XPath's string-value: the value, or the text of all descendants in document order.
    std::string text() const;
    /// The value of an attribute; an absent one is empty (see `has_attribute`).
    std::string_view attribute(std::string_view name) const;
    bool has_attribute(std::string_view name) const;
    Node attribute_node(std::string_view name) const;
    std::vector<Node> attributes() const;
    /// Elements and texts in document order.
    std::vector<Node> children() const;
    std::vector<Node> child_elements() const;
    std::vector<Node> child_elements(std::string_view name) const;
    /// The first child element of that name, or a null node.
    Node child(std::string_view name) const;
    Node parent() const;
    /// The value of the nearest `xml:lang` on this node or an ancestor; empty when there is none.
    std::string_view language() const;

    pugi::xml_node_struct* raw_node() const { return node_; }

    pugi::xml_attribute_struct* raw_attribute() const { return attribute_; }

  private:
    pugi::xml_node_struct* node_ = nullptr;
    pugi::xml_attribute_struct* attribute_ = nullptr;
};

/// An XML tree in which every element, attribute and text knows the stretch of input it came from.
/// Made by `read_xml`, or built node by node (the data tree that templates see). Move-only.
class Tree {
  public:
    Tree();
    ~Tree();
    Tree(Tree&&) noexcept;
    Tree& operator=(Tree&&) noexcept;

    Node document() const;
    /// The document element, or a null node.
    Node root() const;
    /// Where a node came from: an element's start tag name, an attribute's value, a text's
    /// characters.
    Span span(Node node) const;
    /// The stretch of an attribute's name, for messages about the attribute itself.
    Span name_span(Node attribute) const;

    Node append_element(Node parent, std::string_view name, Span span);
    void append_text(Node parent, std::string_view text, Span span);
    /// Replaces the characters of a text; its span stays.
    void set_text(Node text, std::string_view characters);
    void set_attribute(Node element, std::string_view name, std::string_view value, Span span);
    /// Copies `node` of `other` with all below it to the end of `parent`, spans included.
    Node graft(Node parent, const Tree& other, Node node);
    void remove(Node element);

  private:
    friend class TreeReader;
    struct Content;
    std::unique_ptr<Content> content_;
};

/// What a document may cost, so that a hostile one is refused and not suffered.
struct XmlLimits {
    std::size_t bytes = 256u << 20;
    std::size_t depth = 256;
};

/// Parses the registered file `file` as XML 1.0 (UTF-8 or UTF-16 with BOM, already transcoded by
/// `read_source`). Reports what pugixml lets pass: duplicate attributes, undeclared entities,
/// invalid UTF-8, control characters, too deep nesting, the start tag of a mismatched end tag; a
/// document type declaration is refused, so that no entity can expand. Nothing when there was an
/// error.
std::optional<Tree> read_xml(
    const Sources& sources, std::uint32_t file, const XmlLimits& limits, Diagnostics& diagnostics);

} // namespace zbirnyk
