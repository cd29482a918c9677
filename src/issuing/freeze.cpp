#include "issuing/freeze.h"

#include <algorithm>
#include <set>

namespace zbirnyk {

namespace {

constexpr std::string_view EventPrefix = "event:";
constexpr std::string_view DataPrefix = "data:";

/// `path` below `folder`, or nothing.
std::optional<std::string>
below(const std::filesystem::path& path, const std::filesystem::path& folder) {
    const std::filesystem::path relative = path.lexically_relative(folder);
    if (relative.empty() || *relative.begin() == "..")
        return std::nullopt;
    return relative.generic_string();
}

bool is_font(const std::filesystem::path& path) {
    return path.extension() == ".otf" || path.extension() == ".ttf";
}

} // namespace

std::vector<FrozenFile> freeze_files(const RecordedFiles& recorded, const Folders& folders) {
    const std::filesystem::path event = recorded.canonical(folders.event);
    const std::filesystem::path data = recorded.canonical(folders.data);
    std::vector<FrozenFile> frozen;
    for (const std::filesystem::path& path : recorded.recorded()) {
        FileContent content = recorded.read(path);
        auto* bytes = std::get_if<std::string>(&content);
        if (bytes == nullptr)
            continue;
        FrozenFile file{path.generic_string(), sha256(*bytes), {}};
        const auto in_event = below(path, event);
        const auto in_data = below(path, data);
        if (in_event)
            file.path = std::string(EventPrefix) + *in_event;
        else if (in_data)
            file.path = std::string(DataPrefix) + *in_data;
        if ((in_event || in_data) && !is_font(path))
            file.bytes = std::move(*bytes);
        frozen.push_back(std::move(file));
    }
    std::ranges::sort(frozen, {}, &FrozenFile::path);
    return frozen;
}

Folders FrozenFiles::folders() {
    return {"/frozen/event", "/frozen/data"};
}

FrozenFiles::FrozenFiles(const Edition& edition, const FileSystem& disk, const Folders& folders)
    : disk_(disk) {
    for (const FrozenFile& file : edition.files) {
        const std::string_view name = file.path;
        if (name.starts_with(EventPrefix)) {
            const std::string_view rest = name.substr(EventPrefix.size());
            entries_[FrozenFiles::folders().event / rest] = {&file, folders.event / rest};
        } else if (name.starts_with(DataPrefix)) {
            const std::string_view rest = name.substr(DataPrefix.size());
            entries_[FrozenFiles::folders().data / rest] = {&file, folders.data / rest};
        } else {
            entries_[name] = {&file, name};
        }
    }
}

FileContent FrozenFiles::read(const std::filesystem::path& path) const {
    const auto found = entries_.find(path.lexically_normal());
    if (found == entries_.end())
        return FileError{"no such file or folder"};
    const auto& [file, today] = found->second;
    if (!file->bytes.empty())
        return file->bytes;
    FileContent content = disk_.read(today);
    const auto* bytes = std::get_if<std::string>(&content);
    if (bytes != nullptr && sha256(*bytes) != file->digest)
        return FileError{"it has changed since the certificate was made"};
    return content;
}

std::optional<FileError> FrozenFiles::write(const std::filesystem::path&, std::string_view) {
    return FileError{"frozen files do not change"};
}

std::optional<FileError>
FrozenFiles::write_private(const std::filesystem::path& path, std::string_view bytes) {
    return write(path, bytes);
}

std::optional<FileError>
FrozenFiles::write_unflushed(const std::filesystem::path& path, std::string_view bytes) {
    return write(path, bytes);
}

std::optional<FileError> FrozenFiles::flush(const std::filesystem::path&) {
    return std::nullopt;
}

bool FrozenFiles::is_file(const std::filesystem::path& path) const {
    return entries_.contains(path.lexically_normal());
}

bool FrozenFiles::is_directory(const std::filesystem::path& path) const {
    return !list(path).empty();
}

std::vector<std::string> FrozenFiles::list(const std::filesystem::path& directory) const {
    std::set<std::string> names;
    for (const auto& [path, entry] : entries_)
        if (const auto relative = below(path, directory.lexically_normal()))
            names.insert(std::filesystem::path(*relative).begin()->string());
    return {names.begin(), names.end()};
}

std::filesystem::path FrozenFiles::canonical(const std::filesystem::path& path) const {
    return path.lexically_normal();
}

} // namespace zbirnyk
