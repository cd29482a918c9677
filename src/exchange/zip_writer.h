#pragma once

#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

struct ZipEntry {
    std::string name; ///< UTF-8, with `/` between folders
    std::string bytes;
};

/// A zip file of these entries, sorted by name, stored as they are, all of the same fixed time: the
/// same entries give the same bytes. Nothing when two have one name or memory ends.
std::optional<std::string> write_zip(std::vector<ZipEntry> entries);

} // namespace zbirnyk
