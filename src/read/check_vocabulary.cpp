#include "diag/codes.h"
#include "read/value_type.h"
#include "read/vocabulary.h"
#include "read/vocabulary_rules.h"
#include "read/xml_characters.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

/// One walk over the tree checks every element against its rule and collects ids and references;
/// references are resolved after the walk, since they may point forward. The table is indexed
/// first, so that the walk is linear in the size of the document.
namespace zbirnyk {

namespace {

/// Guessing costs a pass over all ids: only so many unknown ones get a guess.
constexpr std::size_t GuessedReferences = 20;

struct IndexedRule {
    const ElementRule* rule = nullptr;
    std::vector<const AttributeRule*> attributes;
    std::unordered_map<std::string_view, const AttributeRule*> attribute_by_name;
    std::unordered_map<std::string_view, std::size_t> child_by_name;
};

struct Reference {
    std::string_view id;
    std::string_view choices;
    Span span;
};

class VocabularyChecker {
  public:
    VocabularyChecker(const Tree& tree, const Vocabulary& vocabulary, Diagnostics& diagnostics)
        : tree_(tree)
        , vocabulary_(vocabulary)
        , diagnostics_(diagnostics) {
        for (const ElementRule& rule : vocabulary.elements) {
            element_names_.push_back(rule.name);
            IndexedRule& indexed = rules_[rule.name];
            indexed.rule = &rule;
            indexed.attributes = attribute_rules(vocabulary, rule);
            for (const AttributeRule* attribute : indexed.attributes) {
                indexed.attribute_by_name.emplace(attribute->name, attribute);
            }
            for (std::size_t i = 0; i < rule.children.size(); ++i) {
                indexed.child_by_name.emplace(rule.children[i].name, i);
            }
        }
    }

    void check() {
        const Node root = tree_.root();
        if (!root || !check_root(root)) {
            return;
        }
        check_element(root);
        resolve_references();
    }

  private:
    bool check_root(Node root) {
        const auto& roots = vocabulary_.roots;
        if (std::find(roots.begin(), roots.end(), root.name()) == roots.end()) {
            const std::string guess = did_you_mean(root.name(), roots);
            diagnostics_.error(
                codes::VocabularyRoot,
                tree_.span(root),
                fmt::format("the root element is `{}`", root.name()),
                guess.empty() ? "a file of this kind begins with " + list_names(roots) : guess);
            return false;
        }
        if (!root.has_attribute("xmlns")) {
            diagnostics_.error(
                codes::VocabularyNamespace,
                tree_.span(root),
                fmt::format("`{}` has no namespace", root.name()),
                fmt::format("write `xmlns=\"{}\"` in it", vocabulary_.name_space));
        }
        return true;
    }

    void check_element(Node element) {
        const auto found = rules_.find(element.name());
        if (found == rules_.end()) {
            return;
        }
        element_name_ = element.name();
        check_attributes(element, found->second);
        check_children(element, found->second);
    }

    void check_attributes(Node element, const IndexedRule& indexed) {
        const std::vector<Node> attributes = element.attributes();
        for (const Node attribute : attributes) {
            check_attribute(element, attribute, indexed);
        }
        for (const AttributeRule* rule : indexed.attributes) {
            if (rule->required && !element.has_attribute(rule->name)) {
                diagnostics_.error(
                    codes::VocabularyMissingAttribute,
                    tree_.span(element),
                    fmt::format("`{}` has no attribute `{}`", element.name(), rule->name),
                    fmt::format("write `{}=\"…\"`", rule->name));
            }
        }
    }

    void check_attribute(Node element, Node attribute, const IndexedRule& indexed) {
        const std::string_view name = attribute.name();
        if (name == "xmlns") {
            if (attribute.value() != vocabulary_.name_space) {
                diagnostics_.error(
                    codes::VocabularyNamespace,
                    tree_.span(attribute),
                    fmt::format("the namespace `{}` is not known here", attribute.value()),
                    fmt::format("write `xmlns=\"{}\"`", vocabulary_.name_space));
            }
            return;
        }
        const auto found = indexed.attribute_by_name.find(name);
        if (found != indexed.attribute_by_name.end()) {
            const AttributeRule& rule = *found->second;
            check_value_of(attribute.value(), rule.type, rule.choices, tree_.span(attribute));
        } else if (name == LanguageAttribute) {
            check_value_of(attribute.value(), ValueType::Language, {}, tree_.span(attribute));
        } else if (!name.starts_with("xmlns:")) {
            report_unknown_attribute(element, attribute, indexed);
        }
    }

