#include "commands/verbs.h"
#include "exchange/participants/mapping.h"
#include "model/vocabularies.h"
#include "template/vocabulary_tables.h"
#include "text/fonts_vocabulary.h"
#include "told_files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

/// Every kind of XML that the program reads.
std::vector<const Vocabulary*> all_vocabularies() {
    std::vector<const Vocabulary*> all = data_vocabularies();
    all.push_back(&template_vocabulary());
    all.push_back(&locale_vocabulary());
    all.push_back(&fonts_vocabulary());
    all.push_back(&mapping_vocabulary());
    return all;
}

void write_schemas(
    const std::filesystem::path& folder, const Environment& environment, Diagnostics& diagnostics) {
    for (const Vocabulary* vocabulary : all_vocabularies()) {
        const std::filesystem::path path = folder / fmt::format("{}.rng", vocabulary->name);
        if (written_told(
                environment.files.write(path, relax_ng(*vocabulary)), path, {}, diagnostics))
            environment.out << path.string() << '\n';
    }
}

} // namespace

void add_schema(CLI::App& app, const Invocation& invocation) {
    struct Options {
        std::filesystem::path folder = "schema";
        Reporting reporting;
    };

    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("schema", "Write the RELAX NG schemas of all inputs, for editors");
    verb->add_option("DIR", options->folder, "Where to write them")->capture_default_str();
    add_reporting(*verb, options->reporting);
    verb->callback([options, invocation] {
        const Sources sources;
        Diagnostics diagnostics;
        write_schemas(options->folder, invocation.environment, diagnostics);
        invocation.exit = finish(diagnostics, sources, options->reporting, invocation.environment);
    });
}

} // namespace zbirnyk
