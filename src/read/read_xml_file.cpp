#include "read/read_xml_file.h"

namespace zbirnyk {

std::optional<Tree> read_xml_file(
    const FileSystem& files,
    const std::filesystem::path& path,
    Sources& sources,
    Diagnostics& diagnostics) {
    const auto file = read_source(files, {path, TextKind::Xml, {}}, sources, diagnostics);
    return file ? read_xml(sources, *file, {}, diagnostics) : std::nullopt;
}

} // namespace zbirnyk