    void report_unknown_attribute(Node element, Node attribute, const IndexedRule& indexed) {
        std::vector<std::string_view> names;
        for (const AttributeRule* rule : indexed.attributes) {
            names.push_back(rule->name);
        }
        names.push_back(LanguageAttribute);
        const std::string guess = did_you_mean(attribute.name(), names);
        diagnostics_.error(
            codes::VocabularyUnknownAttribute,
            tree_.name_span(attribute),
            fmt::format("`{}` has no attribute named `{}`", element.name(), attribute.name()),
            guess.empty() ? "here may stand " + list_names(names) : guess);
    }

    void
    check_value_of(std::string_view value, ValueType type, std::string_view choices, Span span) {
        if (const auto fault = check_value(value, type, choices)) {
            diagnostics_.error(codes::VocabularyValue, span, fault->message, fault->hint);
        } else if (type == ValueType::Id) {
            add_id(value, span);
        } else if (type == ValueType::IdRef) {
            references_.push_back({value, choices, span});
        } else if (type == ValueType::Ids) {
            add_references(value, choices, span);
        }
    }

    void add_references(std::string_view value, std::string_view choices, Span span) {
        // With a character reference among the words the offsets differ: then all are marked.
        const bool exact = span.end - span.begin == value.size();
        for (const std::string_view word : split_words(value)) {
            const auto offset = static_cast<std::uint32_t>(word.data() - value.data());
            const auto end = offset + static_cast<std::uint32_t>(word.size());
            const Span own{span.file, span.begin + offset, span.begin + end};
            references_.push_back({word, choices, exact ? own : span});
        }
    }

    void add_id(std::string_view id, Span span) {
        const auto [first, is_new] = ids_.emplace(id, IdPlace{element_name_, span});
        if (!is_new) {
            diagnostics_.report(
                {Severity::Error,
                 codes::VocabularyDuplicateId,
                 span,
                 fmt::format("the id `{}` is taken", id),
                 {{first->second.span, "it was given here"}},
                 "choose another id"});
        }
    }

    void check_children(Node element, const IndexedRule& indexed) {
        const ElementRule& rule = *indexed.rule;
        std::vector<Node> first(rule.children.size());
        bool text_reported = false;
        for (const Node child : element.children()) {
            if (child.kind() == NodeKind::Text) {
                text_reported = text_reported || !check_text(element, child, rule);
                continue;
            }
            const auto found = indexed.child_by_name.find(child.name());
            if (found == indexed.child_by_name.end()) {
                report_stranger(element, child, rule);
            } else {
                check_repetition(
                    element, child, rule.children[found->second], first[found->second]);
            }
            check_element(child);
        }
        for (std::size_t i = 0; i < first.size(); ++i) {
            const Occurs occurs = rule.children[i].occurs;
            if (!first[i] && (occurs == Occurs::Once || occurs == Occurs::Some)) {
                diagnostics_.error(
                    codes::VocabularyMissingElement,
                    tree_.span(element),
                    fmt::format("`{}` has no `{}`", element.name(), rule.children[i].name),
                    fmt::format("write `<{}>` in it", rule.children[i].name));
            }
        }
        if (rule.content == Content::Text) {
            check_text_value(element, rule);
        }
    }

    void check_repetition(Node element, Node child, const ChildRule& rule, Node& first) {
        const bool once = rule.occurs == Occurs::Once || rule.occurs == Occurs::Optional;
        if (first && once) {
            diagnostics_.report(
                {Severity::Error,
                 codes::VocabularyRepeatedElement,
                 tree_.span(child),
                 fmt::format("`{}` has a second `{}`", element.name(), child.name()),
                 {{tree_.span(first), "the first is here"}},
                 "remove one of them"});
        }
        first = first ? first : child;
    }

    /// False after a report: one a parent is enough.
    bool check_text(Node element, Node text, const ElementRule& rule) {
        const std::string_view words = trim_xml_blanks(text.value());
        if (words.empty() || rule.content == Content::Text || rule.content == Content::Mixed) {
            return true;
        }
        Span span = tree_.span(text);
        if (span.end - span.begin == text.value().size()) {
            span.begin += static_cast<std::uint32_t>(words.data() - text.value().data());
            span.end = span.begin + static_cast<std::uint32_t>(words.size());
        }
        std::vector<std::string_view> names;
        for (const ChildRule& child : rule.children) {
            names.push_back(child.name);
        }
        diagnostics_.error(
            codes::VocabularyTextNotAllowed,
            span,
            fmt::format("text directly in `{}`", element.name()),
            names.empty()
                ? fmt::format("`{}` is empty: write `<{}/>`", element.name(), element.name())
                : "put it into " + list_names(names));
        return false;
    }

