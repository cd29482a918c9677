#include "exchange/pandoc.h"

#include "diag/codes.h"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>

namespace zbirnyk {
namespace {

/// Seconds since 1970 at the start of a day YYYY-MM-DD; 0 when `date` is not one.
long long seconds_of(std::string_view date) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(std::string(date).c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) {
        return 0;
    }
    const std::chrono::sys_days days =
        std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return std::chrono::duration_cast<std::chrono::seconds>(days.time_since_epoch()).count();
}

// A fixed environment: no locale, home folder or clock of the user reaches the result.
std::vector<std::string> environment(std::string_view date) {
    return {
        "PATH=/usr/local/bin:/usr/bin:/bin",
        "HOME=/nonexistent",
        "XDG_DATA_HOME=/nonexistent",
        "LANG=C.UTF-8",
        "TZ=UTC",
        fmt::format("SOURCE_DATE_EPOCH={}", seconds_of(date))};
}

/// The first line of what Pandoc said, or its exit code.
std::string complaint(const ProcessResult& result) {
    const std::string_view errors = result.errors;
    const std::string_view line = errors.substr(0, errors.find('\n'));
    return line.empty() ? fmt::format("exit code {}", result.exit_code) : std::string(line);
}

} // namespace

std::optional<std::string>
run_pandoc(const Pandoc& pandoc, const PandocTask& task, Span from, Diagnostics& diagnostics) {
    std::vector<std::string> arguments = task.arguments;
    arguments.insert(arguments.begin(), pandoc.program);
    ProcessResult result =
        run_process(arguments, environment(task.date), task.input, pandoc.limits);
    switch (result.end) {
    case ProcessEnd::NotFound:
        diagnostics.error(
            codes::ExchangeNoPandoc,
            from,
            fmt::format("the program `{}` is not there", pandoc.program),
            "install it: apt-get install pandoc");
        return std::nullopt;
    case ProcessEnd::TimeLimit:
        diagnostics.error(
            codes::ExchangeLimit,
            from,
            fmt::format("pandoc was not done after {} s", pandoc.limits.time.count()),
            "open the file in an office program and save it anew, or split it");
        return std::nullopt;
    case ProcessEnd::OutputLimit:
        diagnostics.error(
            codes::ExchangeLimit,
            from,
            fmt::format("pandoc gave more than {} MB", pandoc.limits.output_bytes >> 20),
            "split the file");
        return std::nullopt;
    case ProcessEnd::Killed:
        diagnostics.error(
            codes::ExchangePandocFailed,
            from,
            "pandoc broke down",
            "open the file in an office program and save it anew");
        return std::nullopt;
    case ProcessEnd::Exited:
        break;
    }
    if (result.exit_code != 0) {
        diagnostics.error(
            codes::ExchangePandocFailed,
            from,
            fmt::format("pandoc refused the file: {}", complaint(result)),
            "open the file in an office program and save it anew");
        return std::nullopt;
    }
    return std::move(result.output);
}

} // namespace zbirnyk
