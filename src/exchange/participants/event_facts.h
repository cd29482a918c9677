#pragma once

#include "base/file_system.h"
#include "diag/diagnostic.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zbirnyk {

/// What the import has to know of an event; the event file is not checked as a whole, for it may
/// lack what a build needs.
struct EventFacts {
    std::filesystem::path table; ///< participants.csv
    std::vector<std::string> meetings;
    std::vector<std::pair<std::string, std::string>> post_categories; ///< id, label
    std::vector<std::pair<std::string, std::string>> hromada_types;
    std::vector<std::string> staff_ids;
    std::set<std::string, std::less<>> speakers, moderators; ///< ids that the agenda has
};

/// Nothing after an error.
std::optional<EventFacts> read_event_facts(
    const FileSystem& files,
    const std::filesystem::path& event,
    Sources& sources,
    Diagnostics& diagnostics);

} // namespace zbirnyk
