#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"
#include "read/tree.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace zbirnyk {

/// Everything an event is made of as it was read: each file valid by its vocabulary, its pictures
/// found and their `src` made relative to the event's folder; nothing is yet checked across files.
struct Inputs {
    std::filesystem::path folder;
    Tree event;
    std::optional<Tree> participants = {};
    std::vector<Tree> abstracts = {}; ///< in the order of file names
    std::optional<Tree> budget = {};
    std::optional<Tree> receipts = {};
    std::optional<Tree> evaluation = {};
    std::optional<Tree> report = {};
};

/// Reads the event file and all that it includes. All errors of all files at once; nothing after
/// one. Up to `threads` threads share the work.
std::optional<Inputs> read_inputs(
    const FileSystem& files,
    const std::filesystem::path& file,
    Sources& sources,
    Diagnostics& diagnostics,
    unsigned threads);

} // namespace zbirnyk
