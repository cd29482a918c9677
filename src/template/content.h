#pragma once

#include "document/document.h"
#include "read/tree.h"
#include "read/xpath.h"
#include "template/computed_styles.h"
#include "template/properties.h"
#include "template/template.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The elements of the template language. `Text` is text between elements.
enum class Element : std::uint8_t {
    Text,
    Template,
    Info,
    Color,
    Style,
    PageMaster,
    Region,
    Static,
    Include,
    ResultDocument,
    Sheet,
    Attach,
    PageSequence,
    Section,
    Heading,
    TocEntry,
    P,
    Block,
    List,
    Item,
    Grid,
    Figure,
    Caption,
    Image,
    Table,
    Thead,
    Tbody,
    Tfoot,
    Tr,
    Th,
    Td,
    FirstFit,
    Alternative,
    B,
    I,
    Span,
    Sub,
    Sup,
    A,
    Br,
    Code,
    PageNumber,
    Leader,
    Tab,
    HyphenationExceptions,
    Ref,
    Footnote,
    SideNote,
    Marker,
    RetrieveMarker,
    RunningTotal,
    Toc,
    Entry,
    TocTitle,
    TocNumber,
    TocPage,
    IndexTerm,
    Index,
    Letter,
    See,
    IndexSee,
    IndexKey,
    IndexPages,
    Barcode,
    Chart,
    Series,
    ValueOf,
    Message,
    Param,
    ForEach,
    If,
    Choose,
    When,
    Otherwise,
    Variable,
    Match,
    Apply,
    // Not elements: names under which `style element=…` sets defaults.
    FootnoteCall,
    FootnoteLabel,
    ItemLabel,
    CaptionLabel,
    InitialLetter,
};

/// The element of that name, also of the names that only `style element` knows.
std::optional<Element> find_element(std::string_view name);
std::string_view element_name(Element element);
/// True for elements that put their children where they stand themselves: `if`, `for-each` …
bool is_logic(Element element);

/// An expression of the template, checked.
struct Compiled {
    std::string text;
    Span span;
    bool yields_nodes = false;

    Expression expression() const { return {text, span}; }
};

/// An attribute value template: stretches of text and expressions in turn. An attribute that is an
/// expression is one part without text.
struct PatternPart {
    std::string text;
    std::optional<Compiled> expression = {};
};

using Pattern = std::vector<PatternPart>;

struct Attribute {
    std::string_view name; ///< as in the vocabulary
    std::string value;     ///< as written
    Span span;
    Pattern pattern = {};
};

/// The number of a list of settings in Template::Content::rules. 0 is empty.
using RuleId = std::uint32_t;

/// One element of the template, ready to be bound: names looked up, expressions checked.
struct Instruction {
    Element element = Element::Text;
    Span span;
    std::string text = {}; ///< of Element::Text
    RuleId rule = 0;       ///< element default, named style and own properties, in this order
    std::string lang = {}; ///< the static language of the place, for messages
    std::vector<Attribute> attributes = {};
    std::vector<Instruction> children = {};

    const Attribute* find(std::string_view name) const;
    /// The attribute as written, or an empty text.
    std::string_view value(std::string_view name) const;

    bool has(std::string_view name) const { return find(name) != nullptr; }

    const Instruction* child(Element wanted) const;
};

using Instructions = std::vector<Instruction>;

/// The child `form` of a list of contents or an index for lines of `level`, else the one without a
/// level; null when there is neither.
const Instruction* form_of_level(const Instruction& list, Element form, int level);

struct MasterRule {
    PageMaster master;                      ///< without statics
    std::optional<std::uint32_t> base = {}; ///< the master it extends: its statics hold here, too
    Instructions statics = {};
    Span span = {};
};

struct ResultRule {
    const Instruction* instruction = nullptr; ///< null: the template itself
    const Instruction* info = nullptr;
    std::optional<PrintSheet> sheet = {};
};

struct LocaleMessage {
    std::string text;
    Span span;
};

/// Pictures decoded so far, for all threads.
class PictureStore {
  public:
    std::shared_ptr<const Picture> find(const std::string& path) const;
    /// Keeps a picture. Two threads may have decoded the same file: both get the first that came,
    /// so that a document never holds a picture twice.
    std::shared_ptr<const Picture>
    put(const std::string& path, std::shared_ptr<const Picture> picture);

  private:
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const Picture>> pictures_;
};

/// What a thread keeps from one document of a template to the next.
struct BindTools {
    XPath xpath; ///< with the variables of the template and its compiled expressions
    ComputedStyles styles;
};

/// Tools, lent to one thread at a time.
class ToolPool {
  public:
    /// Free tools, or null when all are lent out.
    std::unique_ptr<BindTools> take();
    void give_back(std::unique_ptr<BindTools> tools);

  private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<BindTools>> free_;
};

/// A variable of the template and what it holds.
struct VariableRule {
    XPathValue nothing; ///< the empty value of its type
    Span span;
};

struct Template::Content {
    std::string name; ///< of the folder
    std::filesystem::path folder;
    std::string lang = "uk";
    Instruction root;
    std::vector<Settings> rules;
    std::map<std::string, RuleId, std::less<>> styles;
    std::map<Element, RuleId> element_styles;
    std::string default_family;
    Palette palette;
    std::vector<MasterRule> masters;
    std::map<std::string, std::uint32_t, std::less<>> master_numbers;
    std::vector<ResultRule> results;
    /// By mode, then by element name.
    std::map<std::string, std::map<std::string, const Instruction*, std::less<>>, std::less<>>
        matches;
    std::map<std::string, std::map<std::string, LocaleMessage, std::less<>>, std::less<>> locales;
    std::map<std::string, VariableRule, std::less<>> variables;
    std::vector<HyphenationExceptions> hyphenation;
    bool lists_captions = false; ///< a `toc` shows figures or tables

    mutable PictureStore pictures;
    mutable ToolPool tools;
};

/// Declares the built-in and the template's own variables in a fresh evaluator.
void declare_variables(const Template::Content& content, XPath& evaluator);

} // namespace zbirnyk