    void check_text_value(Node element, const ElementRule& rule) {
        if (rule.text_type == ValueType::Text || rule.text_type == ValueType::Verbatim) {
            return;
        }
        const std::vector<Node> children = element.children();
        // Text with elements in it was reported already; text in pieces is text around comments.
        const std::string joined = children.size() == 1 ? std::string() : element.text();
        const std::string_view value = children.size() == 1 ? children[0].value() : joined;
        const std::string_view words = trim_xml_blanks(value);
        Span span = children.empty() ? tree_.span(element) : tree_.span(children[0]);
        if (!words.empty() && span.end - span.begin == value.size()) {
            span.begin += static_cast<std::uint32_t>(words.data() - value.data());
            span.end = span.begin + static_cast<std::uint32_t>(words.size());
        }
        element_name_ = element.name();
        kept_.push_back(std::string(words));
        check_value_of(kept_.back(), rule.text_type, rule.text_choices, span);
    }

    void report_stranger(Node element, Node child, const ElementRule& rule) {
        std::vector<std::string_view> names;
        for (const ChildRule& allowed : rule.children) {
            names.push_back(allowed.name);
        }
        const bool known = rules_.contains(child.name());
        std::string hint = known ? std::string() : did_you_mean(child.name(), names);
        if (hint.empty() && !known) {
            hint = did_you_mean(child.name(), element_names_);
        }
        if (hint.empty()) {
            hint = names.empty() ? fmt::format("`{}` holds no elements", element.name())
                                 : "here may stand " + list_names(names);
        }
        diagnostics_.error(
            known ? codes::VocabularyMisplacedElement : codes::VocabularyUnknownElement,
            tree_.span(child),
            known ? fmt::format("`{}` may not stand in `{}`", child.name(), element.name())
                  : fmt::format("unknown element `{}` in `{}`", child.name(), element.name()),
            std::move(hint));
    }

    void resolve_references() {
        std::size_t guessed = 0;
        for (const Reference& reference : references_) {
            const auto wanted = split_choices(reference.choices);
            const auto found = ids_.find(reference.id);
            if (found == ids_.end()) {
                diagnostics_.error(
                    codes::VocabularyUnknownId,
                    reference.span,
                    wanted.empty()
                        ? fmt::format("nothing has the id `{}`", reference.id)
                        : fmt::format("no {} has the id `{}`", list_names(wanted), reference.id),
                    guessed++ < GuessedReferences ? guess_id(reference.id, wanted) : std::string());
                continue;
            }
            const IdPlace& place = found->second;
            if (!wanted.empty() &&
                std::find(wanted.begin(), wanted.end(), place.element) == wanted.end()) {
                diagnostics_.report(
                    {Severity::Error,
                     codes::VocabularyUnknownId,
                     reference.span,
                     fmt::format("`{}` is the id of `{}`", reference.id, place.element),
                     {{place.span, "it was given here"}},
                     "name the id of " + list_names(wanted)});
            }
        }
    }

    std::string guess_id(std::string_view id, const std::vector<std::string_view>& wanted) const {
        std::vector<std::string_view> candidates;
        for (const auto& [known, place] : ids_) {
            if (wanted.empty() ||
                std::find(wanted.begin(), wanted.end(), place.element) != wanted.end()) {
                candidates.push_back(known);
            }
        }
        return did_you_mean(id, candidates);
    }

    struct IdPlace {
        std::string_view element;
        Span span;
    };

    const Tree& tree_;
    const Vocabulary& vocabulary_;
    Diagnostics& diagnostics_;
    std::unordered_map<std::string_view, IndexedRule> rules_;
    std::vector<std::string_view> element_names_;
    std::map<std::string_view, IdPlace> ids_;
    std::vector<Reference> references_;
    /// Texts that ids and references point into.
    std::deque<std::string> kept_;
    /// Of the element being checked.
    std::string_view element_name_;
};

} // namespace

bool check_vocabulary(const Tree& tree, const Vocabulary& vocabulary, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.items().size();
    VocabularyChecker(tree, vocabulary, diagnostics).check();
    return diagnostics.items().size() == before;
}

} // namespace zbirnyk
