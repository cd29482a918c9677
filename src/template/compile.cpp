#include "template/compile.h"

#include "diag/codes.h"
#include "language/format.h"
#include "template/compile_masters.h"
#include "template/compile_sheet.h"
#include "template/compile_styles.h"
#include "template/line_builder.h"
#include "template/page_words.h"
#include "template/pattern.h"
#include "template/variables.h"
#include "template/vocabulary_tables.h"

#include <fmt/format.h>

#include <algorithm>

namespace zbirnyk {

namespace {

/// What an element must know of those around it.
struct Surroundings {
    std::string lang;          ///< static language; empty when it comes from the data
    const ElementRule* holder; ///< nearest element that is not logic; null inside `match`
    bool needs_alt = true;     ///< false where nothing is content, or an outer element has the text
};

bool allows(const ElementRule& holder, std::string_view child) {
    return std::any_of(holder.children.begin(), holder.children.end(), [&](const ChildRule& rule) {
        return rule.name == child;
    });
}

std::string_view kind_of(const XPathValue& value) {
    constexpr std::string_view Kinds[] = {"a text", "a number", "true or false", "nodes"};
    return Kinds[value.index()];
}

class Compiler {
  public:
    Compiler(
        const std::vector<std::string_view>& families,
        Template::Content& content,
        Diagnostics& diagnostics)
        : families_(families)
        , content_(content)
        , diagnostics_(diagnostics) {}

    void declare(const std::vector<TopElement>& elements);
    Instruction element(const TopElement& source, const Surroundings& around);
    void check_modes();

  private:
    void declare_variable(const Tree& tree, Node variable);
    void declare_in(const Tree& tree, Node node);
    void children(const TopElement& source, const Surroundings& around, Instruction& out);
    void attributes(const TopElement& source, Instruction& out);
    void style_of(const TopElement& source, Instruction& out);
    void expression(Compiled& compiled);
    void check(const TopElement& source, const Surroundings& around, const Instruction& out);
    void check_alt(const Surroundings& around, const Instruction& out);
    void check_message(const Surroundings& around, const Instruction& out);
    void check_attached(const Instruction& out);
    void check_masters(const Instruction& out);
    void check_own_statics(const Instruction& sequence);

