#include "commands/progress_bar.h"
#include "commands/register_verbs.h"
#include "exchange/zip_writer.h"
#include "issue_run.h"
#include "model/event.h"
#include "recipients.h"
#include "told_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <stdexcept>

namespace zbirnyk {

namespace {

/// True when the file is written and the user wants to be told.
bool write_export(
    std::string_view file,
    const RegisterOptions& options,
    EventRegister& from,
    const Environment& environment) {
    const auto error = environment.files.write(options.target, file);
    return written_told(error, options.target, {}, from.diagnostics) && !options.reporting.quiet;
}

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
    if (write_export(file, options, from, environment))
        environment.out << fmt::format(
            "{} certificates -> {}\nthe log ends in {}\n",
            rows.size(),
            options.target.string(),
            log->empty() ? "" : hex(log->back().hash));
}

/// The event with its participants; nothing after an error.
std::optional<Event>
read_people(const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    return read_event(
        environment.files, options.event, from.sources, from.diagnostics, environment.threads);
}

std::string letter_state(
    const Recipient& recipient, const std::vector<Sending>& letters, const std::string& number) {
    const auto letter = std::ranges::find(letters, number, &Sending::number);
    if (letter != letters.end() && letter->state == SendingState::Sent)
        return "надіслано " + day_of(letter->time);
    switch (recipient.reach) {
    case Recipient::Reach::Reachable:
        break;
    case Recipient::Reach::Unknown:
        return "немає серед учасників";
    case Recipient::Reach::NoAddress:
        return "без адреси";
    case Recipient::Reach::BadAddress:
        return "хибна адреса";
    case Recipient::Reach::NoConsent:
        return "без згоди";
    }
    if (letter == letters.end())
        return {};
    return letter->state == SendingState::Failed ? "не надіслано: " + letter->answer
                                                 : "заплановано";
}

void export_mailing(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto all = from.file->certificates();
    const auto letters = from.file->sendings();
    const auto event = read_people(options, from, environment);
    if (!all || !letters || !event)
        return;
    const auto people = recipients(event->data);
    std::vector<MailingRow> rows;
    for (const Certificate& certificate : *all) {
        if (certificate.state != CertificateState::Issued ||
            (!options.series.empty() && certificate.series != options.series))
            continue;
        const Recipient recipient = recipient_of(people, certificate.person);
        rows.push_back(
            {recipient.address,
             certificate.name,
             certificate.number,
             certificate.file,
             letter_state(recipient, *letters, certificate.number)});
    }
    if (write_export(mailing_csv(rows), options, from, environment))
        environment.out << fmt::format(
            "{} certificates -> {}\n", rows.size(), options.target.string());
}

void export_files(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto all = from.file->certificates();
    if (!all)
        return;
    std::vector<ZipEntry> entries;
    for (const Certificate& certificate : *all) {
        if (certificate.state != CertificateState::Issued ||
            (!options.series.empty() && certificate.series != options.series))
            continue;
        auto file = read_issued(
            certificate, options.files, environment.files, from.context->span, from.diagnostics);
        if (file)
            entries.push_back({certificate.file, *std::move(file)});
    }
    if (from.diagnostics.has_errors())
        return;
    const std::size_t count = entries.size();
    const auto zip = write_zip(std::move(entries));
    if (!zip)
        throw std::runtime_error("the zip file cannot be made");
    if (write_export(*zip, options, from, environment))
        environment.out << fmt::format("{} files -> {}\n", count, options.target.string());
}

} // namespace

void export_register(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    if (options.list == RegisterOptions::List::Mailing)
        export_mailing(options, from, environment);
    else if (options.target.extension() == ".zip")
        export_files(options, from, environment);
    else
        export_journal(options, from, environment);
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
