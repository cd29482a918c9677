#include "commands/clean_file.h"
#include "commands/verbs.h"
#include "language/hyphenation/hyphenate.h"
#include "language/names/decline_phrase.h"
#include "language/numerals/number_words.h"
#include "language/transliterate.h"
#include "language/typography/clean.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <functional>
#include <istream>
#include <memory>
#include <ostream>

// `zbirnyk language …`: the language module for people who need nothing else. Each verb takes one
// text, or with --tsv the rows of a table from the standard input.

namespace zbirnyk {

namespace {

using RowFunction = std::function<std::string(std::string_view)>;

void filter_rows(const Environment& environment, const RowFunction& row) {
    for (std::string line; std::getline(environment.in, line);)
        environment.out << row(line) << '\n';
}

Exit refuse(const Environment& environment, std::string_view message, std::string_view hint) {
    environment.err << "error: " << message << "\nhint: " << hint << '\n';
    return Exit::InputErrors;
}

struct WordsOptions {
    std::string text;
    bool tsv = false;
    std::string kind;
    std::string grammatical_case;
    std::string gender;
    std::string lang = "uk";
};

struct DeclineOptions {
    std::string text;
    bool tsv = false;
    bool phrase = false;
    Case grammatical_case = Case::Dative;
    Gender gender = Gender::Unknown;
    DativeStyle dative = DativeStyle::U;
};

Exit decline_text(const DeclineOptions& options, const Environment& environment) {
    const NameOptions style{options.dative};
    if (options.phrase) {
        const auto form = decline_phrase(options.text, options.grammatical_case, style);
        if (!form)
            return refuse(
                environment,
                fmt::format("no rule gives this case of `{}`", options.text),
                "write the form by hand");
        environment.out << *form << '\n';
        return Exit::Done;
    }
    const auto name = parse_full_name(options.text);
    if (!name)
        return refuse(
            environment,
            fmt::format("which part of `{}` is the surname is not certain", options.text),
            "write surname, given name and patronymic; for a post add --post");
    const DeclinedName declined =
        decline_name(*name, options.gender, options.grammatical_case, style);
    std::string form = declined.name.surname;
    for (const std::string& part : {declined.name.given, declined.name.patronymic})
        form += part.empty() ? "" : " " + part;
    environment.out << form << '\n';
    if (declined.confidence == Confidence::Sure)
        return Exit::Done;
    return refuse(
        environment,
        fmt::format("`{}` is not certain: {}", form, declined.reason),
        "check the form");
}

template <typename Value>
std::map<std::string, Value>
named(std::initializer_list<std::pair<const std::string, Value>> list) {
    return {list};
}

CLI::Option* add_case(CLI::App& verb, Case& grammatical_case) {
    std::map<std::string, Case> cases;
    for (const std::string_view name : CaseNames)
        cases.emplace(name, *parse_case(name));
    return verb.add_option("--case", grammatical_case, "Case: nominative … vocative")
        ->transform(CLI::CheckedTransformer(cases).description("CASE"));
}

/// TEXT or --tsv: one of the two.
void add_input(
    CLI::App& verb, std::string& text, bool& tsv, const char* name, const char* columns) {
    CLI::Option* one = verb.add_option(name, text, "What to take");
    verb.add_flag("--tsv", tsv, columns)->excludes(one);
}

void add_decline(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<DeclineOptions>();
    CLI::App* verb = app.add_subcommand("decline", "Decline a name, or a post or an institution");
    add_input(
        *verb, options->text, options->tsv, "NAME", "Rows: surname given patronymic gender case");
    add_case(*verb, options->grammatical_case);
    verb->add_option("--gender", options->gender, "m or f; found from the name when absent")
        ->transform(CLI::CheckedTransformer(
            named<Gender>({{"m", Gender::Masculine}, {"f", Gender::Feminine}})));
    verb->add_option("--dative", options->dative, "Ending of men's dative: u, ovi or alternate")
        ->transform(CLI::CheckedTransformer(named<DativeStyle>(
            {{"u", DativeStyle::U},
             {"ovi", DativeStyle::Ovi},
             {"alternate", DativeStyle::Alternate}})));
    verb->add_flag("--post", options->phrase, "The text is a post or an institution");
    verb->callback([options, invocation] {
        if (options->tsv)
            filter_rows(invocation.environment, decline_row);
        else
            invocation.exit = decline_text(*options, invocation.environment);
    });
}

void add_words(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<WordsOptions>();
    CLI::App* verb = app.add_subcommand("words", "Write a number in words");
    add_input(
        *verb, options->text, options->tsv, "NUMBER", "Rows: number [kind] [case] [gender] [lang]");
    verb->add_option("--kind", options->kind, "cardinal, ordinal, year, UAH, EUR or USD");
    verb->add_option("--case", options->grammatical_case, "Case: nominative … vocative");
    verb->add_option("--gender", options->gender, "m, f or n");
    verb->add_option("--lang", options->lang, "uk, en or de")->capture_default_str();
    verb->callback([options, invocation] {
        if (options->tsv)
            return filter_rows(invocation.environment, words_row);
        const std::string words = words_row(fmt::format(
            "{}\t{}\t{}\t{}\t{}",
            options->text,
            options->kind,
            options->grammatical_case,
            options->gender,
            options->lang));
        if (words.empty())
            invocation.exit = refuse(
                invocation.environment,
                fmt::format("`{}` cannot be written in words", options->text),
                "a number has digits and a point; see `zbirnyk language words --help`");
        else
            invocation.environment.out << words << '\n';
    });
}

void add_translit(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<WordsOptions>();
    CLI::App* verb =
        app.add_subcommand("translit", "Write Ukrainian in Latin letters (Resolution 55, 2010)");
    add_input(*verb, options->text, options->tsv, "TEXT", "Rows: the first field is changed");
    verb->callback([options, invocation] {
        if (options->tsv)
            filter_rows(invocation.environment, translit_row);
        else
            invocation.environment.out << transliterate(options->text) << '\n';
    });
}

void add_hyphenate(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<WordsOptions>();
    CLI::App* verb = app.add_subcommand("hyphenate", "Show where a word may be hyphenated");
    add_input(*verb, options->text, options->tsv, "WORD", "Rows: the first field is changed");
    verb->add_option("--lang", options->lang, "uk, en or de")->capture_default_str();
    verb->callback([options, invocation] {
        Diagnostics diagnostics;
        const Hyphenator hyphenator = Hyphenator::load(invocation.environment.files, diagnostics);
        const auto row = [&](std::string_view text) {
            return hyphenate_row(hyphenator, text, options->lang);
        };
        if (options->tsv)
            filter_rows(invocation.environment, row);
        else
            invocation.environment.out << row(options->text) << '\n';
        invocation.exit = finish(diagnostics, {}, {}, invocation.environment);
    });
}

void add_clean(CLI::App& app, const Invocation& invocation) {
    auto request = std::make_shared<CleanRequest>();
    auto tsv = std::make_shared<bool>(false);
    auto reporting = std::make_shared<Reporting>();
    CLI::App* verb = app.add_subcommand("clean", "Mend the typography of a text or XML file");
    CLI::Option* file = verb->add_option("FILE", request->file, "Text, or XML by its ending .xml");
    verb->add_flag("--tsv", *tsv, "Rows: each field is cleaned")->excludes(file);
    verb->add_flag("--dry-run", request->dry_run, "List each change with its place, write nothing");
    verb->add_flag("--in-place", request->in_place, "Rewrite the file instead of printing it");
    verb->add_option("--lang", request->lang, "uk, en or de; xml:lang wins")->capture_default_str();
    verb->add_option("--only", request->only, "The rules to apply, as --dry-run names them");
    verb->add_option("--without", request->without, "Rules to leave out, as --dry-run names them");
    add_reporting(*verb, *reporting);
    verb->callback([request, tsv, reporting, invocation] {
        if (*tsv)
            return filter_rows(invocation.environment, clean_row);
        Sources sources;
        Diagnostics diagnostics;
        clean_file(*request, invocation.environment, sources, diagnostics);
        invocation.exit = finish(diagnostics, sources, *reporting, invocation.environment);
    });
}

} // namespace

void add_language(CLI::App& app, const Invocation& invocation) {
    CLI::App* verb = app.add_subcommand(
        "language", "Ukrainian for other uses: cases, numbers, Latin letters, typography");
    verb->require_subcommand(1);
    add_decline(*verb, invocation);
    add_words(*verb, invocation);
    add_translit(*verb, invocation);
    add_clean(*verb, invocation);
    add_hyphenate(*verb, invocation);
}

} // namespace zbirnyk
