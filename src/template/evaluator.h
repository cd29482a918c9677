#pragma once

#include "diag/diagnostic.h"
#include "language/collate.h"
#include "template/content.h"

#include <map>
#include <string>
#include <string_view>

namespace zbirnyk {

/// A text and where it came from.
struct PlacedText {
    std::string text;
    Span span;
    Node node = {}; ///< the data node, if it came from one
};

/// Evaluates what the template says about the data.
class Evaluator {
  public:
    Evaluator(
        const Template::Content& content, XPath& xpath, const Tree& data, Diagnostics& diagnostics)
        : content_(content)
        , xpath_(xpath)
        , data_(data)
        , diagnostics_(diagnostics) {}

    /// An attribute value template as text; another attribute as written. `clean`, if given, is
    /// applied to what expressions yield.
    std::string
    text(const Attribute& attribute, Node context, std::string (*clean)(std::string) = nullptr);
    /// The string-value of an expression: of its first node, with the place in the data, or what it
    /// computes, with the place in the template.
    PlacedText value(const Compiled& expression, Node context);
    NodeSet nodes(const Compiled& expression, Node context);
    /// The value in its own type.
    XPathValue any(const Compiled& expression, Node context);
    bool test(const Compiled& expression, Node context);
    double number(const Compiled& expression, Node context);
    std::string string(const Compiled& expression, Node context);

    /// The nodes in the order that `sort`, `collation`, `order` and `data-type` of the instruction
    /// ask for; as they are without `sort`. Equal ones keep their order.
    NodeSet sorted(const Instruction& instruction, NodeSet nodes);

    const Collator& collator(std::string_view lang);

    /// Reports an error at a place of the template, with the data it was about as a note.
    void refuse(Code code, Span span, Node data, std::string message, std::string hint = {});

  private:
    const Template::Content& content_;
    XPath& xpath_;
    const Tree& data_;
    Diagnostics& diagnostics_;
    std::map<std::string, Collator, std::less<>> collators_;
};

/// The expression of an attribute that the vocabulary declares as one.
const Compiled& expression_of(const Instruction& instruction, std::string_view attribute);

} // namespace zbirnyk
