#include "commands/import_participants.h"
#include "diag/codes.h"
#include "exchange/import_abstract.h"
#include "read/read_xml_file.h"
#include "told_files.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

struct Options {
    std::vector<std::filesystem::path> sources;
    std::filesystem::path event;
    std::string section = "?";
    bool replace = false;
    Reporting reporting;
};

/// Where an event keeps its abstracts: the folder that `abstracts/@src` names.
std::optional<std::filesystem::path> abstracts_folder(
    const FileSystem& files,
    const std::filesystem::path& event,
    Sources& sources,
    Diagnostics& diagnostics) {
    const auto tree = read_xml_file(files, event, sources, diagnostics);
    if (!tree)
        return std::nullopt;
    const Node included = tree->root().child("abstracts").attribute_node("src");
    if (!included) {
        diagnostics.error(
            codes::ImportNoFolder,
            tree->span(tree->root()),
            "the event does not say where its abstracts are",
            "add `<abstracts src=\"abstracts/\"/>`");
        return std::nullopt;
    }
    return resolve_inside(
        files, event.parent_path(), included.value(), tree->span(included), diagnostics);
}

bool is_identifier(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_part = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, is_part);
}

/// The file's own name when it can be an id, else the first free one of a01, a02 …
std::string abstract_id(
    const std::filesystem::path& source,
    const std::filesystem::path& folder,
    const FileSystem& files) {
    std::string stem = source.stem().string();
    if (is_identifier(stem))
        return stem;
    for (int number = 1;; ++number) {
        std::string id = fmt::format("a{:02}", number);
        if (!files.is_file(folder / (id + ".xml")))
            return id;
    }
}

/// One run of the import: where it writes and what it has to say.
struct Import {
    const Options& options;
    FileSystem& files;
    std::filesystem::path folder;
    Sources& sources;
    Diagnostics& diagnostics;

    bool write(const std::filesystem::path& path, std::string_view bytes, Span from) const {
        return written_told(files.write(path, bytes), path, from, diagnostics);
    }

    /// The abstract's file, or nothing after an error.
    std::optional<std::filesystem::path> run(const std::filesystem::path& source) const {
        const Span from{sources.add(source.string(), ""), 0, 0};
        const auto bytes = read_told(files, source, from, diagnostics);
        if (!bytes)
            return std::nullopt;
        const ImportSettings settings{
            .id = abstract_id(source, folder, files), .section = options.section};
        std::filesystem::path target = folder / (settings.id + ".xml");
        if (files.is_file(target) && !options.replace) {
            diagnostics.error(
                codes::ImportExists,
                from,
                fmt::format("`{}` exists already", target.string()),
                "use --replace to import it anew");
            return std::nullopt;
        }
        const auto abstract =
            import_abstract(*bytes, source.filename().string(), settings, from, diagnostics);
        if (!abstract)
            return std::nullopt;
        const std::filesystem::path pictures = folder / settings.picture_path;
        for (const ImportedPicture& picture : abstract->pictures)
            if (!write((pictures / picture.name).lexically_normal(), picture.bytes, from))
                return std::nullopt;
        if (!write(target, abstract->xml, from))
            return std::nullopt;
        return target;
    }
};

void run_import(const Options& options, const Invocation& invocation) {
    Sources sources;
    Diagnostics diagnostics;
    const Environment& environment = invocation.environment;
    if (auto folder = abstracts_folder(environment.files, options.event, sources, diagnostics)) {
        const Import import{options, environment.files, *std::move(folder), sources, diagnostics};
        for (const std::filesystem::path& source : options.sources)
            if (const auto target = import.run(source); target && !options.reporting.quiet)
                environment.out << fmt::format("{} -> {}\n", source.string(), target->string());
    }
    invocation.exit = finish(diagnostics, sources, options.reporting, invocation.environment);
}

} // namespace

void add_import(CLI::App& app, const Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("import", "Bring others' files into an event");
    verb->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* abstracts = verb->add_subcommand(
        "abstracts", "Turn DOCX, ODT and Markdown files into abstracts to review (through Pandoc)");
    abstracts->add_option("FILE", options->sources, "The authors' files")->required();
    abstracts->add_option("--into", options->event, "The event file")->required();
    abstracts->add_option("--section", options->section, "The section of the book they belong to");
    abstracts->add_flag(
        "--replace", options->replace, "Overwrite abstracts that were imported before");
    add_reporting(*abstracts, options->reporting);
    abstracts->callback([options, invocation] { run_import(*options, invocation); });
    add_import_participants(*verb, invocation);
}

} // namespace zbirnyk
