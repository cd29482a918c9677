#include "issue.h"

#include "diag/certificate_codes.h"
#include "issue_numbers.h"
#include "issue_run.h"
#include "open_badges.h"
#include "read/write_xml.h"
#include "recipients.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

void warn_changed(const IssueRun& run, const Tree& event, const IssuePlan& plan) {
    for (const IssuePlan::Known& known : plan.changed)
        if (std::ranges::find(run.config.reissue, known.registered.number) ==
                run.config.reissue.end() &&
            std::ranges::find(run.config.reissue, "all") == run.config.reissue.end())
            run.diagnostics.warning(
                codes::IssueChanged,
                event.span(known.certificate),
                fmt::format(
                    "the data say something else than № {} that was issued to {}",
                    known.registered.number,
                    known.registered.name),
                fmt::format(
                    "nothing was changed; to issue it anew: --reissue \"{}\" --reason TEXT",
                    known.registered.number));
    for (const Certificate& gone : plan.gone)
        run.diagnostics.warning(
            codes::IssueGone,
            run.register_place,
            fmt::format(
                "№ {} was issued to {}, who by the data has earned none", gone.number, gone.name),
            "it stays in force; `zbirnyk register revoke` ends that");
}

/// The place for a signature that the event wants its certificates to have.
SignaturePlace wanted_place(const IssueRun& run, const Event& event) {
    const std::string_view wanted =
        event.data.root().child("certificates").attribute("pdf-signature");
    if (wanted == "reserved")
        return {SignaturePlace::Kind::Reserved};
    if (wanted != "signed" || !run.config.signer)
        return {};
    return {SignaturePlace::Kind::Prepared, run.config.signer->max_size(), run.config.today};
}

void add_addresses(std::vector<Wanted>& wanted, const Tree& event) {
    const Recipients all = recipients(event);
    for (Wanted& one : wanted)
        one.address = recipient_of(all, one.certificate.attribute("participant")).address;
}

enum class Step { Done, Again, Stop };

/// Copies those who get a number into the head.
std::vector<Node> place_wanted(Tree& head, const Event& event, const std::vector<Wanted>& wanted) {
    std::vector<PlacedRecord> records;
    for (const Wanted& one : wanted)
        records.push_back(
            {std::string(one.certificate.parent().parent().attribute("id")),
             &event.data,
             one.certificate});
    return place_records(head, records);
}

/// One try: plan, make, reserve, name. `Again` when another program wrote meanwhile.
Step issue_once(const IssueRun& run, const Event& event, IssueSummary& summary) {
    const auto revision = run.register_file.revision();
    const auto registered = run.register_file.certificates();
    if (!revision || !registered)
        return Step::Stop;
    const IssuePlan plan = plan_issue(event.data, *registered);
    std::vector<Wanted> wanted = wanted_certificates(run, plan);
    if (wants_open_badges(event.data.root().child("certificates")))
        add_addresses(wanted, event.data);
    summary.in_force = plan.same.size() + plan.changed.size() + plan.gone.size();
    warn_changed(run, event.data, plan);
    if (run.failed())
        return Step::Stop;
    if (wanted.empty())
        return Step::Done;

    RecordedFiles recorded(run.files);
    const BatchPlace place{recorded, run.folders(), "certificates"};
    Tree head = event_head(event.data);
    const std::string head_xml = to_xml(head.root());
    const std::vector<Node> placed = place_wanted(head, event, wanted);
    std::vector<NewCertificate> news = number_certificates(run, head, wanted, placed, plan.next);
    auto batch = prepare_batch(place, std::move(head), placed, run.sources, run.diagnostics);
    if (!batch)
        return Step::Stop;

    const SignaturePlace signature = wanted_place(run, event);
    const BatchWork work{run.config.build, place, run.progress, Delivery::WhatIsGood, signature};
    auto made = make_nameless(run, *batch, work);
    if (!made)
        return Step::Stop;

    Edition edition{
        run.config.program,
        place.product,
        run.config.build.date,
        freeze_files(recorded, place.folders)};
    edition.signature = edition_signature(signature);
    edition.files.push_back({std::string(HeadFile), sha256(head_xml), head_xml});
    std::vector<NumberedFile> numbers;
    for (std::size_t i = 0; i < news.size(); ++i) {
        news[i].certificate.file = batch->tasks[i].href;
        numbers.push_back({news[i].certificate.number, {}});
    }
    switch (run.register_file.reserve(news, edition, *revision)) {
    case Register::Reservation::Changed:
        return Step::Again;
    case Register::Reservation::Failed:
        return Step::Stop;
    case Register::Reservation::Done:
        break;
    }
    if (!write_certificates(run, *batch, work, numbers, *std::move(made)))
        return Step::Stop;
    for (const NewCertificate& entry : news)
        ++(entry.certificate.replaces.empty() ? summary.issued : summary.reissued);
    summary.in_force += summary.issued;
    return Step::Done;
}

