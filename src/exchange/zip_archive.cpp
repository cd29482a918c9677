#include "exchange/zip_archive.h"

#include <zip.h>

namespace zbirnyk {

struct ZipArchive::Content {
    zip_t* archive = nullptr;

    Content() = default;
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;

    ~Content() { zip_discard(archive); }
};

ZipArchive::ZipArchive(std::unique_ptr<Content> content)
    : content_(std::move(content)) {}

ZipArchive::~ZipArchive() = default;
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;

std::optional<ZipArchive> ZipArchive::open(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) {
        return std::nullopt;
    }
    auto content = std::make_unique<Content>();
    content->archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (content->archive == nullptr) {
        zip_source_free(source);
        return std::nullopt;
    }
    return ZipArchive(std::move(content));
}

std::vector<std::string> ZipArchive::names() const {
    std::vector<std::string> result;
    const zip_int64_t count = zip_get_num_entries(content_->archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(content_->archive, static_cast<zip_uint64_t>(i), 0);
        result.emplace_back(name == nullptr ? "" : name);
    }
    return result;
}

bool ZipArchive::contains(std::string_view name) const {
    return zip_name_locate(content_->archive, std::string(name).c_str(), 0) >= 0;
}

std::uint64_t ZipArchive::unpacked_size() const {
    std::uint64_t total = 0;
    const zip_int64_t count = zip_get_num_entries(content_->archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        const auto index = static_cast<zip_uint64_t>(i);
        if (zip_stat_index(content_->archive, index, 0, &stat) == 0 &&
            (stat.valid & ZIP_STAT_SIZE) != 0) {
            total += stat.size;
        }
    }
    return total;
}

std::optional<std::string> ZipArchive::read(std::string_view name, std::size_t limit) const {
    zip_file_t* file = zip_fopen(content_->archive, std::string(name).c_str(), 0);
    if (file == nullptr) {
        return std::nullopt;
    }
    // The directory may lie about the size: the limit counts what really comes out.
    std::string bytes;
    std::string buffer(65536, '\0');
    zip_int64_t count = 0;
    while ((count = zip_fread(file, buffer.data(), buffer.size())) > 0) {
        bytes.append(buffer, 0, static_cast<std::size_t>(count));
        if (bytes.size() > limit) {
            count = -1;
            break;
        }
    }
    zip_fclose(file);
    return count < 0 ? std::nullopt : std::optional(std::move(bytes));
}

} // namespace zbirnyk