    const std::vector<std::string_view>& families_;
    Template::Content& content_;
    Diagnostics& diagnostics_;
    XPath xpath_;
    std::vector<Attribute> used_modes_;
    std::vector<std::string> known_modes_;
};

void Compiler::declare_variable(const Tree& tree, Node variable) {
    const Node select = variable.attribute_node("select");
    const std::string text{select.value()};
    const XPathValue nothing =
        nothing_like(xpath_.value({text, tree.span(select)}, {}, diagnostics_));
    const std::string name{variable.attribute("name")};
    const Span span = tree.span(variable.attribute_node("name"));
    const auto [place, is_new] = content_.variables.emplace(name, VariableRule{nothing, span});
    if (!is_new && place->second.nothing.index() != nothing.index()) {
        diagnostics_.report(
            {Severity::Error,
             codes::TemplateVariableKind,
             span,
             fmt::format(
                 "`{}` holds {} here and {} elsewhere",
                 name,
                 kind_of(nothing),
                 kind_of(place->second.nothing)),
             {{place->second.span, "the other place"}},
             "give one of them another name"});
        return;
    }
    xpath_.set(name, nothing);
}

void Compiler::declare_in(const Tree& tree, Node node) {
    for (const Node child : node.child_elements()) {
        if (child.is_element("variable"))
            declare_variable(tree, child);
        declare_in(tree, child);
    }
}

void Compiler::declare(const std::vector<TopElement>& elements) {
    declare_variables(content_, xpath_);
    for (const TopElement& element : elements) {
        if (element.node.is_element("variable"))
            declare_variable(*element.tree, element.node);
    }
    for (const TopElement& element : elements)
        declare_in(*element.tree, element.node);
}

void Compiler::expression(Compiled& compiled) {
    if (xpath_.compile(compiled.expression(), diagnostics_))
        compiled.yields_nodes = xpath_.yields_nodes(compiled.expression(), diagnostics_);
}

void Compiler::attributes(const TopElement& source, Instruction& out) {
    const Vocabulary& vocabulary = template_vocabulary();
    const ElementRule* rule = vocabulary.find(source.node.name());
    for (const Node node : source.node.attributes()) {
        const AttributeRule* attribute_rule = vocabulary.find(*rule, node.name());
        if (attribute_rule == nullptr) {
            if (node.name() == "xml:lang")
                out.attributes.push_back(
                    {"lang",
                     std::string(node.value()),
                     source.tree->span(node),
                     {{std::string(node.value())}}});
            continue;
        }
        Attribute attribute{
            attribute_rule->name, std::string(node.value()), source.tree->span(node)};
        if (attribute_rule->type == ValueType::Pattern) {
            attribute.pattern = parse_pattern(attribute.value, attribute.span, diagnostics_);
        } else if (attribute_rule->type == ValueType::Expression) {
            attribute.pattern = {{{}, Compiled{attribute.value, attribute.span}}};
        } else if (attribute.name == "sort") {
            for (Compiled& key : split_expressions(attribute.value, attribute.span, '|'))
                attribute.pattern.push_back({{}, std::move(key)});
        }
        for (PatternPart& part : attribute.pattern) {
            if (part.expression)
                expression(*part.expression);
        }
        out.attributes.push_back(std::move(attribute));
    }
}

/// Rules are lists, later settings win: what the element is by itself, its named style, its own
/// attributes.
void Compiler::style_of(const TopElement& source, Instruction& out) {
    const auto preset = content_.element_styles.find(out.element);
    const RuleId preset_rule = preset == content_.element_styles.end() ? 0 : preset->second;
    const Attribute* name = out.find("style");
    const RuleId named =
        name == nullptr ? 0 : find_style(content_, name->value, name->span, diagnostics_);
    const Settings own = own_settings(source, families_, content_.palette, diagnostics_);
    if (own.empty() && (named == 0 || preset_rule == 0)) {
        out.rule = named + preset_rule;
        return;
    }
    Settings all = content_.rules[preset_rule];
    const Settings& middle = content_.rules[named];
    all.insert(all.end(), middle.begin(), middle.end());
    all.insert(all.end(), own.begin(), own.end());
    out.rule = static_cast<RuleId>(content_.rules.size());
    content_.rules.push_back(std::move(all));
}

Instruction Compiler::element(const TopElement& source, const Surroundings& around) {
    Instruction out;
    out.element = find_element(source.node.name()).value_or(Element::Block);
    out.span = source.tree->span(source.node);
    attributes(source, out);
    if (out.element != Element::Style && out.element != Element::PageMaster)
        style_of(source, out);
    Surroundings inside = around;
    if (const Attribute* lang = out.find("lang")) {
        const bool fixed = lang->value.find('{') == std::string::npos;
        inside.lang = fixed ? lang->value : std::string{};
    }
    out.lang = inside.lang;
    check(source, around, out);
    const bool silent = out.value("role") == "artifact" || out.element == Element::Static ||
                        out.element == Element::Marker || out.has("alt");
    inside.needs_alt = around.needs_alt && !silent;
    if (out.element == Element::Match)
        inside.holder = nullptr;
    else if (!is_logic(out.element))
        inside.holder = template_vocabulary().find(source.node.name());
    children(source, inside, out);
    if (out.element == Element::PageSequence)
        check_own_statics(out);
    if (out.element == Element::Match)
        known_modes_.emplace_back(out.value("mode"));
    return out;
}

void Compiler::children(const TopElement& source, const Surroundings& around, Instruction& out) {
    const ElementRule* rule = template_vocabulary().find(source.node.name());
    const bool takes_text = rule != nullptr && rule->content == Content::Mixed;
    const std::vector<Node> nodes = source.node.children();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind() == NodeKind::Element) {
            out.children.push_back(element({source.tree, nodes[i]}, around));
            continue;
        }
        const std::string_view text = nodes[i].value();
        // The line structure of the template inside a loop or a condition is not content.
        const bool at_edge = i == 0 || i + 1 == nodes.size();
        const bool layout = is_logic(out.element) || out.element == Element::Match;
        if (!takes_text ||
            (layout && at_edge && is_blank(text) && text.find('\n') != std::string_view::npos))
            continue;
        Instruction piece;
        piece.span = source.tree->span(nodes[i]);
        piece.text = text;
        out.children.push_back(std::move(piece));
    }
}