/// The key is the one that the register names, and there is one where the address wants a seal.
void check_key(const IssueRun& run, const Event& event) {
    const Node certificates = event.data.root().child("certificates");
    const Span place = event.data.span(certificates.attribute_node("check"));
    const bool wanted = certificates.attribute("check").find("{seal}") != std::string_view::npos;
    if (wanted && !run.config.key)
        run.diagnostics.error(
            codes::IssueNoKey,
            place,
            "the address of the check has a signed record, and there is no key to sign with",
            "make one: zbirnyk register keys EVENT.xml");
    if (wants_open_badges(certificates) && !run.config.key)
        run.diagnostics.error(
            codes::IssueNoKey,
            event.data.span(certificates.attribute_node("open-badges")),
            "the certificates are to carry signed credentials, and there is no key to sign with",
            "make one: zbirnyk register keys EVENT.xml");
    if (certificates.attribute("pdf-signature") == "signed" && !run.config.signer)
        run.diagnostics.error(
            codes::IssueNoSigner,
            event.data.span(certificates.attribute_node("pdf-signature")),
            "the certificates are to be signed, and there is no key that can",
            "give the PKCS #12 file of the signature with --p12 FILE");
    if (!run.config.key)
        return;
    const auto keys = run.register_file.keys();
    if (keys && (keys->empty() || keys->back().key != run.config.key->public_key()))
        run.diagnostics.error(
            codes::IssueNoKey,
            run.register_place,
            "the key is not the one that the register names",
            "give the newest key with --key FILE, or make one: zbirnyk register keys EVENT.xml");
}

/// Numbers that an earlier run reserved, and files that are missing.
void finish_earlier(const IssueRun& run, IssueSummary& summary) {
    const auto registered = run.register_file.certificates();
    if (!registered)
        return;
    std::vector<Certificate> reserved, missing;
    for (const Certificate& certificate : *registered) {
        if (!certificate.pdf)
            reserved.push_back(certificate);
        else if (
            certificate.state == CertificateState::Issued &&
            !run.files.is_file(run.config.build.output / certificate.file))
            missing.push_back(certificate);
    }
    summary.finished = deliver_again(run, std::move(reserved));
    if (!run.failed())
        summary.restored = deliver_again(run, std::move(missing));
}

} // namespace

std::optional<std::filesystem::path> register_path(
    const Tree& event, const std::filesystem::path& event_file, Diagnostics& diagnostics) {
    const Node certificates = event.root().child("certificates");
    const std::string_view name = certificates.attribute("register");
    if (!name.empty())
        return event_file.parent_path() / name;
    diagnostics.error(
        codes::RegisterMissing,
        event.span(certificates ? certificates : event.root()),
        "the event names no register of certificates",
        "write it into `certificates`: register=\"register.sqlite\"");
    return std::nullopt;
}

bool show_issued(
    Tree& event,
    const std::filesystem::path& event_file,
    const FileSystem& files,
    Sources& sources,
    Diagnostics& diagnostics) {
    const Node name = event.root().child("certificates").attribute_node("register");
    if (!name)
        return true;
    const std::filesystem::path path = event_file.parent_path() / name.value();
    std::optional<Register> register_file;
    std::vector<Certificate> registered;
    const RegisterContext context{diagnostics, event.span(name), {}};
    if (files.is_file(path)) {
        register_file = Register::open(path, Access::Read, context);
        auto all = register_file ? register_file->certificates() : std::nullopt;
        if (!all)
            return false;
        registered = *std::move(all);
    }
    const IssuePlan plan = plan_issue(event, registered);
    return show_register(event, plan, register_file, sources, diagnostics);
}

IssueSummary issue(
    const IssueConfig& config,
    FileSystem& files,
    Sources& sources,
    Progress& progress,
    Diagnostics& diagnostics) {
    IssueSummary summary;
    const auto event =
        read_event(files, config.build.event_file, sources, diagnostics, config.build.jobs);
    if (!event)
        return summary;
    const auto path = register_path(event->data, config.build.event_file, diagnostics);
    if (!path)
        return summary;
    const RegisterContext context{
        diagnostics,
        event->data.span(event->data.root().child("certificates").attribute_node("register")),
        config.time};
    auto register_file = Register::open(*path, Access::Create, context);
    if (!register_file)
        return summary;
    const IssueRun run{config, files, sources, progress, diagnostics, *register_file, context.span};
    check_key(run, *event);
    if (!run.failed())
        finish_earlier(run, summary);
    for (Step step = Step::Again; step == Step::Again && !run.failed();)
        step = issue_once(run, *event, summary);
    return summary;
}

} // namespace zbirnyk
