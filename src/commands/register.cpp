#include "commands/register_verbs.h"
#include "diag/certificate_codes.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace zbirnyk {

std::optional<Certificate> find_number(const std::string& number, EventRegister& from) {
    const auto all = from.file->certificates();
    if (!all)
        return std::nullopt;
    const auto found = std::ranges::find(*all, number, &Certificate::number);
    if (found != all->end())
        return *found;
    std::vector<std::string_view> numbers;
    for (const Certificate& certificate : *all)
        numbers.push_back(certificate.number);
    from.diagnostics.error(
        codes::RegisterUnknownNumber,
        from.context->span,
        fmt::format("the register has no number `{}`", number),
        did_you_mean(number, numbers));
    return std::nullopt;
}

namespace {

void show_certificate(
    const Certificate& certificate, EventRegister& from, const Environment& environment) {
    const auto log = from.file->audit();
    const auto edition = from.file->edition(certificate.edition);
    if (!log || !edition)
        return;
    const std::vector<std::pair<std::string_view, std::string>> lines = {
        {"number", certificate.number},
        {"state", std::string(state_name(certificate.state))},
        {"since", certificate.changed},
        {"reason", certificate.reason},
        {"replaces", certificate.replaces},
        {"replaced by", certificate.replaced_by},
        {"name", certificate.name},
        {"person", certificate.person},
        {"hours", std::to_string(certificate.hours)},
        {"issued", certificate.issued},
        {"file", certificate.file},
        {"SHA-256", certificate.pdf ? hex(*certificate.pdf) : ""},
        {"made by", edition->program},
        {"check", certificate.check}};
    for (const auto& [label, value] : lines)
        if (!value.empty())
            environment.out << fmt::format("{}: {}\n", label, value);
    for (const AuditEntry& entry : *log)
        if (entry.number == certificate.number)
            environment.out << fmt::format("{} {} {}\n", entry.time, entry.action, entry.detail);
}

} // namespace

void list_certificates(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto all = from.file->certificates();
    if (!all)
        return;
    for (const Certificate& certificate : *all) {
        if (!options.series.empty() && certificate.series != options.series)
            continue;
        const std::string other =
            certificate.replaced_by.empty() ? "" : " -> " + certificate.replaced_by;
        environment.out << fmt::format(
            "{}\t{}{}\t{}\t{}\t{}\n",
            certificate.number,
            state_name(certificate.state),
            other,
            certificate.issued,
            certificate.hours,
            certificate.name);
    }
}

void show_certificates(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    for (const std::string& number : options.numbers)
        if (const auto certificate = find_number(number, from))
            show_certificate(*certificate, from, environment);
}

void revoke_certificates(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const std::string date = options.date.empty() ? day_of(from.context->time) : options.date;
    for (const std::string& number : options.numbers) {
        const auto certificate = find_number(number, from);
        if (certificate && from.file->revoke(number, date, options.reason) &&
            !options.reporting.quiet)
            environment.out << fmt::format(
                "№ {} ({}) is revoked since {}\n", number, certificate->name, date);
    }
}

void check_register(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto faults = from.file->contradictions();
    const auto log = faults ? from.file->audit() : std::nullopt;
    if (!log)
        return;
    for (const std::string& fault : *faults)
        from.diagnostics.error(
            codes::RegisterTampered,
            from.context->span,
            fmt::format("the register was changed by hand: {}", fault),
            "compare it with a copy; who can write to the file?");
    if (faults->empty() && !options.reporting.quiet)
        environment.out << fmt::format(
            "the register agrees with itself: {} lines in the log, the last is {}\n",
            log->size(),
            log->empty() ? "" : hex(log->back().hash));
}

} // namespace zbirnyk
