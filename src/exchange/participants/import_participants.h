#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"

#include <filesystem>
#include <optional>
#include <string>

namespace zbirnyk {

struct ParticipantsRequest {
    std::filesystem::path workbook;
    std::filesystem::path event;
    std::filesystem::path mapping; ///< empty: participants.mapping.xml beside the event
    std::string sheet; ///< empty: what the mapping says, else the first with a known head
};

/// What an import would write, and what it has to tell.
struct ParticipantsImport {
    std::filesystem::path table;
    std::string csv; ///< empty: the table stays as it is, to the byte
    std::filesystem::path mapping;
    std::string mapping_xml; ///< empty: the mapping is there already
    std::string report;      ///< for the person at the terminal
};

/// Reads a sign-up sheet into the participants of an event, in memory: nothing is written. Rows
/// with errors are left out, the others are in the result. Nothing after an error that leaves no
/// rows to take.
std::optional<ParticipantsImport> import_participants(
    const FileSystem& files,
    const ParticipantsRequest& request,
    Sources& sources,
    Diagnostics& diagnostics);

} // namespace zbirnyk
