#include "batch.h"
#include "commands/register_verbs.h"
#include "commands/told_files.h"
#include "diag/certificate_codes.h"
#include "model/event.h"
#include "open_badges.h"
#include "recipients.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace zbirnyk {

namespace {

/// What credentials are made of that were not asked for at the issue.
struct BadgeMaker {
    EventRegister* from;
    SigningKey key;
    Recipients people;

    /// The credential of a certificate, from what was frozen; empty after an error.
    std::string make(const Certificate& certificate, std::string record) const {
        const auto edition = from->file->edition(certificate.edition);
        if (!edition)
            return {};
        const auto head = std::ranges::find(edition->files, HeadFile, &FrozenFile::path);
        if (head == edition->files.end())
            return {};
        const auto frozen = read_frozen(
            head->bytes,
            {{certificate.series, std::move(record)}},
            from->sources,
            from->diagnostics);
        if (!frozen || !frozen->certificates.front())
            return {};
        return make_open_badge(
            badge_of(
                frozen->certificates.front(), recipient_of(people, certificate.person).address),
            key,
            from->context->time);
    }
};

std::optional<BadgeMaker> make_badge_maker(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto passphrase =
        read_passphrase(options.passphrase_file, environment.files, from.diagnostics);
    if (!passphrase)
        return std::nullopt;
    auto key = read_key(
        options.key.empty() ? default_key_file(options.event) : options.key,
        *passphrase,
        environment,
        from.sources,
        from.diagnostics);
    const auto event = read_event(
        environment.files, options.event, from.sources, from.diagnostics, environment.threads);
    if (!key || !event)
        return std::nullopt;
    return BadgeMaker{&from, *std::move(key), recipients(event->data)};
}

/// Those that are asked for, or all in force; an unknown number is an error.
std::vector<Certificate> asked_for(
    const std::vector<Certificate>& all, const RegisterOptions& options, EventRegister& from) {
    std::vector<Certificate> wanted;
    for (const std::string& number : options.numbers)
        if (std::ranges::find(all, number, &Certificate::number) == all.end())
            from.diagnostics.error(
                codes::RegisterUnknownNumber,
                from.context->span,
                fmt::format("the register has no number `{}`", number),
                "`zbirnyk register list` shows the numbers");
    for (const Certificate& certificate : all)
        if (options.numbers.empty()
                ? certificate.state == CertificateState::Issued
                : std::ranges::find(options.numbers, certificate.number) != options.numbers.end())
            wanted.push_back(certificate);
    return wanted;
}

} // namespace

void write_badges(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto all = from.file->certificates();
    if (!all)
        return;
    std::optional<BadgeMaker> maker;
    std::size_t count = 0;
    for (const Certificate& certificate : asked_for(*all, options, from)) {
        auto record = from.file->record(certificate.number);
        const auto tree = record ? read_xml(
                                       from.sources,
                                       from.sources.add("register: record", *record),
                                       {},
                                       from.diagnostics)
                                 : std::nullopt;
        std::string badge = tree ? badge_in_record(tree->root()) : std::string();
        if (tree && badge.empty()) {
            if (!maker)
                maker = make_badge_maker(options, from, environment);
            if (!maker)
                return;
            badge = maker->make(certificate, *std::move(record));
        }
        const auto path =
            options.target /
            std::filesystem::path(certificate.file).filename().replace_extension(".json");
        if (badge.empty() ||
            !written_told(environment.files.write(path, badge), path, {}, from.diagnostics))
            return;
        ++count;
    }
    if (!options.reporting.quiet && !from.diagnostics.has_errors())
        environment.out << fmt::format("{} credentials -> {}\n", count, options.target.string());
}

} // namespace zbirnyk
