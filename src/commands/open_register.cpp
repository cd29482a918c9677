#include "commands/open_register.h"

#include "diag/codes.h"
#include "issue.h"
#include "read/file.h"

#include <fmt/format.h>

namespace zbirnyk {

void open_register(
    const std::filesystem::path& event_file,
    Access access,
    const Environment& environment,
    EventRegister& result) {
    const auto file = read_source(
        environment.files, {event_file, TextKind::Xml, {}}, result.sources, result.diagnostics);
    if (!file)
        return;
    result.event = read_xml(result.sources, *file, {}, result.diagnostics);
    if (!result.event)
        return;
    const auto path = register_path(*result.event, event_file, result.diagnostics);
    if (!path)
        return;
    const Node name = result.event->root().child("certificates").attribute_node("register");
    result.context.emplace(
        RegisterContext{result.diagnostics, result.event->span(name), environment.now()});
    result.file = Register::open(*path, access, *result.context);
}

std::filesystem::path default_key_file(const std::filesystem::path& event_file) {
    return event_file.parent_path() / "register-key.pem";
}

std::optional<std::string> read_passphrase(
    const std::filesystem::path& file, const FileSystem& files, Diagnostics& diagnostics) {
    if (file.empty())
        return std::string();
    const FileContent content = files.read(file);
    if (const auto* text = std::get_if<std::string>(&content))
        return text->substr(0, text->find_first_of("\r\n"));
    diagnostics.error(
        codes::FileUnreadable,
        {},
        fmt::format("cannot read `{}`: {}", file.string(), std::get<FileError>(content).reason));
    return std::nullopt;
}

std::optional<SigningKey> read_key(
    const std::filesystem::path& file,
    std::string_view passphrase,
    const Environment& environment,
    Sources& sources,
    Diagnostics& diagnostics) {
    const FileContent content = environment.files.read(file);
    const auto* pem = std::get_if<std::string>(&content);
    if (pem == nullptr) {
        diagnostics.error(
            codes::FileUnreadable,
            {},
            fmt::format(
                "cannot read `{}`: {}", file.string(), std::get<FileError>(content).reason));
        return std::nullopt;
    }
    // The text of a private key is never shown beside a message.
    return SigningKey::from_pem(
        *pem, passphrase, {sources.add(file.string(), ""), 0, 0}, diagnostics);
}

std::string day_of(std::string_view time) {
    return std::string(time.substr(0, 10));
}

} // namespace zbirnyk
