#include "commands/register_verbs.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

namespace zbirnyk {

namespace {

const std::map<std::string, NamesShown> names_shown = {
    {"full", NamesShown::Full}, {"initials", NamesShown::Initials}, {"none", NamesShown::None}};

const std::map<std::string, RegisterOptions::List> lists = {
    {"journal", RegisterOptions::List::Journal}, {"mailing", RegisterOptions::List::Mailing}};

using Work = void (*)(const RegisterOptions&, EventRegister&, const Environment&);

/// One verb of the register: its options are added by the caller.
struct Verb {
    const char* name;
    const char* description;
    Access access;
    Work work;
};

CLI::App* add_verb(
    CLI::App& app,
    const Verb& verb,
    const std::shared_ptr<RegisterOptions>& options,
    const Invocation& invocation) {
    CLI::App* added = app.add_subcommand(verb.name, verb.description);
    added->add_option("EVENT.xml", options->event, "The event file")->required();
    add_reporting(*added, options->reporting);
    added->callback([verb, options, invocation] {
        EventRegister from;
        open_register(options->event, verb.access, invocation.environment, from);
        if (from.file)
            verb.work(*options, from, invocation.environment);
        invocation.exit =
            finish(from.diagnostics, from.sources, options->reporting, invocation.environment);
    });
    return added;
}

void add_key_options(CLI::App& verb, RegisterOptions& options) {
    verb.add_option("--key", options.key, "The private key's file (register-key.pem)");
    verb.add_option("--passphrase-file", options.passphrase_file, "File with its passphrase");
}

void add_reading_verbs(
    CLI::App& app, const std::shared_ptr<RegisterOptions>& options, const Invocation& invocation) {
    const auto add = [&](const Verb& verb) { return add_verb(app, verb, options, invocation); };
    add({"list",
         "Number, state, date, hours and name of each, by tabs",
         Access::Read,
         list_certificates})
        ->add_option("--series", options->series, "Only of this series");
    add({"show",
         "All that is known of certificates, and their log",
         Access::Read,
         show_certificates})
        ->add_option("NUMBER", options->numbers, "Numbers")
        ->required();
    add({"check", "Look for traces of changes by hand", Access::Read, check_register});
    CLI::App* journal = add(
        {"export",
         "The journal as CSV for Excel, or XLSX by its ending; all files in force as ZIP",
         Access::Read,
         export_register});
    journal->add_option("FILE", options->target, "FILE.csv, FILE.xlsx or FILE.zip")->required();
    journal->add_option("--to", options->files, "Output folder with the files of a ZIP")
        ->capture_default_str();
    journal
        ->add_option(
            "--list",
            options->list,
            "journal, or mailing (CSV): address, name, number, file, state")
        ->transform(CLI::CheckedTransformer(lists));
    journal->add_option("--series", options->series, "Only of this series");
    journal->add_option("--names", options->names, "full, initials or none (for a public list)")
        ->transform(CLI::CheckedTransformer(names_shown));
    CLI::App* rebuild = add(
        {"rebuild",
         "Make files again as they were issued, byte for byte",
         Access::Write,
         rebuild_certificates});
    rebuild->add_option("NUMBER", options->numbers, "Numbers; all when none is named");
    rebuild->add_option("--to", options->target, "Output folder")->required();
}

} // namespace

void add_register(CLI::App& app, const Invocation& invocation) {
    CLI::App* group = app.add_subcommand("register", "The register of issued certificates");
    group->require_subcommand(1);
    auto options = std::make_shared<RegisterOptions>();
    add_reading_verbs(*group, options, invocation);
    CLI::App* revoke = add_verb(
        *group,
        {"revoke", "Declare certificates void from a day on", Access::Write, revoke_certificates},
        options,
        invocation);
    revoke->add_option("NUMBER", options->numbers, "Numbers")->required();
    revoke->add_option("--reason", options->reason, "Why; verification shows it")->required();
    revoke->add_option("--date", options->date, "From when; today when absent")->check(valid_date);
    CLI::App* publish = add_verb(
        *group,
        {"publish",
         "Write the page that checks codes without a server, with what is void by today",
         Access::Write,
         publish_page},
        options,
        invocation);
    publish->add_option("DIR", options->target, "Folder of the page")->required();
    publish->add_option("--date", options->date, "Date of the page; today when absent")
        ->check(valid_date);
    add_key_options(*publish, *options);
    CLI::App* badge = add_verb(
        *group,
        {"badge", "Write credentials (Open Badges 3.0) as JSON", Access::Read, write_badges},
        options,
        invocation);
    badge->add_option("NUMBER", options->numbers, "Numbers; all in force when none is named");
    badge->add_option("--to", options->target, "Output folder")->required();
    add_key_options(*badge, *options);
    add_send(*group, invocation);
    CLI::App* keys = add_verb(
        *group,
        {"keys", "Make the private key that signs what the QR codes say", Access::Create, make_key},
        options,
        invocation);
    add_key_options(*keys, *options);
    keys->add_flag("--rotate", options->rotate, "Sign with a new key from now on");
}

} // namespace zbirnyk
