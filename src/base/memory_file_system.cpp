#include "base/file_system.h"

#include <mutex>
#include <set>

namespace zbirnyk {

namespace {

namespace fs = std::filesystem;

/// Paths are kept in their normal form, so that "a/./b" and "a/b" are one file. Folders exist while
/// they hold a file.
class MemoryFileSystem final : public FileSystem {
  public:
    explicit MemoryFileSystem(std::map<std::string, std::string> files) {
        for (auto& file : files) {
            files_.insert_or_assign(key(file.first), std::move(file.second));
        }
    }

    FileContent read(const fs::path& path) const override {
        const std::lock_guard lock(mutex_);
        const auto found = files_.find(key(path));
        if (found == files_.end()) {
            return FileError{"no such file or folder"};
        }
        return found->second;
    }

    std::optional<FileError> write(const fs::path& path, std::string_view bytes) override {
        if (is_directory(path)) {
            return FileError{"it is a folder"};
        }
        const std::lock_guard lock(mutex_);
        files_.insert_or_assign(key(path), std::string(bytes));
        return std::nullopt;
    }

    std::optional<FileError>
    write_unflushed(const fs::path& path, std::string_view bytes) override {
        return write(path, bytes);
    }

    std::optional<FileError> write_private(const fs::path& path, std::string_view bytes) override {
        return write(path, bytes);
    }

    std::optional<FileError> flush(const fs::path&) override { return std::nullopt; }

    bool is_file(const fs::path& path) const override {
        const std::lock_guard lock(mutex_);
        return files_.contains(key(path));
    }

    bool is_directory(const fs::path& path) const override { return !list(path).empty(); }

    std::vector<std::string> list(const fs::path& directory) const override {
        const std::string folder = folder_prefix(directory);
        const std::lock_guard lock(mutex_);
        std::set<std::string> names;
        for (auto file = files_.lower_bound(folder);
             file != files_.end() && file->first.starts_with(folder);
             ++file) {
            const std::string rest = file->first.substr(folder.size());
            names.insert(rest.substr(0, rest.find('/')));
        }
        return {names.begin(), names.end()};
    }

    fs::path canonical(const fs::path& path) const override { return path.lexically_normal(); }

  private:
    static std::string key(const fs::path& path) {
        return path.lexically_normal().generic_string();
    }

    static std::string folder_prefix(const fs::path& directory) {
        std::string prefix = key(directory);
        if (prefix == "." || prefix.empty()) {
            return {};
        }
        if (prefix.back() != '/') {
            prefix += '/';
        }
        return prefix;
    }

    mutable std::mutex mutex_;
    std::map<std::string, std::string> files_;
};

} // namespace

std::unique_ptr<FileSystem> make_memory_file_system(std::map<std::string, std::string> files) {
    return std::make_unique<MemoryFileSystem>(std::move(files));
}

} // namespace zbirnyk