void Compiler::check(const TopElement& source, const Surroundings& around, const Instruction& out) {
    // check_vocabulary has seen the parent; here it is the element that a loop or condition stands
    // in.
    if (around.holder != nullptr && !allows(*around.holder, source.node.name()) &&
        find_element(source.node.parent().name()).has_value() &&
        is_logic(*find_element(source.node.parent().name())) && out.element != Element::When &&
        out.element != Element::Otherwise && out.element != Element::Param) {
        diagnostics_.error(
            codes::TemplateMisplaced,
            out.span,
            fmt::format("`{}` cannot stand in `{}`", source.node.name(), around.holder->name));
    }
    switch (out.element) {
    case Element::Image:
    case Element::Barcode:
    case Element::Chart:
        check_alt(around, out);
        break;
    case Element::Message:
        check_message(around, out);
        break;
    case Element::Attach:
        check_attached(out);
        break;
    case Element::PageSequence:
        check_masters(out);
        break;
    case Element::Toc:
        content_.lists_captions |= out.value("of") == "figures" || out.value("of") == "tables";
        break;
    case Element::Apply:
        if (const Attribute* mode = out.find("mode"))
            used_modes_.push_back(*mode);
        break;
    default:
        break;
    }
}

void Compiler::check_alt(const Surroundings& around, const Instruction& out) {
    if (!around.needs_alt || out.has("alt") || out.value("role") == "artifact")
        return;
    diagnostics_.error(
        codes::TemplateMissingAlt,
        out.span,
        fmt::format("`{}` without `alt`", element_name(out.element)),
        "say in `alt` what it shows, or write `role=\"artifact\"` when it is ornament");
}

void Compiler::check_attached(const Instruction& out) {
    if (out.has("src") == out.has("select"))
        diagnostics_.error(
            codes::TemplateBadValue,
            out.span,
            "`attach` has either `src` or `select`",
            "`src` is a file, `select` are data whose text becomes one");
    else if (out.has("select") && !out.has("name"))
        diagnostics_.error(
            codes::TemplateBadValue,
            out.span,
            "`attach` with `select` has no `name`",
            "say what the attached file is called: name=\"data.json\"");
}

void Compiler::check_message(const Surroundings& around, const Instruction& out) {
    const Attribute* key = out.find("key");
    if (key == nullptr)
        return;
    for (const auto& [lang, messages] : content_.locales) {
        if (!around.lang.empty() && around.lang != lang && out.lang != lang)
            continue;
        if (messages.find(key->value) != messages.end())
            return;
    }
    std::vector<std::string_view> names;
    for (const auto& [lang, messages] : content_.locales) {
        for (const auto& [name, message] : messages)
            names.push_back(name);
    }
    diagnostics_.error(
        codes::TemplateUnknownMessage,
        key->span,
        out.lang.empty() ? fmt::format("no message `{}`", key->value)
                         : fmt::format("no message `{}` in `locale/{}.xml`", key->value, out.lang),
        did_you_mean(key->value, names));
}

void Compiler::check_masters(const Instruction& out) {
    for (const std::string_view name : {"master", "first", "blank"}) {
        const Attribute* attribute = out.find(name);
        if (attribute == nullptr || content_.master_numbers.contains(attribute->value))
            continue;
        std::vector<std::string_view> names;
        for (const auto& [known, number] : content_.master_numbers)
            names.push_back(known);
        diagnostics_.error(
            codes::TemplateUnknownMaster,
            attribute->span,
            fmt::format("unknown page master `{}`", attribute->value),
            did_you_mean(attribute->value, names));
    }
}

