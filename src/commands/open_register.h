#pragma once

#include "commands/commands.h"
#include "read/tree.h"
#include "register/register.h"

#include <filesystem>
#include <optional>
#include <string>

namespace zbirnyk {

/// An event's register with what it refers to. `context` must keep its place: made once, not moved.
struct EventRegister {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<RegisterContext> context;
    std::optional<Tree> event; ///< the event file alone
    std::optional<Register> file;

    EventRegister() = default;
    EventRegister(const EventRegister&) = delete;
    EventRegister& operator=(const EventRegister&) = delete;
};

/// Reads which register the event names and opens it; `file` stays empty after an error.
void open_register(
    const std::filesystem::path& event_file,
    Access access,
    const Environment& environment,
    EventRegister& result);

/// Where the private key of an event lies unless the user says otherwise.
std::filesystem::path default_key_file(const std::filesystem::path& event_file);

/// The first line of a file that holds a passphrase; empty when no file is named.
std::optional<std::string> read_passphrase(
    const std::filesystem::path& file, const FileSystem& files, Diagnostics& diagnostics);

/// Reads a private key; nothing after an error.
std::optional<SigningKey> read_key(
    const std::filesystem::path& file,
    std::string_view passphrase,
    const Environment& environment,
    Sources& sources,
    Diagnostics& diagnostics);

/// The day of a time: its first ten characters.
std::string day_of(std::string_view time);

} // namespace zbirnyk
