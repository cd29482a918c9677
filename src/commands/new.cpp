#include "commands/verbs.h"
#include "diag/codes.h"
#include "told_files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

/// All files below `folder`, as paths relative to it, in order.
void collect_files(
    const FileSystem& files,
    const std::filesystem::path& folder,
    const std::filesystem::path& relative,
    std::vector<std::filesystem::path>& found) {
    for (const std::string& name : files.list(folder / relative)) {
        const std::filesystem::path path = relative / name;
        if (files.is_directory(folder / path))
            collect_files(files, folder, path, found);
        else
            found.push_back(path);
    }
}

void copy_event(
    const std::filesystem::path& target, const Environment& environment, Diagnostics& diagnostics) {
    const std::filesystem::path source = environment.data_folder / "templates" / "new-event";
    if (!environment.files.list(target).empty()) {
        diagnostics.error(
            codes::NewNotEmpty,
            {},
            fmt::format("the folder `{}` is not empty", target.string()),
            "name a folder that does not exist yet");
        return;
    }
    std::vector<std::filesystem::path> paths;
    collect_files(environment.files, source, {}, paths);
    for (const std::filesystem::path& path : paths) {
        const auto bytes = read_told(environment.files, source / path, {}, diagnostics);
        if (bytes)
            written_told(
                environment.files.write(target / path, *bytes), target / path, {}, diagnostics);
    }
}

} // namespace

void add_new(CLI::App& app, const Invocation& invocation) {
    struct Options {
        std::filesystem::path folder;
        Reporting reporting;
    };

    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("new", "Make a folder with a small, complete event to edit");
    verb->add_option("DIR", options->folder, "The folder to make")->required();
    add_reporting(*verb, options->reporting);
    verb->callback([options, invocation] {
        const Environment& environment = invocation.environment;
        const Sources sources;
        Diagnostics diagnostics;
        copy_event(options->folder, environment, diagnostics);
        if (!diagnostics.has_errors() && !options->reporting.quiet)
            environment.out << fmt::format(
                "{0} is ready; now: zbirnyk build {0}/event.xml\n", options->folder.string());
        invocation.exit = finish(diagnostics, sources, options->reporting, environment);
    });
}

} // namespace zbirnyk