void Compiler::check_own_statics(const Instruction& sequence) {
    const auto number = content_.master_numbers.find(sequence.value("master"));
    if (number == content_.master_numbers.end())
        return;
    for (const Instruction& child : sequence.children) {
        if (child.element == Element::Static)
            check_static(child, content_.masters[number->second].master, diagnostics_);
    }
}

void Compiler::check_modes() {
    for (const Attribute& used : used_modes_) {
        if (std::find(known_modes_.begin(), known_modes_.end(), used.value) != known_modes_.end())
            continue;
        const std::vector<std::string_view> names(known_modes_.begin(), known_modes_.end());
        diagnostics_.error(
            codes::TemplateUnknownMode,
            used.span,
            fmt::format("no `match` has the mode `{}`", used.value),
            did_you_mean(used.value, names));
    }
}

void index_matches(Template::Content& content, Diagnostics& diagnostics) {
    for (const Instruction& rule : content.root.children) {
        if (rule.element != Element::Match)
            continue;
        auto& mode = content.matches[std::string(rule.value("mode"))];
        for (const Compiled& name :
             split_expressions(rule.value("element"), rule.find("element")->span, ' ')) {
            if (name.text.empty())
                continue;
            const auto [place, is_new] = mode.emplace(name.text, &rule);
            if (is_new)
                continue;
            diagnostics.report(
                {Severity::Error,
                 codes::TemplateDuplicateName,
                 name.span,
                 fmt::format("there are two rules for `{}`", name.text),
                 {{place->second->span, "the other rule"}},
                 "give one of them a `mode`"});
        }
    }
}

/// Words apart by blanks.
void add_exceptions(Node node, Template::Content& content) {
    const std::string_view lang = node.attribute("lang");
    HyphenationExceptions exceptions{lang.empty() ? content.lang : std::string(lang), {}};
    const std::string text = node.text();
    for (const std::string_view word : blank_separated(text))
        exceptions.words.emplace_back(word);
    content.hyphenation.push_back(std::move(exceptions));
}

void index_results(Template::Content& content, Diagnostics& diagnostics) {
    const Instruction* info = content.root.child(Element::Info);
    bool has_pages = false;
    for (const Instruction& child : content.root.children) {
        if (child.element == Element::ResultDocument) {
            const Instruction* own = child.child(Element::Info);
            content.results.push_back({&child, own == nullptr ? info : own});
            ResultRule& result = content.results.back();
            if (const Instruction* sheet = child.child(Element::Sheet))
                result.sheet = compile_sheet(*sheet, diagnostics);
        }
        has_pages = has_pages || child.element == Element::PageSequence || is_logic(child.element);
    }
    if (!content.results.empty())
        return;
    content.results.push_back({nullptr, info});
    if (!has_pages) {
        diagnostics.error(
            codes::TemplateNoPages,
            content.root.span,
            "the template makes no pages",
            "add a `page-sequence` or a `result-document`");
    }
}

} // namespace

void compile_template(
    const std::vector<TopElement>& elements,
    const std::vector<std::string_view>& families,
    Template::Content& content,
    Diagnostics& diagnostics) {
    content.default_family = families.empty() ? std::string{} : std::string(families.front());
    compile_styles(elements, families, content, diagnostics);
    Compiler compiler(families, content, diagnostics);
    compiler.declare(elements);
    compile_masters(elements, content, diagnostics);
    const ElementRule* root = template_vocabulary().find("template");
    for (const TopElement& source : elements) {
        const std::string_view name = source.node.name();
        if (name == "style" || name == "color" || name == "include")
            continue;
        if (name == "hyphenation-exceptions") {
            add_exceptions(source.node, content);
            continue;
        }
        Instruction made = compiler.element(source, {content.lang, root});
        if (name == "page-master")
            attach_statics(std::move(made), content, diagnostics);
        else
            content.root.children.push_back(std::move(made));
    }
    compiler.check_modes();
    index_matches(content, diagnostics);
    index_results(content, diagnostics);
}

} // namespace zbirnyk
