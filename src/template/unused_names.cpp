#include "template/unused_names.h"

#include "diag/codes.h"
#include "read/xml_characters.h"

#include <fmt/format.h>
#include <functional>
#include <set>

// A name is looked for where it can stand: a style in `style` and `extends`, a variable after a
// dollar sign, a colour as a word of any value. A word that only looks like a call hides a name
// that is not called; no name that is called is reported.

namespace zbirnyk {

namespace {

/// The words of a value: stretches of characters that a name may have.
void add_words(std::string_view value, std::set<std::string, std::less<>>& words) {
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t length = xml_name_length(value.substr(at));
        if (length > 0)
            words.emplace(value.substr(at, length));
        at += std::max<std::size_t>(length, 1);
    }
}

/// Where names are given, and what is called.
class Names {
  public:
    struct Given {
        std::string_view kind, name;
        Span span;
    };

    void add(const Tree& tree, Node node) {
        note(tree, node);
        for (const Node child : node.child_elements())
            add(tree, child);
    }

    void report(const Template::Content& content, Diagnostics& diagnostics) const {
        for (const Given& given : given_)
            if (!called_.contains(key(given.kind, given.name)) &&
                !(given.kind == "color" && words_.contains(given.name)))
                warn(given, diagnostics);
        std::set<std::string_view> told;
        for (const auto& [lang, messages] : content.locales)
            for (const auto& [name, message] : messages)
                if (!called_.contains(key("message", name)) && told.insert(name).second)
                    warn({"message", name, message.span}, diagnostics);
        for (const Given& shown : shown_)
            if (!called_.contains(key("marker", shown.name)))
                diagnostics.warning(
                    codes::TemplateNoMatch,
                    shown.span,
                    fmt::format("no `marker` has the name `{}`", shown.name),
                    "what shows it stays empty");
    }

  private:
    static std::string key(std::string_view kind, std::string_view name) {
        return fmt::format("{} {}", kind, name);
    }

    static void warn(const Given& given, Diagnostics& diagnostics) {
        diagnostics.warning(
            codes::TemplateUnused,
            given.span,
            fmt::format("the {} `{}` is used nowhere", given.kind, given.name),
            "leave it out, or is its name written otherwise elsewhere?");
    }

    void give(std::string_view kind, const Tree& tree, Node attribute) {
        if (!attribute.value().empty())
            given_.push_back({kind, attribute.value(), tree.span(attribute)});
    }

    void call(std::string_view kind, std::string_view name) {
        if (!name.empty())
            called_.insert(key(kind, name));
    }

    void note(const Tree& tree, Node node) {
        const bool names_itself = node.is_element("style") || node.is_element("color") ||
                                  node.is_element("page-master") || node.is_element("variable");
        if (names_itself && !node.attribute("name").empty())
            give(node.name(), tree, node.attribute_node("name"));
        if (node.is_element("match") && !node.attribute("mode").empty())
            give("mode", tree, node.attribute_node("mode"));
        if (node.is_element("marker"))
            call("marker", node.attribute("name"));
        if (node.is_element("retrieve-marker"))
            shown_.push_back(
                {"marker", node.attribute("name"), tree.span(node.attribute_node("name"))});
        if (node.is_element("message"))
            call("message", node.attribute("key"));
        if (node.is_element("apply"))
            call("mode", node.attribute("mode"));
        for (const std::string_view master : {"master", "first", "blank"})
            if (node.is_element("page-sequence"))
                call("page-master", node.attribute(master));
        call(node.is_element("page-master") ? "page-master" : "style", node.attribute("extends"));
        call("style", node.attribute("style"));
        for (const Node attribute : node.attributes()) {
            if (names_itself && attribute.name() == "name")
                continue;
            add_words(attribute.value(), words_);
            note_variables(attribute.value());
        }
    }

    void note_variables(std::string_view value) {
        for (std::size_t at = value.find('$'); at != std::string_view::npos;
             at = value.find('$', at + 1))
            call("variable", value.substr(at + 1, xml_name_length(value.substr(at + 1))));
    }

    std::vector<Given> given_, shown_;
    std::set<std::string, std::less<>> called_, words_;
};

} // namespace

void report_unused_names(
    const std::vector<TopElement>& elements,
    const Template::Content& content,
    Diagnostics& diagnostics) {
    Names names;
    for (const TopElement& element : elements)
        names.add(*element.tree, element.node);
    names.report(content, diagnostics);
}

} // namespace zbirnyk
