#pragma once

#include "read/file.h"
#include "read/tree.h"

namespace zbirnyk {

/// `read_source`, then `read_xml`: nothing after an error.
std::optional<Tree> read_xml_file(
    const FileSystem& files,
    const std::filesystem::path& path,
    Sources& sources,
    Diagnostics& diagnostics);

} // namespace zbirnyk
