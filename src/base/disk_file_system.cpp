#include "base/file_system.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace zbirnyk {

namespace {

namespace fs = std::filesystem;

/// The system's reason as a phrase in lower case. The messages of the C locale are kept whatever
/// the locale of the process is.
FileError error_from(int number) {
    switch (number) {
    case ENOENT:
        return {"no such file or folder"};
    case EACCES:
    case EPERM:
        return {"permission denied"};
    case EISDIR:
        return {"it is a folder"};
    case ENOTDIR:
        return {"a part of the path is not a folder"};
    case ENOSPC:
    case EDQUOT:
        return {"no space left on the disk"};
    case EROFS:
        return {"the file system is read-only"};
    case ENAMETOOLONG:
        return {"the name is too long"};
    case ELOOP:
        return {"too many symbolic links"};
    case EMFILE:
    case ENFILE:
        return {"too many open files"};
    case EIO:
        return {"the disk reports an error"};
    default:
        return {"system error " + std::to_string(number)};
    }
}

/// An open file descriptor, closed at the end of its scope.
class Descriptor {
  public:
    explicit Descriptor(int number)
        : number_(number) {}

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }

    int number() const { return number_; }

    /// Closes now and returns what close() returned: some file systems report a full disk only
    /// there.
    int close() {
        const int result = ::close(number_);
        number_ = -1;
        return result;
    }

  private:
    int number_;
};

/// Returns 0 or the error number.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// A rename survives a power cut only when the folder itself is flushed. Failure is not reported:
/// some file systems refuse to flush folders, and the file is whole either way.
void flush_folder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() >= 0) {
        ::fsync(descriptor.number());
    }
}

/// The size of an open file that is an ordinary one; `descriptor` may be what a failed open()
/// returned.
std::variant<std::size_t, FileError> ordinary_size(int descriptor) {
    struct stat status {};

    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
        return error_from(errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return error_from(EISDIR);
    }
    // A pipe or a device could deliver without end.
    if (!S_ISREG(status.st_mode)) {
        return FileError{"it is not an ordinary file"};
    }
    return static_cast<std::size_t>(status.st_size);
}

class OpenFile final : public NamelessFile {
  public:
    explicit OpenFile(int number)
        : descriptor(number) {}

    Descriptor descriptor;
};

/// Puts an open file without a name at `path` if there is none. Returns 0 or the error number.
int link_as(const Descriptor& file, const fs::path& path) {
    const std::string nameless = "/proc/self/fd/" + std::to_string(file.number());
    const int result =
        ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW);
    return result == 0 ? 0 : errno;
}

/// Whether so many more files may be opened after `file` was.
bool leaves_room(int file) {
    constexpr rlim_t Others = 64;
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
           static_cast<rlim_t>(file) + Others < limit.rlim_cur;
}

/// How a file is put where it belongs.
enum class Written { Flushed, Private, Unflushed };

class DiskFileSystem final : public FileSystem {
  public:
    FileContent read(const fs::path& path) const override {
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        const auto size = ordinary_size(file.number());
        if (const auto* error = std::get_if<FileError>(&size)) {
            return *error;
        }
        return read_whole(file.number(), std::get<std::size_t>(size));
    }

