#include "issue_numbers.h"

#include "base/parallel.h"
#include "diag/certificate_codes.h"
#include "issuing/event_head.h"
#include "model/certificates.h"
#include "open_badges.h"
#include "read/write_xml.h"
#include "seal/sealed_record.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace zbirnyk {

namespace {

enum class Chosen { Named, All };

/// How a person is called in the signed record.
std::variant<std::string, HashedName> name_in_code(
    Node certificate, std::string_view how, const SigningKey& key, std::string_view number) {
    const std::string name(certificate.attribute("full-name"));
    if (how == "initials")
        return std::string(certificate.attribute("short-name"));
    if (how != "hash")
        return name;
    // Salt that no one can guess, and that a second run finds again.
    const Signature signature = key.sign(fmt::format("salt of {}", number));
    std::array<std::uint8_t, 8> salt{};
    std::copy_n(signature.begin(), salt.size(), salt.begin());
    return hash_name(name, salt);
}

/// A certificate that has its number, with what is signed of it.
struct Numbered {
    Node certificate;
    std::optional<NumberPattern> pattern; ///< of the series, which was checked
    std::int64_t sequence = 0;
    std::string number;
    std::string replaces;
    std::string seal;
    std::string_view unsealable; ///< what the signed record cannot hold
    std::string badge;
};

/// Signs, and changes nothing but `one`: called on several threads.
void sign(const IssueRun& run, const Wanted& wanted, Numbered& one) {
    if (!run.config.key)
        return;
    const SigningKey& key = *run.config.key;
    const Node series = one.certificate.parent().parent();
    const Node certificates = series.parent();
    const CertificateRecord record{
        one.number,
        name_in_code(one.certificate, certificates.attribute("name-in-code"), key, one.number),
        std::string(series.attribute("id")),
        std::string(one.certificate.attribute("issued")),
        std::stoll(std::string(one.certificate.attribute("hours")))};
    one.unsealable = find_unsealable(record);
    if (one.unsealable.empty())
        one.seal = seal_record(record, key);
    if (wants_open_badges(certificates))
        one.badge =
            make_open_badge(badge_of(one.certificate, wanted.address), key, run.config.time);
}

/// Writes number, date and state into the certificate's element.
Numbered give_number(
    const IssueRun& run,
    Tree& head,
    const Wanted& wanted,
    Node certificate,
    std::int64_t sequence) {
    Numbered one;
    one.certificate = certificate;
    one.sequence = sequence;
    const Span span = head.span(certificate);
    if (wanted.kind != Wanted::Kind::First)
        head.set_attribute(certificate, "issued", run.config.today, span);
    if (wanted.kind == Wanted::Kind::Replacement) {
        one.replaces = wanted.before->number;
        head.set_attribute(certificate, "replaces", one.replaces, span);
    }
    head.set_attribute(certificate, "state", "issued", span);
    one.pattern = NumberPattern::parse(certificate.parent().parent().attribute("number"));
    one.number = one.pattern->number(sequence, certificate.attribute("issued"));
    head.set_attribute(certificate, "number", one.number, span);
    return one;
}

/// Completes the element with what was signed; the line for the register.
NewCertificate enter(const IssueRun& run, Tree& head, const Numbered& one) {
    const Node certificate = one.certificate;
    const Node series = certificate.parent().parent();
    const Span span = head.span(certificate);
    if (!one.unsealable.empty())
        run.diagnostics.error(
            codes::IssueUnsealable,
            span,
            fmt::format("the signed record of № {} cannot hold its {}", one.number, one.unsealable),
            "a text may have 255 letters; `name-in-code` can say less of the name");
    set_number(
        head,
        certificate,
        number_certificate(series, certificate, *one.pattern, one.sequence, one.seal));
    if (!one.badge.empty())
        head.append_text(head.append_element(certificate, BadgeElement, span), one.badge, span);
    return {
        {.number = one.number,
         .series = std::string(series.attribute("id")),
         .sequence = one.sequence,
         .person = std::string(certificate.attribute("participant")),
         .name = std::string(certificate.attribute("full-name")),
         .issued = std::string(certificate.attribute("issued")),
         .hours = std::stoll(std::string(certificate.attribute("hours"))),
         .data = data_digest(certificate),
         .check = std::string(certificate.attribute("check")),
         .replaces = one.replaces,
         .reason = one.replaces.empty() ? "" : run.config.reason},
        to_xml(certificate)};
}

} // namespace

std::vector<Wanted> wanted_certificates(const IssueRun& run, const IssuePlan& plan) {
    using Kind = Wanted::Kind;
    std::vector<Wanted> wanted;
    for (const Node certificate : plan.fresh)
        wanted.push_back({Kind::First, certificate, nullptr});
    std::set<std::string> asked(run.config.reissue.begin(), run.config.reissue.end());
    const bool all = asked.erase("all") > 0;
    const auto add = [&](const std::vector<IssuePlan::Known>& group, Kind kind, Chosen chosen) {
        for (const IssuePlan::Known& known : group)
            if (asked.erase(known.registered.number) > 0 || chosen == Chosen::All)
                wanted.push_back({kind, known.certificate, &known.registered});
    };
    add(plan.changed, Kind::Replacement, all ? Chosen::All : Chosen::Named);
    add(plan.same, Kind::Replacement, Chosen::Named);
    add(plan.revoked, Kind::AfterRevocation, Chosen::Named);
    for (const std::string& number : asked)
        run.diagnostics.error(
            codes::IssueUnknownNumber,
            run.register_place,
            fmt::format("no one who has earned a certificate has the number `{}`", number),
            "`zbirnyk register list` shows the numbers");
    return wanted;
}

std::vector<NewCertificate> number_certificates(
    const IssueRun& run,
    Tree& head,
    const std::vector<Wanted>& wanted,
    const std::vector<Node>& placed,
    std::map<std::string, std::int64_t> next) {
    std::vector<Numbered> numbered;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::string id(placed[i].parent().parent().attribute("id"));
        numbered.push_back(give_number(run, head, wanted[i], placed[i], next[id]++));
    }
    for_each_index(numbered.size(), run.config.build.jobs, [&](std::size_t i, unsigned) {
        sign(run, wanted[i], numbered[i]);
    });
    std::vector<NewCertificate> news;
    for (const Numbered& one : numbered)
        news.push_back(enter(run, head, one));
    return news;
}

} // namespace zbirnyk
