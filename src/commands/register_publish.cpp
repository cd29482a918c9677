#include "commands/register_verbs.h"
#include "diag/certificate_codes.h"
#include "model/titles.h"
#include "seal/signed_list.h"
#include "seal/verification_page.h"
#include "told_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <stdexcept>

namespace zbirnyk {

namespace {

/// What the codes of each series stand for: the title of its meeting.
std::vector<VerificationEvent> published_events(Node event) {
    std::vector<VerificationEvent> events;
    for (const Node series : event.child("certificates").child_elements("series"))
        if (const Node meeting = meeting_of(event, series))
            events.push_back(
                {std::string(series.attribute("id")),
                 title_in(meeting, "uk"),
                 title_in(meeting, "en")});
    return events;
}

RevocationList revocations(const std::vector<Certificate>& certificates, std::string date) {
    RevocationList list{std::move(date), {}};
    for (const Certificate& certificate : certificates) {
        if (certificate.state == CertificateState::Revoked)
            list.entries.push_back(
                {certificate.number,
                 RevocationState::Revoked,
                 certificate.changed,
                 certificate.reason,
                 {}});
        if (certificate.state == CertificateState::Replaced)
            list.entries.push_back(
                {certificate.number,
                 RevocationState::Replaced,
                 certificate.changed,
                 certificate.reason,
                 certificate.replaced_by});
    }
    return list;
}

/// A key counts from the first day on: certificates are dated by their event, which may be long
/// over when the key is made.
std::vector<VerificationKey> published_keys(const std::vector<RegisteredKey>& keys) {
    std::vector<VerificationKey> published;
    for (const RegisteredKey& key : keys)
        published.push_back({key.key, {}, key.retired});
    return published;
}

std::optional<std::string> page_template(const Environment& environment, Diagnostics& diagnostics) {
    const auto path = environment.data_folder / "templates" / "verification" / "page.html";
    return read_told(environment.files, path, {}, diagnostics);
}

/// What was published once stays said: a register that knows less is an older copy, or was changed.
bool agrees_with_published(
    const RevocationList& list,
    const std::filesystem::path& path,
    EventRegister& from,
    const FileSystem& files) {
    if (!files.is_file(path))
        return true;
    FileContent content = files.read(path);
    auto* text = std::get_if<std::string>(&content);
    if (text == nullptr)
        return true; // writing it anew tells why
    const std::uint32_t file = from.sources.add(path.string(), *text);
    const auto published = read_signed_list(*text, {file, 0, 0}, from.diagnostics);
    if (!published)
        return false;
    for (const Revocation& old : published->list.entries)
        if (std::ranges::find(list.entries, old) == list.entries.end())
            from.diagnostics.error(
                codes::RegisterTampered,
                from.context->span,
                fmt::format(
                    "the published list says otherwise of № {} than the register", old.number),
                "is the register an older copy? The list was not replaced");
    return !from.diagnostics.has_errors();
}

} // namespace

void publish_page(
    const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto certificates = from.file->certificates();
    const auto keys = from.file->keys();
    if (!certificates || !keys)
        return;
    const auto key = signing_key(options, from, environment);
    const auto text = page_template(environment, from.diagnostics);
    if (!key || !text)
        return;
    const std::string today = options.date.empty() ? day_of(from.context->time) : options.date;
    const Node event = from.event->root();
    const RevocationList withdrawn = revocations(*certificates, today);
    const auto list_file = options.target / "revocations.txt";
    if (!agrees_with_published(withdrawn, list_file, from, environment.files))
        return;
    const std::string list = write_signed_list(withdrawn, *key);
    const std::string page = verification_page(
        *text,
        {title_in(event.child("organizer"), "uk", "name"),
         title_in(event.child("organizer"), "en", "name"),
         published_keys(*keys),
         published_events(event),
         today,
         list});
    const auto index = options.target / "index.html";
    const auto write = [&](const std::filesystem::path& path, const std::string& text) {
        return written_told(environment.files.write(path, text), path, {}, from.diagnostics);
    };
    if (write(index, page) && write(list_file, list) &&
        from.file->log("published", hex(sha256(page))) && !options.reporting.quiet)
        environment.out << fmt::format(
            "{}: put it where the codes point to; publish again after each revocation\n",
            index.string());
}

} // namespace zbirnyk
