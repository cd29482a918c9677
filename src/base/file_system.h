#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zbirnyk {

/// Why a file could not be read or written, as a phrase in lower case ("permission denied").
struct FileError {
    std::string reason;
};

using FileContent = std::variant<std::string, FileError>;

/// The bytes of a file, there as long as `owner` is.
struct FileView {
    std::shared_ptr<const void> owner;
    std::string_view bytes;
};

using MappedFile = std::variant<FileView, FileError>;

/// A whole file that has no name yet. It is gone with the program, however that ends, and with
/// this.
class NamelessFile {
  public:
    virtual ~NamelessFile() = default;
};

/// The only way to files. Made in `main`; tests use the one in memory. All members may be called
/// from several threads at once.
class FileSystem {
  public:
    virtual ~FileSystem() = default;

    virtual FileContent read(const std::filesystem::path& path) const = 0;
    /// Like `read`, without a copy where the system can share its own: for files that nobody
    /// shortens in place, of which only parts are looked at.
    virtual MappedFile map(const std::filesystem::path& path) const;
    /// Makes `path` hold exactly `bytes`, or leaves it as it was: writes beside it, flushes,
    /// renames. Missing parent folders are made. Returns nothing when done.
    virtual std::optional<FileError>
    write(const std::filesystem::path& path, std::string_view bytes) = 0;
    /// Like `write`, for what nobody but the owner may read (mode 0600).
    virtual std::optional<FileError>
    write_private(const std::filesystem::path& path, std::string_view bytes) = 0;
    /// Like `write`, but not flushed: whenever the program ends, `path` is whole, old or new, and
    /// only a power cut before the next `flush` may lose it. Many files are written so, then
    /// flushed together.
    virtual std::optional<FileError>
    write_unflushed(const std::filesystem::path& path, std::string_view bytes) = 0;
    /// Writes a file that shall once be `path` and has no name until then; missing parent folders
    /// are made. Null when the system cannot do that, or has no room for one more: then the file is
    /// written when its time comes.
    virtual std::unique_ptr<NamelessFile>
    write_nameless(const std::filesystem::path& path, std::string_view bytes);
    /// Makes `path` that file, not flushed, or leaves it as it was.
    virtual std::optional<FileError>
    give_name(NamelessFile& file, const std::filesystem::path& path);
    /// Returns nothing when all that was written in `folder` and below it is on the disk.
    virtual std::optional<FileError> flush(const std::filesystem::path& folder) = 0;
    virtual bool is_file(const std::filesystem::path& path) const = 0;
    virtual bool is_directory(const std::filesystem::path& path) const = 0;
    /// The names in a folder, sorted by byte; empty when there is no such folder.
    virtual std::vector<std::string> list(const std::filesystem::path& directory) const = 0;
    /// `path` with symbolic links and `..` resolved as far as it exists: what must stay inside the
    /// event's folder.
    virtual std::filesystem::path canonical(const std::filesystem::path& path) const = 0;
};

std::unique_ptr<FileSystem> make_disk_file_system();
/// A file system that holds `files` (path to content) and what is written to it.
std::unique_ptr<FileSystem> make_memory_file_system(std::map<std::string, std::string> files);

} // namespace zbirnyk
