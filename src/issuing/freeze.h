#pragma once

#include "base/file_system.h"
#include "base/recorded_files.h"
#include "register/register.h"

#include <filesystem>
#include <map>
#include <string>

namespace zbirnyk {

/// The folders whose files are frozen under names of their own, so that a certificate can be made
/// again where they lie elsewhere.
struct Folders {
    std::filesystem::path event; ///< of the event file
    std::filesystem::path data;  ///< of the program: templates/, fonts/
};

/// The name under which the event's head is frozen.
inline constexpr std::string_view HeadFile = "head.xml";

/// All files that were read through `recorded`: their bytes, but only the digest of fonts and of
/// what lies outside both folders (dictionaries). A file that vanished meanwhile is left out.
std::vector<FrozenFile> freeze_files(const RecordedFiles& recorded, const Folders& folders);

/// The files of an edition as they were, and nothing else: the event's folder is `event`, the
/// program's is `data` (both below /frozen). Of what is kept as a digest only, the file of today is
/// read and must still have that digest.
class FrozenFiles final : public FileSystem {
  public:
    FrozenFiles(const Edition& edition, const FileSystem& disk, const Folders& folders);

    static Folders folders();

    FileContent read(const std::filesystem::path& path) const override;
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

  private:
    struct Entry {
        const FrozenFile* file = nullptr;
        std::filesystem::path today; ///< where the file lies now
    };

    const FileSystem& disk_;
    std::map<std::filesystem::path, Entry> entries_;
};

} // namespace zbirnyk
