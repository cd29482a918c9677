#include "commands/import_participants.h"

#include "diag/codes.h"
#include "exchange/participants/import_participants.h"
#include "told_files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

struct Options {
    ParticipantsRequest request;
    bool dry_run = false;
    Reporting reporting;
};

/// Writes what there is to write, the table first; stops at the first failure.
void write_import(
    const ParticipantsImport& import,
    const Environment& environment,
    std::string& told,
    Diagnostics& diagnostics) {
    for (const auto& [path, bytes] :
         {std::pair{import.table, import.csv}, {import.mapping, import.mapping_xml}}) {
        if (bytes.empty())
            continue;
        if (!written_told(environment.files.write(path, bytes), path, {}, diagnostics))
            return;
        told += fmt::format("{} written\n", path.string());
    }
}

void run_import(const Options& options, const Invocation& invocation) {
    Sources sources;
    Diagnostics diagnostics;
    const Environment& environment = invocation.environment;
    const auto import =
        import_participants(environment.files, options.request, sources, diagnostics);
    const bool refused = options.reporting.strict && !diagnostics.items().empty();
    std::string told = import ? import->report : "";
    if (import && !options.dry_run && !refused)
        write_import(*import, environment, told, diagnostics);
    if (!options.reporting.quiet && options.reporting.format == "text")
        environment.out << told;
    invocation.exit = finish(diagnostics, sources, options.reporting, environment);
}

} // namespace

void add_import_participants(CLI::App& import, const Invocation& invocation) {
    auto options = std::make_shared<Options>();
    options->reporting.shown = 200; // a person mends the whole sheet, not twenty rows a time
    CLI::App* verb = import.add_subcommand(
        "participants", "Take people from a sign-up sheet (XLSX, ODS, CSV) into participants.csv");
    verb->add_option("SHEET", options->request.workbook, "The sign-up sheet")->required();
    verb->add_option("--into", options->request.event, "The event file")->required();
    verb->add_option("--sheet", options->request.sheet, "The sheet of the workbook, by its name");
    verb->add_option(
        "--mapping",
        options->request.mapping,
        "Where its columns go; without it participants.mapping.xml beside the event");
    verb->add_flag("--dry-run", options->dry_run, "Show everything, write nothing");
    add_reporting(*verb, options->reporting);
    verb->callback([options, invocation] { run_import(*options, invocation); });
}

} // namespace zbirnyk
