#include "issue_numbers.h"

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

std::string seal_of(const IssueRun& run, Node certificate, Span place, const std::string& number) {
    if (!run.config.key)
        return {};
    const SigningKey& key = *run.config.key;
    const Node series = certificate.parent().parent();
    const std::string_view how = series.parent().attribute("name-in-code");
    const CertificateRecord record{
        number,
        name_in_code(certificate, how, key, number),
        std::string(series.attribute("id")),
        std::string(certificate.attribute("issued")),
        std::stoll(std::string(certificate.attribute("hours")))};
    const std::string_view wrong = find_unsealable(record);
    if (wrong.empty())
        return seal_record(record, key);
    run.diagnostics.error(
        codes::IssueUnsealable,
        place,
        fmt::format("the signed record of № {} cannot hold its {}", number, wrong),
        "a text may have 255 letters; `name-in-code` can say less of the name");
    return {};
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
    std::vector<NewCertificate> news;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Node certificate = placed[i];
        const Node series = certificate.parent().parent();
        const std::string id(series.attribute("id"));
        const Span span = head.span(certificate);
        const std::int64_t sequence = next[id]++;
        const auto pattern = NumberPattern::parse(series.attribute("number"));
        if (wanted[i].kind != Wanted::Kind::First)
            head.set_attribute(certificate, "issued", run.config.today, span);
        const std::string replaces =
            wanted[i].kind == Wanted::Kind::Replacement ? wanted[i].before->number : "";
        if (!replaces.empty())
            head.set_attribute(certificate, "replaces", replaces, span);
        head.set_attribute(certificate, "state", "issued", span);
        const std::string number = pattern->number(sequence, certificate.attribute("issued"));
        set_number(
            head,
            certificate,
            number_certificate(
                series, certificate, *pattern, sequence, seal_of(run, certificate, span, number)));
        if (wants_open_badges(series.parent()) && run.config.key) {
            const Node badge = head.append_element(certificate, BadgeElement, span);
            head.append_text(
                badge,
                make_open_badge(
                    badge_of(certificate, wanted[i].address), *run.config.key, run.config.time),
                span);
        }
        news.push_back(
            {{.number = number,
              .series = id,
              .sequence = sequence,
              .person = std::string(certificate.attribute("participant")),
              .name = std::string(certificate.attribute("full-name")),
              .issued = std::string(certificate.attribute("issued")),
              .hours = std::stoll(std::string(certificate.attribute("hours"))),
              .data = data_digest(certificate),
              .check = std::string(certificate.attribute("check")),
              .replaces = replaces,
              .reason = replaces.empty() ? "" : run.config.reason},
             to_xml(certificate)});
    }
    return news;
}

} // namespace zbirnyk
