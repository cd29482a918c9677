#include "commands/progress_bar.h"
#include "commands/register_verbs.h"
#include "diag/codes.h"
#include "issue_run.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace zbirnyk {

void export_journal(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto all = from.file->certificates();
    const auto log = from.file->audit();
    if (!all || !log)
        return;
    std::vector<JournalRow> rows;
    for (const Certificate& certificate : *all)
        if (options.series.empty() || certificate.series == options.series)
            rows.push_back(
                {certificate.number,
                 certificate.name,
                 certificate.hours,
                 certificate.issued,
                 certificate.state == CertificateState::Issued
                     ? std::string()
                     : std::string(state_name(certificate.state)),
                 certificate.changed,
                 certificate.replaced_by.empty() ? certificate.replaces : certificate.replaced_by,
                 certificate.reason});
    const std::string file = options.target.extension() == ".xlsx"
                                 ? journal_xlsx(rows, options.names)
                                 : journal_csv(rows, options.names);
    if (const auto error = environment.files.write(options.target, file))
        from.diagnostics.error(
            codes::FileUnwritable,
            {},
            fmt::format("cannot write `{}`: {}", options.target.string(), error->reason));
    else if (!options.reporting.quiet)
        environment.out << fmt::format(
            "{} certificates -> {}\nthe log ends in {}\n",
            rows.size(),
            options.target.string(),
            log->empty() ? "" : hex(log->back().hash));
}

void rebuild_certificates(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto all = from.file->certificates();
    if (!all)
        return;
    std::vector<Certificate> wanted;
    for (const Certificate& certificate : *all)
        if (certificate.pdf &&
            (options.numbers.empty() ||
             std::ranges::find(options.numbers, certificate.number) != options.numbers.end()))
            wanted.push_back(certificate);
    IssueConfig config;
    config.build.event_file = options.event;
    config.build.data_folder = environment.data_folder;
    config.build.output = options.target;
    config.build.jobs = environment.threads;
    const auto progress = choose_progress(options.reporting, environment);
    const IssueRun run{
        config,
        environment.files,
        from.sources,
        *progress,
        from.diagnostics,
        *from.file,
        from.context->span};
    const std::size_t count = deliver_again(run, std::move(wanted));
    if (!options.reporting.quiet)
        environment.out << fmt::format(
            "{} certificates made again, each with its digest -> {}\n",
            count,
            options.target.string());
}

} // namespace zbirnyk
