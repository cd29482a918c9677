#include "issuing/issue_plan.h"

#include "issuing/event_head.h"
#include "model/certificates.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace zbirnyk {

namespace {

/// A person's certificate of a series: `series`, `person`.
using Key = std::pair<std::string, std::string>;

bool in_force(const Certificate& certificate) {
    return certificate.state == CertificateState::Reserved ||
           certificate.state == CertificateState::Issued;
}

std::int64_t first_number(Node series) {
    const std::string_view first = series.attribute("first");
    return first.empty() ? 1 : std::stoll(std::string(first.substr(0, 9)));
}

std::vector<Node> series_of(const Tree& event) {
    return event.root().child("certificates").child_elements("series");
}

/// A frozen record as an element at the end of `issued`.
bool graft_record(
    Tree& event,
    Node issued,
    const Certificate& registered,
    std::string record,
    Sources& sources,
    Diagnostics& diagnostics) {
    const std::uint32_t file =
        sources.add(fmt::format("register № {}", registered.number), std::move(record));
    const std::optional<Tree> tree = read_xml(sources, file, {}, diagnostics);
    if (tree)
        event.graft(issued, *tree, tree->root());
    return tree.has_value();
}

} // namespace

Digest data_digest(Node certificate) {
    return sha256(printed_data(certificate));
}

IssuePlan plan_issue(const Tree& event, const std::vector<Certificate>& registered) {
    IssuePlan plan;
    std::map<Key, const Certificate*> last;
    for (const Node series : series_of(event))
        plan.next[std::string(series.attribute("id"))] = first_number(series);
    for (const Certificate& certificate : registered) {
        last[{certificate.series, certificate.person}] = &certificate;
        std::int64_t& next = plan.next[certificate.series];
        next = std::max(next, certificate.sequence + 1);
    }
    std::set<Key> earned;
    for (const Node series : series_of(event))
        for (const Node certificate : series.child("issued").child_elements("certificate")) {
            Key key{series.attribute("id"), certificate.attribute("participant")};
            const auto known = last.find(key);
            if (known == last.end())
                plan.fresh.push_back(certificate);
            else if (!in_force(*known->second))
                plan.revoked.push_back({certificate, *known->second});
            else if (known->second->data == data_digest(certificate))
                plan.same.push_back({certificate, *known->second});
            else
                plan.changed.push_back({certificate, *known->second});
            earned.insert(std::move(key));
        }
    for (const Certificate& certificate : registered)
        if (in_force(certificate) && !earned.contains({certificate.series, certificate.person}))
            plan.gone.push_back(certificate);
    return plan;
}

bool show_register(
    Tree& event,
    const IssuePlan& plan,
    const std::optional<Register>& register_file,
    Sources& sources,
    Diagnostics& diagnostics) {
    for (const IssuePlan::Known& known : plan.same) {
        const auto set = [&](std::string_view name, std::string_view value) {
            event.set_attribute(known.certificate, name, value, event.span(known.certificate));
        };
        set("number", known.registered.number);
        set("file", std::filesystem::path(known.registered.file).stem().string());
        set("check", known.registered.check);
        set("issued", known.registered.issued);
        set("state", "issued");
        if (!known.registered.replaces.empty())
            set("replaces", known.registered.replaces);
    }
    std::map<std::string, std::int64_t> next = plan.next;
    for (const Node certificate : plan.fresh) {
        const Node series = certificate.parent().parent();
        const auto pattern = NumberPattern::parse(series.attribute("number"));
        CertificateNumber number = number_certificate(
            series,
            certificate,
            *pattern,
            next[std::string(series.attribute("id"))]++,
            draft_seal());
        number.file = fmt::format("чернетка-{}", number.file);
        set_number(event, certificate, number);
    }
    const auto graft = [&](Node issued, const Certificate& registered) {
        auto record = register_file->record(registered.number);
        return record &&
               graft_record(event, issued, registered, *std::move(record), sources, diagnostics);
    };
    bool whole = true;
    for (const IssuePlan::Known& known : plan.changed) {
        whole = graft(known.certificate.parent(), known.registered) && whole;
        event.remove(known.certificate);
    }
    for (const IssuePlan::Known& known : plan.revoked)
        event.remove(known.certificate);
    for (const Certificate& gone : plan.gone)
        for (const Node series : series_of(event))
            if (series.attribute("id") == gone.series)
                whole = graft(series.child("issued"), gone) && whole;
    return whole;
}

} // namespace zbirnyk
