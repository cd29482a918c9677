#include "issue.h"

#include "commands/progress_bar.h"
#include "commands/register_verbs.h"
#include "commands/verbs.h"
#include "open_badges.h"
#include "told_files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

struct Options {
    IssueConfig config;
    Reporting reporting;
    std::filesystem::path key;
    std::filesystem::path passphrase_file;
    std::filesystem::path p12;
    std::filesystem::path p12_passphrase_file;
};

void report(const IssueSummary& summary, const std::filesystem::path& output, std::ostream& out) {
    const auto line = [&](std::size_t count, std::string_view what) {
        if (count > 0)
            out << fmt::format("certificates: {} {} -> {}\n", count, what, output.string());
    };
    line(summary.finished, "of an earlier run finished");
    line(summary.restored, "missing files made again");
    line(summary.issued, "issued");
    line(summary.reissued, "issued anew");
    out << fmt::format("certificates: {} in force\n", summary.in_force);
}

/// The first issue of an event whose codes or credentials are signed makes the key, where the
/// register has none.
void make_first_key(const Options& options, const Environment& environment) {
    RegisterOptions request;
    request.event = options.config.build.event_file;
    request.passphrase_file = options.passphrase_file;
    request.reporting = options.reporting;
    EventRegister from;
    open_register(request.event, Access::Create, environment, from);
    if (!from.file)
        return; // said again by the issue itself
    const Node certificates = from.event->root().child("certificates");
    const auto keys = from.file->keys();
    const bool signs = wants_open_badges(certificates) ||
                       certificates.attribute("check").find("{seal}") != std::string_view::npos;
    if (keys && keys->empty() && signs)
        make_key(request, from, environment);
}

/// The key that the user names, or the event's own where there is one.
bool choose_key(
    Options& options, const Environment& environment, Sources& sources, Diagnostics& diagnostics) {
    const bool named = !options.key.empty();
    const auto file = named ? options.key : default_key_file(options.config.build.event_file);
    if (!named && !environment.files.is_file(file))
        make_first_key(options, environment);
    if (!named && !environment.files.is_file(file))
        return true;
    const auto passphrase =
        read_passphrase(options.passphrase_file, environment.files, diagnostics);
    if (passphrase)
        options.config.key = read_key(file, *passphrase, environment, sources, diagnostics);
    return options.config.key.has_value();
}

/// The key that signs the files, where the user names one.
bool choose_signer(
    Options& options, const Environment& environment, Sources& sources, Diagnostics& diagnostics) {
    if (options.p12.empty())
        return true;
    const auto bytes = read_told(environment.files, options.p12, {}, diagnostics);
    if (!bytes)
        return false;
    const auto passphrase =
        read_passphrase(options.p12_passphrase_file, environment.files, diagnostics);
    if (passphrase)
        options.config.signer = DocumentSigner::from_pkcs12(
            *bytes, *passphrase, {sources.add(options.p12.string(), ""), 0, 0}, diagnostics);
    return options.config.signer.has_value();
}

void run_issue(Options& options, const Invocation& invocation) {
    const Environment& environment = invocation.environment;
    Sources sources;
    Diagnostics diagnostics;
    IssueConfig& config = options.config;
    config.build.data_folder = environment.data_folder;
    config.program = "zbirnyk " ZBIRNYK_VERSION;
    config.time = environment.now();
    config.today = config.build.date.empty() ? day_of(config.time) : config.build.date;
    config.strict = options.reporting.strict;
    if (choose_key(options, environment, sources, diagnostics) &&
        choose_signer(options, environment, sources, diagnostics)) {
        const auto progress = choose_progress(options.reporting, environment);
        const IssueSummary summary =
            issue(config, environment.files, sources, *progress, diagnostics);
        if (!diagnostics.has_errors() && !options.reporting.quiet &&
            options.reporting.format == "text")
            report(summary, config.build.output, environment.out);
    }
    invocation.exit = finish(diagnostics, sources, options.reporting, environment);
}

} // namespace

void add_issue(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "issue", "Give certificates their numbers, enter them in the register, make their files");
    BuildConfig& build = options->config.build;
    build.output = "output";
    verb->add_option("EVENT.xml", build.event_file, "The event file")->required();
    verb->add_option("--to", build.output, "Output folder")->capture_default_str();
    verb->add_option("--jobs,-j", build.jobs, "Documents made at a time")
        ->default_val(invocation.environment.threads)
        ->check(CLI::Range(1, 256));
    verb->add_option("--date", build.date, "Date of what is issued anew, and of the metadata")
        ->check(valid_date);
    verb->add_option("--key", options->key, "Private key that signs (register-key.pem)");
    verb->add_option(
        "--passphrase-file", options->passphrase_file, "File with the key's passphrase");
    verb->add_option("--p12", options->p12, "PKCS #12 file that signs the PDF files (PAdES)");
    verb->add_option(
        "--p12-passphrase-file", options->p12_passphrase_file, "File with its passphrase");
    CLI::Option* reissue = verb->add_option(
        "--reissue",
        options->config.reissue,
        "Number to be issued anew because its data changed; `all` of those that changed");
    verb->add_option("--reason", options->config.reason, "Why it is issued anew")->needs(reissue);
    reissue->needs("--reason");
    add_reporting(*verb, options->reporting);
    verb->callback([options, invocation] { run_issue(*options, invocation); });
}

} // namespace zbirnyk
