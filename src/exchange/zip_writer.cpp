#include "exchange/zip_writer.h"

#include <zip.h>

#include <algorithm>
#include <memory>

namespace zbirnyk {

namespace {

/// 1 January 1980, the first day that a zip file knows: by the calendar, in no time zone.
constexpr zip_uint16_t FirstDosDate = 1u << 5 | 1u;

bool add_entry(zip_t* archive, const ZipEntry& entry) {
    zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    if (source == nullptr)
        return false;
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, at, 0, FirstDosDate, 0) == 0;
}

std::optional<std::string> content_of(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return std::nullopt;
    std::string bytes(stat.size, '\0');
    const bool whole =
        zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(stat.size);
    zip_source_close(source);
    return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace

std::optional<std::string> write_zip(std::vector<ZipEntry> entries) {
    std::ranges::sort(entries, {}, &ZipEntry::name);
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> target(
        zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free);
    if (!target)
        return std::nullopt;
    zip_t* archive = zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr);
    if (archive == nullptr)
        return std::nullopt;
    zip_source_keep(target.get()); // the archive took it over
    const bool all = std::ranges::all_of(
        entries, [&](const ZipEntry& entry) { return add_entry(archive, entry); });
    if (!all || zip_close(archive) != 0) {
        zip_discard(archive);
        return std::nullopt;
    }
    return content_of(target.get());
}

} // namespace zbirnyk
