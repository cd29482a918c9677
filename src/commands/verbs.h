#pragma once

#include "commands/commands.h"
#include "diag/diagnostic.h"

namespace CLI { // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace zbirnyk {

/// What a verb needs when it runs, and where it leaves its exit code. Outlives the parsed App.
struct Invocation {
    const Environment& environment;
    Exit& exit;
};

/// Each adds its verb to the command line; the verb runs when it was named.
void add_new(CLI::App& app, const Invocation& invocation);
void add_check(CLI::App& app, const Invocation& invocation);
void add_import(CLI::App& app, const Invocation& invocation);
void add_build(CLI::App& app, const Invocation& invocation);
void add_issue(CLI::App& app, const Invocation& invocation);
void add_register(CLI::App& app, const Invocation& invocation);
void add_verify(CLI::App& app, const Invocation& invocation);
void add_schema(CLI::App& app, const Invocation& invocation);
void add_manual(CLI::App& app, const Invocation& invocation);
void add_language(CLI::App& app, const Invocation& invocation);

/// How a verb reports: options that all verbs share.
struct Reporting {
    std::string format = "text"; ///< or "json"
    bool quiet = false;
    bool strict = false;
    std::size_t shown = 20; ///< diagnostics as text; the number of the others is told
};

void add_reporting(CLI::App& verb, Reporting& reporting);

/// For options: empty when `text` is a date that exists as YYYY-MM-DD, else what is wrong.
std::string valid_date(const std::string& text);

/// Prints the diagnostics to `err` (as JSON to `out`) and says what they mean for the exit code.
Exit finish(
    const Diagnostics& diagnostics,
    const Sources& sources,
    const Reporting& reporting,
    const Environment& environment);

} // namespace zbirnyk
