#include "commands/verbs.h"
#include "language/format.h"

#include <CLI/CLI.hpp>
#include <ostream>

namespace zbirnyk {

void add_reporting(CLI::App& verb, Reporting& reporting) {
    verb.add_option(
            "--format", reporting.format, "Diagnostics as text or as JSON on standard output")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    verb.add_flag("--quiet,-q", reporting.quiet, "Say nothing but errors and warnings");
    verb.add_flag("--strict", reporting.strict, "Warnings fail too, and then nothing is written");
}

std::string valid_date(const std::string& text) {
    return parse_date(text) ? "" : "expected a date that exists as YYYY-MM-DD, got " + text;
}

Exit finish(
    const Diagnostics& diagnostics,
    const Sources& sources,
    const Reporting& reporting,
    const Environment& environment) {
    if (reporting.format == "json")
        environment.out << print_json(diagnostics, sources) << '\n';
    else
        environment.err << print_all(diagnostics, sources, reporting.shown);
    const bool failed =
        diagnostics.has_errors() || (reporting.strict && !diagnostics.items().empty());
    return failed ? Exit::InputErrors : Exit::Done;
}

} // namespace zbirnyk
