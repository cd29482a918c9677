#include "commands/open_register.h"

#include "issue.h"
#include "read/read_xml_file.h"
#include "told_files.h"

#include <fmt/format.h>

namespace zbirnyk {

void open_register(
    const std::filesystem::path& event_file,
    Access access,
    const Environment& environment,
    EventRegister& result) {
    result.event = read_xml_file(environment.files, event_file, result.sources, result.diagnostics);
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
    const auto text = read_told(files, file, {}, diagnostics);
    return text ? std::optional(text->substr(0, text->find_first_of("\r\n"))) : std::nullopt;
}

std::optional<SigningKey> read_key(
    const std::filesystem::path& file,
    std::string_view passphrase,
    const Environment& environment,
    Sources& sources,
    Diagnostics& diagnostics) {
    const auto pem = read_told(environment.files, file, {}, diagnostics);
    if (!pem)
        return std::nullopt;
    // The text of a private key is never shown beside a message.
    return SigningKey::from_pem(
        *pem, passphrase, {sources.add(file.string(), ""), 0, 0}, diagnostics);
}

std::string day_of(std::string_view time) {
    return std::string(time.substr(0, 10));
}

} // namespace zbirnyk
