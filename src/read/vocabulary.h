#pragma once

#include "read/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What an attribute's value (or an element's text) must look like. Parsed by `check_vocabulary`;
/// the same names become RELAX NG data types.
enum class ValueType {
    Text,       ///< anything; its typography may be cleaned
    Verbatim,   ///< anything, taken as it stands: addresses, codes, lists of codes
    Name,       ///< a word without blanks
    Id,         ///< a Name, unique in the document
    IdRef,      ///< the Id of an element of the document (`choices` names the element, or is empty)
    Ids,        ///< several IdRefs, separated by blanks
    Choice,     ///< one of `choices`, separated by |
    Boolean,    ///< true or false
    Integer,    ///< an integer ≥ 0
    Decimal,    ///< a decimal with a point
    Date,       ///< YYYY-MM-DD, a day that exists
    Time,       ///< HH:MM
    Language,   ///< uk, en, de
    Path,       ///< a relative path
    Length,     ///< a number with pt, mm, cm, em or %
    Color,      ///< #rrggbb or a colour name declared in the template
    Expression, ///< XPath 1.0
    Pattern,    ///< text with {XPath} in it (an attribute value template)
};

struct AttributeRule {
    std::string_view name;
    ValueType type = ValueType::Text;
    bool required = false;
    std::string_view choices = {};
    /// One sentence in Ukrainian, for editors and the manual.
    std::string_view note = {};
};

enum class Occurs { Optional, Once, Any, Some };

struct ChildRule {
    std::string_view name;
    Occurs occurs = Occurs::Any;
};

enum class Content {
    Empty,    ///< neither text nor elements
    Text,     ///< text only, of type `text_type`
    Elements, ///< the children named, in any order
    Mixed,    ///< text and the children named, in any order
};

struct ElementRule {
    std::string_view name;
    Content content = Content::Empty;
    std::vector<AttributeRule> attributes = {};
    std::vector<ChildRule> children = {};
    std::string_view note = {};
    ValueType text_type = ValueType::Text;
    /// The choices of a text of type Choice.
    std::string_view text_choices = {};
};

/// One kind of XML input: the only description of it. The checker, the RELAX NG schema and the
/// manual are made from this table. `groups` are attribute lists that several elements share: an
/// AttributeRule named "@group" stands for all of them.
struct Vocabulary {
    std::string_view name;       ///< "event"; the schema is NAME.rng
    std::string_view name_space; ///< "urn:zbirnyk:event:1"
    std::vector<std::string_view> roots;
    std::vector<ElementRule> elements;

    struct Group {
        std::string_view name;
        std::vector<AttributeRule> attributes;
    };

    std::vector<Group> groups = {};

    const ElementRule* find(std::string_view element) const;
    /// The rule of an attribute of `element`, groups expanded; null when it may not stand there.
    const AttributeRule* find(const ElementRule& element, std::string_view attribute) const;
};

/// Checks a tree: namespace, elements, attributes, contents, required and repeated parts, value
/// types, ids and references. All errors at once, each with "did you mean" or the list of what may
/// stand there. `xml:lang` (type Language) is allowed on every element. True when nothing was
/// reported.
bool check_vocabulary(const Tree& tree, const Vocabulary& vocabulary, Diagnostics& diagnostics);

/// The vocabulary as a RELAX NG schema (XML syntax) with a:documentation in Ukrainian.
std::string relax_ng(const Vocabulary& vocabulary);

} // namespace zbirnyk
