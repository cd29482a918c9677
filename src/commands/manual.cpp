#include "read/manual.h"
#include "commands/verbs.h"
#include "template/vocabulary_tables.h"
#include "told_files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

/// The examples of a folder in the order of their names; those that name no elements are parts of
/// others.
std::vector<ManualExample>
read_examples(const std::filesystem::path& folder, const FileSystem& files) {
    std::vector<ManualExample> examples;
    for (const std::string& name : files.list(folder)) {
        const std::filesystem::path path = folder / name;
        const FileContent content = files.read(path);
        const auto* text = std::get_if<std::string>(&content);
        if (path.extension() != ".xml" || !text)
            continue;
        ManualExample example = read_example(path.stem().string(), *text);
        if (!example.shows.empty())
            examples.push_back(std::move(example));
    }
    return examples;
}

void write_manual(
    const std::filesystem::path& folder, const Environment& environment, Diagnostics& diagnostics) {
    const std::filesystem::path path = folder / "reference.md";
    const std::string text = reference_manual(
        template_vocabulary(), read_examples(folder / "examples", environment.files));
    if (written_told(environment.files.write(path, text), path, {}, diagnostics))
        environment.out << path.string() << '\n';
}

} // namespace

void add_manual(CLI::App& app, const Invocation& invocation) {
    struct Options {
        std::filesystem::path folder = "docs/templates";
        Reporting reporting;
    };

    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "manual", "Write the reference of the template language, reference.md, as Markdown");
    verb->add_option("DIR", options->folder, "Where to write it; its examples/ are taken into it")
        ->capture_default_str();
    add_reporting(*verb, options->reporting);
    verb->callback([options, invocation] {
        const Sources sources;
        Diagnostics diagnostics;
        write_manual(options->folder, invocation.environment, diagnostics);
        invocation.exit = finish(diagnostics, sources, options->reporting, invocation.environment);
    });
}

} // namespace zbirnyk
