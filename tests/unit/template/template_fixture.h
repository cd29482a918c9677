#pragma once

#include "read/tree.h"
#include "template/template.h"

#include <doctest/doctest.h>
#include <map>
#include <string>

namespace zbirnyk {

/// A template folder `t` and an event folder `e` in memory, read and bound.
struct TemplateFixture {
    Sources sources;
    Diagnostics diagnostics;
    std::map<std::string, std::string> contents;
    std::unique_ptr<FileSystem> files;
    std::optional<Template> made;
    std::optional<Tree> data;

    /// `body` is the content of template.xml inside `template`.
    explicit TemplateFixture(
        const std::string& body,
        const std::string& event = "<event xml:lang='uk'/>",
        std::map<std::string, std::string> more = {}) {
        contents = std::move(more);
        contents["t/template.xml"] =
            "<template xmlns='urn:zbirnyk:template:1' xml:lang='uk'>" + body + "</template>";
        files = make_memory_file_system(contents);
        made = Template::read(*files, "t", {{"Serif", "Sans"}}, sources, diagnostics);
        const std::uint32_t file = sources.add("event.xml", event);
        data = read_xml(sources, file, {}, diagnostics);
        REQUIRE(data.has_value());
    }

    /// The first document.
    Document document(std::size_t number = 0) {
        INFO(print_all(diagnostics, sources));
        REQUIRE(made.has_value());
        const auto tasks = plan_documents(*made, *data, diagnostics);
        REQUIRE(tasks.size() > number);
        return bind(*made, tasks[number], *data, {*files, "e", "2020-06-11"}, diagnostics);
    }

    /// Codes and messages of all diagnostics, a line each, with the marked text.
    std::string errors() const {
        std::string text;
        for (const Diagnostic& item : diagnostics.sorted()) {
            const std::string_view source = item.span.file == 0 ? "" : sources.text(item.span.file);
            text += std::string(item.code.name) + " [" +
                    std::string(source.substr(item.span.begin, item.span.end - item.span.begin)) +
                    "] " + item.message + "\n";
        }
        return text;
    }
};

/// A page sequence on a plain page around `body`.
inline std::string pages(const std::string& body) {
    return "<page-master name='m'/><page-sequence master='m'>" + body + "</page-sequence>";
}

/// The flow of all sequences as text: a line a paragraph, with the role of its element.
std::string outline(const Document& document);
/// The structure tree, a line an element.
std::string structure(const Document& document);
/// The style of the first run whose text contains `part`.
const Style& style_of(const Document& document, std::string_view part);

} // namespace zbirnyk
