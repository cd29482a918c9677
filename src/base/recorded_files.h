#pragma once

#include "base/file_system.h"

#include <mutex>
#include <set>

namespace zbirnyk {

/// Another file system that remembers which files were read, or found to be there, through it.
class RecordedFiles final : public FileSystem {
  public:
    explicit RecordedFiles(FileSystem& files)
        : files_(files) {}

    FileContent read(const std::filesystem::path& path) const override;
    MappedFile map(const std::filesystem::path& path) const override;
    std::optional<FileError>
    write(const std::filesystem::path& path, std::string_view bytes) override;
    std::optional<FileError>
    write_private(const std::filesystem::path& path, std::string_view bytes) override;
    std::optional<FileError>
    write_unflushed(const std::filesystem::path& path, std::string_view bytes) override;
    std::optional<FileError> flush(const std::filesystem::path& folder) override;
    bool is_file(const std::filesystem::path& path) const override;
    bool is_directory(const std::filesystem::path& path) const override;
    std::vector<std::string> list(const std::filesystem::path& directory) const override;
    std::filesystem::path canonical(const std::filesystem::path& path) const override;

    /// The canonical paths of those files, in order.
    std::set<std::filesystem::path> recorded() const;

  private:
    void record(const std::filesystem::path& path) const;

    FileSystem& files_;
    mutable std::mutex mutex_;
    mutable std::set<std::filesystem::path> read_;
};

} // namespace zbirnyk
