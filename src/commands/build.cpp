#include "commands/progress_bar.h"
#include "commands/verbs.h"
#include "pipeline.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

const std::map<std::string, Stage> stages = {
    {"model", Stage::Model},
    {"bind", Stage::Bind},
    {"lines", Stage::Lines},
    {"pages", Stage::Pages},
};

const std::map<std::string, OutputForm> forms = {
    {"pdf", OutputForm::Pdf},
    {"docx", OutputForm::Docx},
    {"html", OutputForm::Html},
    {"text", OutputForm::Text},
};

/// "2/8" is the second of eight parts.
Shard parse_shard(const std::string& text) {
    Shard shard;
    char slash = 0;
    std::istringstream in(text);
    if (!(in >> shard.index >> slash >> shard.count) || slash != '/' || shard.count == 0 ||
        shard.index == 0 || shard.index > shard.count)
        throw CLI::ValidationError("--shard", "expected I/N with 1 ≤ I ≤ N, got " + text);
    --shard.index;
    return shard;
}

struct Options {
    BuildConfig config;
    Reporting reporting;
    std::string shard = "1/1";
    bool dump = false;
    bool times = false;
};

void report_products(const BuildSummary& summary, const BuildConfig& config, std::ostream& out) {
    for (const ProductSummary& product : summary.products)
        out << fmt::format(
            "{}: {} of {} {}, {} {} -> {}\n",
            product.product,
            product.written,
            product.documents,
            product.documents == 1 ? "document" : "documents",
            product.pages,
            product.pages == 1 ? "page" : "pages",
            config.output.string());
}

void report_times(const StageTimes& times, std::ostream& out) {
    out << fmt::format(
        "seconds on all threads: read {:.3f}, bind {:.3f}, lay out {:.3f}, PDF {:.3f}, write "
        "{:.3f}\n",
        times.read,
        times.bind,
        times.lay_out,
        times.write_pdf,
        times.write_file);
}

/// What build and check share.
BuildSummary run_build(
    const Options& options,
    Sources& sources,
    Diagnostics& diagnostics,
    const Environment& environment) {
    const auto progress = choose_progress(options.reporting, environment);
    return build(options.config, environment.files, sources, *progress, diagnostics);
}

void run_build_verb(Options& options, const Invocation& invocation) {
    const Environment& environment = invocation.environment;
    options.config.data_folder = environment.data_folder;
    options.config.shard = parse_shard(options.shard);
    if (options.reporting.strict)
        options.config.delivery = Delivery::AllOrNothing;
    Sources sources;
    Diagnostics diagnostics;
    const BuildSummary summary = run_build(options, sources, diagnostics, environment);
    if (options.dump)
        environment.out << summary.dump;
    else if (!options.reporting.quiet && options.reporting.format == "text")
        report_products(summary, options.config, environment.out);
    if (options.times)
        report_times(summary.times, environment.out);
    invocation.exit = finish(diagnostics, sources, options.reporting, environment);
}

void add_event_options(CLI::App& verb, Options& options, const Environment& environment) {
    verb.add_option("EVENT.xml", options.config.event_file, "The event file")->required();
    verb.add_option(
        "PRODUCT",
        options.config.products,
        "Templates to use (certificates, proceedings, report …); all when none is named");
    verb.add_option("--jobs,-j", options.config.jobs, "Documents made at a time")
        ->default_val(environment.threads)
        ->check(CLI::Range(1, 256));
    verb.add_option("--max-pages", options.config.max_pages, "Pages a document may have at most")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    verb.add_option(
            "--max-memory",
            options.config.max_memory,
            "Megabytes that the program may have while a document is laid out")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    verb.add_option("--date", options.config.date, "Date in the documents' metadata, YYYY-MM-DD")
        ->check(valid_date);
    verb.add_option(
        "--only", options.config.only, "XPath: only documents whose record satisfies it");
    add_reporting(verb, options.reporting);
}

} // namespace

void add_build(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("build", "Make the documents of an event");
    add_event_options(*verb, *options, invocation.environment);
    options->config.output = "output";
    verb->add_option("--to", options->config.output, "Output folder")->capture_default_str();
    verb->add_option(
            "--as",
            options->config.form,
            "Form of the documents: pdf, docx or html (through Pandoc), text")
        ->transform(CLI::CheckedTransformer(forms));
    verb->add_option("--shard", options->shard, "I/N: only the I-th of N parts of the documents");
    auto* stop = verb->add_option(
                         "--stop-after",
                         options->config.stop_after,
                         "Stop after model, bind, lines or pages")
                     ->transform(CLI::CheckedTransformer(stages));
    verb->add_flag("--times", options->times, "Print how long each stage took");
    verb->add_flag("--dump", options->dump, "Print the result of the last stage")->needs(stop);
    verb->callback([options, invocation] { run_build_verb(*options, invocation); });
}

void add_check(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "check", "Read everything, evaluate every template on the data, write nothing");
    add_event_options(*verb, *options, invocation.environment);
    options->config.delivery = Delivery::Nothing;
    verb->callback([options, invocation] {
        options->config.data_folder = invocation.environment.data_folder;
        Sources sources;
        Diagnostics diagnostics;
        const BuildSummary summary =
            run_build(*options, sources, diagnostics, invocation.environment);
        if (diagnostics.items().empty() && !options->reporting.quiet &&
            options->reporting.format == "text")
            for (const ProductSummary& product : summary.products)
                invocation.environment.out << fmt::format(
                    "{}: {} documents, {} pages, nothing to report\n",
                    product.product,
                    product.documents,
                    product.pages);
        invocation.exit = finish(diagnostics, sources, options->reporting, invocation.environment);
    });
}

} // namespace zbirnyk
