#include "recipients.h"

#include "diag/certificate_codes.h"
#include "post/mailbox.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

Recipient recipient(const Tree& event, Node participant) {
    Recipient result{
        Recipient::Reach::Reachable,
        std::string(participant.attribute("email")),
        {},
        event.span(participant)};
    if (participant.attribute("consent") == "true")
        result.phone = participant.attribute("phone");
    if (result.address.empty()) {
        result.reach = Recipient::Reach::NoAddress;
    } else if (participant.attribute("consent") != "true") {
        result.reach = Recipient::Reach::NoConsent;
        result.address.clear();
    } else if (!valid_address(result.address)) {
        result.reach = Recipient::Reach::BadAddress;
    }
    return result;
}

} // namespace

Recipients recipients(const Tree& event) {
    Recipients all;
    for (const Node participant : event.root().child("participants").child_elements("participant"))
        all.emplace(participant.attribute("id"), recipient(event, participant));
    return all;
}

Recipient recipient_of(const Recipients& all, std::string_view person) {
    const auto found = all.find(person);
    return found == all.end() ? Recipient() : found->second;
}

std::optional<std::string> read_issued(
    const Certificate& certificate,
    const std::filesystem::path& folder,
    const FileSystem& files,
    Span span,
    Diagnostics& diagnostics) {
    const auto path = folder / certificate.file;
    FileContent content = files.read(path);
    auto* bytes = std::get_if<std::string>(&content);
    if (bytes != nullptr && certificate.pdf == sha256(*bytes))
        return std::move(*bytes);
    diagnostics.error(
        codes::SendFile,
        span,
        bytes != nullptr
            ? fmt::format(
                  "№ {}: `{}` is not the file that was issued", certificate.number, path.string())
            : fmt::format(
                  "№ {}: cannot read `{}`: {}",
                  certificate.number,
                  path.string(),
                  std::get<FileError>(content).reason),
        fmt::format(
            "`zbirnyk register rebuild EVENT.xml \"{}\" --to {}` makes it again",
            certificate.number,
            folder.string()));
    return std::nullopt;
}

} // namespace zbirnyk
