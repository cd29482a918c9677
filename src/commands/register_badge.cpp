#include "batch.h"
#include "commands/register_verbs.h"
#include "model/event.h"
#include "open_badges.h"
#include "recipients.h"
#include "told_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ostream>

namespace zbirnyk {

namespace {

/// Certificates of one edition that were issued without credentials, with their records.
struct Unbadged {
    std::vector<Certificate> certificates;
    std::vector<FrozenRecord> records;
};

struct Badges {
    const RegisterOptions& options;
    EventRegister& from;
    const Environment& environment;
    std::size_t written = 0;

    bool write(const Certificate& certificate, const std::string& badge) {
        const auto path =
            options.target /
            std::filesystem::path(certificate.file).filename().replace_extension(".json");
        const bool done =
            written_told(environment.files.write(path, badge), path, {}, from.diagnostics);
        written += done ? 1 : 0;
        return done;
    }

    /// Makes credentials from what was frozen. False after an error.
    bool make(
        std::int64_t edition_id,
        const Unbadged& wanted,
        const SigningKey& key,
        const Recipients& people) {
        const auto edition = from.file->edition(edition_id);
        if (!edition)
            return false;
        const auto head = std::ranges::find(edition->files, HeadFile, &FrozenFile::path);
        if (head == edition->files.end())
            return false;
        const auto frozen =
            read_frozen(head->bytes, wanted.records, from.sources, from.diagnostics);
        if (!frozen)
            return false;
        for (std::size_t i = 0; i < wanted.certificates.size(); ++i) {
            const Certificate& certificate = wanted.certificates[i];
            const Node record = frozen->certificates[i];
            if (!record)
                return false;
            const OpenBadge badge =
                badge_of(record, recipient_of(people, certificate.person).address);
            if (!write(certificate, make_open_badge(badge, key, from.context->time)))
                return false;
        }
        return true;
    }
};

/// Those that are asked for, or all in force; an unknown number is an error.
std::vector<Certificate> asked_for(const RegisterOptions& options, EventRegister& from) {
    std::vector<Certificate> wanted;
    for (const std::string& number : options.numbers)
        if (auto certificate = find_number(number, from))
            wanted.push_back(*std::move(certificate));
    const auto all = options.numbers.empty() ? from.file->certificates() : std::nullopt;
    if (all)
        std::ranges::copy_if(*all, std::back_inserter(wanted), [](const Certificate& certificate) {
            return certificate.state == CertificateState::Issued;
        });
    return wanted;
}

} // namespace

void write_badges(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    Badges badges{options, from, environment};
    std::map<std::int64_t, Unbadged> unbadged;
    for (const Certificate& certificate : asked_for(options, from)) {
        auto record = from.file->record(certificate.number);
        if (!record)
            return;
        const auto tree = read_xml(
            from.sources, from.sources.add("register: record", *record), {}, from.diagnostics);
        if (!tree)
            return;
        if (const std::string badge = badge_in_record(tree->root()); !badge.empty()) {
            if (!badges.write(certificate, badge))
                return;
            continue;
        }
        Unbadged& group = unbadged[certificate.edition];
        group.certificates.push_back(certificate);
        group.records.push_back({certificate.series, *std::move(record)});
    }
    if (!unbadged.empty()) {
        const auto key = signing_key(options, from, environment);
        const auto event = read_event(
            environment.files, options.event, from.sources, from.diagnostics, environment.threads);
        if (!key || !event)
            return;
        const Recipients people = recipients(event->data);
        for (const auto& [edition, wanted] : unbadged)
            if (!badges.make(edition, wanted, *key, people))
                return;
    }
    if (!options.reporting.quiet && !from.diagnostics.has_errors())
        environment.out << fmt::format(
            "{} credentials -> {}\n", badges.written, options.target.string());
}

} // namespace zbirnyk
