#include "commands/commands.h"

#include "commands/verbs.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <ostream>

namespace zbirnyk {

Exit run(const std::vector<std::string>& arguments, const Environment& environment) {
    CLI::App app{"zbirnyk: from one set of XML data about an event to every document that its "
                 "organisers owe"};
    app.name("zbirnyk");
    app.require_subcommand(1);
    app.set_version_flag("--version", "zbirnyk " ZBIRNYK_VERSION);
    app.get_formatter()->column_width(34);

    Exit exit = Exit::Done;
    Invocation invocation{environment, exit};
    add_new(app, invocation);
    add_check(app, invocation);
    add_import(app, invocation);
    add_build(app, invocation);
    add_issue(app, invocation);
    add_register(app, invocation);
    add_verify(app, invocation);
    add_schema(app, invocation);
    add_manual(app, invocation);
    add_language(app, invocation);

    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        // CLI11 reports help and version as errors too; they are results.
        const int code = app.exit(error, environment.out, environment.err);
        return code == 0 ? Exit::Done : Exit::Usage;
    }
    return exit;
}

} // namespace zbirnyk
