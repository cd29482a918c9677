#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"
#include "read/tree.h"

#include <filesystem>
#include <optional>

namespace zbirnyk {

/// An event, read whole and checked. `data` is the one tree that templates see: the event file with
/// everything that it includes (participants from CSV as `participant` elements, abstracts, budget,
/// evaluation) and the values that the program computes (docs/data.md lists them).
struct Event {
    std::filesystem::path folder;
    Tree data;
};

/// Reads `file` and what it includes, on up to `threads` threads. All errors of all files at once;
/// nothing after an error.
std::optional<Event> read_event(
    const FileSystem& files,
    const std::filesystem::path& file,
    Sources& sources,
    Diagnostics& diagnostics,
    unsigned threads = 1);

} // namespace zbirnyk