    MappedFile map(const fs::path& path) const override {
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        const auto measured = ordinary_size(file.number());
        if (const auto* error = std::get_if<FileError>(&measured)) {
            return *error;
        }
        const std::size_t size = std::get<std::size_t>(measured);
        if (size == 0) {
            return FileView{};
        }
        void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
        if (bytes == MAP_FAILED) {
            return error_from(errno);
        }
        return FileView{
            std::shared_ptr<const void>(
                bytes, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); }),
            {static_cast<const char*>(bytes), size}};
    }

    std::optional<FileError> write(const fs::path& path, std::string_view bytes) override {
        return replace(path, bytes, Written::Flushed);
    }

    std::optional<FileError> write_private(const fs::path& path, std::string_view bytes) override {
        return replace(path, bytes, Written::Private);
    }

    std::optional<FileError>
    write_unflushed(const fs::path& path, std::string_view bytes) override {
        return replace(path, bytes, Written::Unflushed);
    }

    std::unique_ptr<NamelessFile>
    write_nameless(const fs::path& path, std::string_view bytes) override {
        const fs::path folder = folder_of(path);
        const auto open = [&] {
            return ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
        };
        int number = open();
        std::error_code error;
        if (number < 0 && errno == ENOENT && fs::create_directories(folder, error))
            number = open();
        auto file = std::make_unique<OpenFile>(number);
        if (number < 0 || !leaves_room(number) ||
            fill(file->descriptor, bytes, Written::Unflushed) != 0)
            return nullptr;
        return file;
    }

    std::optional<FileError> give_name(NamelessFile& file, const fs::path& path) override {
        auto& open = dynamic_cast<OpenFile&>(file);
        int number = replace_older(open.descriptor, path, link_as(open.descriptor, path));
        number = number != 0 || open.descriptor.close() == 0 ? number : errno;
        return number == 0 ? std::nullopt : std::optional(error_from(number));
    }

    std::optional<FileError> flush(const fs::path& folder) override {
        const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (descriptor.number() < 0 || ::syncfs(descriptor.number()) != 0) {
            return error_from(errno);
        }
        return std::nullopt;
    }

    bool is_file(const fs::path& path) const override {
        std::error_code error;
        return fs::is_regular_file(path, error);
    }

    bool is_directory(const fs::path& path) const override {
        std::error_code error;
        return fs::is_directory(path, error);
    }

    std::vector<std::string> list(const fs::path& directory) const override {
        std::vector<std::string> names;
        std::error_code error;
        fs::directory_iterator entry(directory, error);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            names.push_back(entry->path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    fs::path canonical(const fs::path& path) const override {
        std::error_code error;
        fs::path result = fs::weakly_canonical(fs::absolute(path, error), error);
        return error ? fs::absolute(path, error).lexically_normal() : result;
    }

  private:
    std::optional<FileError> replace(const fs::path& path, std::string_view bytes, Written how) {
        const fs::path folder = folder_of(path);
        int number = put(folder, path, bytes, how);
        // Seldom so: of many files of a folder, the first finds it missing.
        if (number == ENOENT) {
            std::error_code error;
            fs::create_directories(folder, error);
            if (error) {
                return error_from(error.value());
            }
            number = put(folder, path, bytes, how);
        }
        if (number != 0) {
            return error_from(number);
        }
        if (how != Written::Unflushed) {
            flush_folder(folder);
        }
        return std::nullopt;
    }

    /// Returns 0 or the error number. The file has no name until it is whole, so that a program
    /// that is killed leaves nothing behind; only file systems that cannot do that, and an older
    /// file in the place, need a name beside it.
    int put(const fs::path& folder, const fs::path& path, std::string_view bytes, Written how) {
        const mode_t mode = how == Written::Private ? 0600 : 0666;
        Descriptor file(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode));
        if (file.number() < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
            const fs::path temporary = temporary_name(path);
            Descriptor named(
                ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
            int number = named.number() < 0 ? errno : fill(named, bytes, how);
            number = number != 0 || named.close() == 0 ? number : errno;
            return number != 0 ? give_up(temporary, number) : rename(temporary, path);
        }
        if (file.number() < 0) {
            return errno;
        }
        int number = fill(file, bytes, how);
        number = number != 0 ? number : link_as(file, path);
        // What a run that was broken off had written already stays.
        if (number == EEXIST && how == Written::Unflushed && holds(path, bytes)) {
            return 0;
        }
        number = replace_older(file, path, number);
        return number != 0 || file.close() == 0 ? number : errno;
    }

    /// After link_as() returned `number`: an older file in the place is replaced.
    int replace_older(const Descriptor& file, const fs::path& path, int number) {
        if (number != EEXIST) {
            return number;
        }
        const fs::path temporary = temporary_name(path);
        number = link_as(file, temporary);
        return number != 0 ? number : rename(temporary, path);
    }

    static fs::path folder_of(const fs::path& path) {
        return path.has_parent_path() ? path.parent_path() : fs::path(".");
    }

    bool holds(const fs::path& path, std::string_view bytes) const {
        const FileContent content = read(path);
        const auto* held = std::get_if<std::string>(&content);
        return held != nullptr && *held == bytes;
    }

    static int give_up(const fs::path& temporary, int number) {
        ::unlink(temporary.c_str());
        return number;
    }

    static int rename(const fs::path& temporary, const fs::path& path) {
        return ::rename(temporary.c_str(), path.c_str()) == 0 ? 0 : give_up(temporary, errno);
    }

    static FileContent read_whole(int file, std::size_t expected) {
        std::string content;
        content.resize(expected);
        std::size_t used = 0;
        while (true) {
            if (used == content.size()) {
                // One byte more than expected tells whether the file grew meanwhile.
                content.resize(used + (used == expected ? 1 : used + 4096));
            }
            const ssize_t got = ::read(file, content.data() + used, content.size() - used);
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got < 0) {
                return error_from(errno);
            }
            if (got == 0) {
                content.resize(used);
                return content;
            }
            used += static_cast<std::size_t>(got);
        }
    }

    /// A name beside `path` that no other thread and no other running process uses.
    fs::path temporary_name(const fs::path& path) {
        const auto number = counter_.fetch_add(1, std::memory_order_relaxed);
        // Room for the ending below the usual limit of 255 bytes.
        std::string name = ".";
        name.append(path.filename().string(), 0, 180);
        name.append(".").append(std::to_string(::getpid()));
        name.append("-").append(std::to_string(number)).append(".tmp");
        return path.parent_path() / name;
    }

    static int fill(const Descriptor& file, std::string_view bytes, Written how) {
        if (const int number = write_all(file.number(), bytes); number != 0) {
            return number;
        }
        if (how != Written::Unflushed && ::fsync(file.number()) != 0) {
            return errno;
        }
        return 0;
    }

    std::atomic<unsigned> counter_{0};
};

} // namespace

MappedFile FileSystem::map(const fs::path& path) const {
    FileContent content = read(path);
    if (auto* error = std::get_if<FileError>(&content)) {
        return std::move(*error);
    }
    auto kept = std::make_shared<const std::string>(std::get<std::string>(std::move(content)));
    const std::string_view bytes = *kept;
    return FileView{std::move(kept), bytes};
}

std::unique_ptr<NamelessFile> FileSystem::write_nameless(const fs::path&, std::string_view) {
    return nullptr;
}

std::optional<FileError> FileSystem::give_name(NamelessFile&, const fs::path&) {
    return FileError{"this file system has no files without names"};
}

std::unique_ptr<FileSystem> make_disk_file_system() {
    return std::make_unique<DiskFileSystem>();
}

} // namespace zbirnyk
