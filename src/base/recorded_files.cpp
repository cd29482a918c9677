#include "base/recorded_files.h"

namespace zbirnyk {

void RecordedFiles::record(const std::filesystem::path& path) const {
    const std::scoped_lock lock(mutex_);
    read_.insert(path);
}

FileContent RecordedFiles::read(const std::filesystem::path& path) const {
    record(path);
    return files_.read(path);
}

MappedFile RecordedFiles::map(const std::filesystem::path& path) const {
    record(path);
    return files_.map(path);
}

std::optional<FileError>
RecordedFiles::write(const std::filesystem::path& path, std::string_view bytes) {
    return files_.write(path, bytes);
}

std::optional<FileError>
RecordedFiles::write_private(const std::filesystem::path& path, std::string_view bytes) {
    return files_.write_private(path, bytes);
}

std::optional<FileError>
RecordedFiles::write_unflushed(const std::filesystem::path& path, std::string_view bytes) {
    return files_.write_unflushed(path, bytes);
}

std::optional<FileError> RecordedFiles::flush(const std::filesystem::path& folder) {
    return files_.flush(folder);
}

bool RecordedFiles::is_file(const std::filesystem::path& path) const {
    const bool found = files_.is_file(path);
    if (found)
        record(path);
    return found;
}

bool RecordedFiles::is_directory(const std::filesystem::path& path) const {
    return files_.is_directory(path);
}

std::vector<std::string> RecordedFiles::list(const std::filesystem::path& directory) const {
    return files_.list(directory);
}

std::filesystem::path RecordedFiles::canonical(const std::filesystem::path& path) const {
    return files_.canonical(path);
}

std::set<std::filesystem::path> RecordedFiles::recorded() const {
    const std::scoped_lock lock(mutex_);
    std::set<std::filesystem::path> paths;
    for (const std::filesystem::path& path : read_)
        if (files_.is_file(path))
            paths.insert(files_.canonical(path));
    return paths;
}

} // namespace zbirnyk
