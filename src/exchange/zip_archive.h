#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A zip file in memory, read only. `bytes` must outlive it.
class ZipArchive {
  public:
    /// Nothing when `bytes` is not a readable zip file.
    static std::optional<ZipArchive> open(std::string_view bytes);
    ~ZipArchive();
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;

    /// The names of the entries in the order of the directory.
    std::vector<std::string> names() const;
    bool contains(std::string_view name) const;
    /// The unpacked size of all entries as the directory states it.
    std::uint64_t unpacked_size() const;
    /// The unpacked bytes of an entry; nothing when it is absent, encrypted, damaged or larger than
    /// `limit`.
    std::optional<std::string> read(std::string_view name, std::size_t limit) const;

  private:
    struct Content;
    explicit ZipArchive(std::unique_ptr<Content> content);
    std::unique_ptr<Content> content_;
};

} // namespace zbirnyk
