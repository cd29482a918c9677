#include "exchange/import_abstract.h"

#include "diag/codes.h"
#include "exchange/abstract_head.h"
#include "exchange/abstract_xml.h"
#include "exchange/office_file.h"
#include "exchange/pandoc_json.h"
#include "exchange/zip_archive.h"

#include <fmt/format.h>

namespace zbirnyk {
namespace {

constexpr std::size_t PictureBytes = 64u << 20;

/// The pictures in the zip file of a DOCX or ODT; a Markdown file has none in it.
class ArchivePictures : public PictureSource {
  public:
    ArchivePictures(const ZipArchive* archive, FileKind kind)
        : archive_(archive)
        , kind_(kind) {}

    std::optional<std::string> bytes(std::string_view address) const override {
        if (archive_ == nullptr) {
            return std::nullopt;
        }
        // Pandoc names the pictures of a DOCX from the folder of its document.
        const std::string prefix = kind_ == FileKind::Docx ? "word/" : "";
        return archive_->read(prefix + std::string(address), PictureBytes);
    }

  private:
    const ZipArchive* archive_;
    FileKind kind_;
};

bool check_size(
    std::uint64_t size,
    std::uint64_t limit,
    std::string_view what,
    Span from,
    Diagnostics& diagnostics) {
    if (size <= limit) {
        return true;
    }
    diagnostics.error(
        codes::ExchangeTooLarge,
        from,
        fmt::format("the file has {} bytes{}, more than {}", size, what, limit),
        "make its pictures smaller");
    return false;
}

std::string_view reader_name(FileKind kind) {
    switch (kind) {
    case FileKind::Docx:
        return "docx+styles";
    case FileKind::Odt:
        return "odt";
    case FileKind::Markdown:
        break;
    }
    return "markdown";
}

} // namespace

std::optional<ImportedAbstract> import_abstract(
    std::string_view bytes,
    std::string_view name,
    const ImportSettings& settings,
    Span from,
    Diagnostics& diagnostics) {
    if (!check_size(bytes.size(), settings.file_bytes, "", from, diagnostics)) {
        return std::nullopt;
    }
    const auto kind = detect_kind(bytes, name, from, diagnostics);
    if (!kind) {
        return std::nullopt;
    }
    std::optional<ZipArchive> archive;
    if (*kind != FileKind::Markdown) {
        archive = ZipArchive::open(bytes);
        if (!check_size(
                archive->unpacked_size(),
                settings.unpacked_bytes,
                " unpacked",
                from,
                diagnostics)) {
            return std::nullopt;
        }
        report_losses(*archive, *kind, from, diagnostics);
    }
    const auto json = run_pandoc(
        settings.pandoc,
        {{"--sandbox", "-f", std::string(reader_name(*kind)), "-t", "json"}, bytes},
        from,
        diagnostics);
    if (!json) {
        return std::nullopt;
    }
    const auto document = read_pandoc_json(*json);
    if (!document) {
        diagnostics.error(
            codes::ExchangePandocFailed,
            from,
            "pandoc gave a document that is not to be understood",
            "use pandoc 2.17 or newer; flatten lists and tables that stand in one another");
        return std::nullopt;
    }
    // The ODT reader can give up without saying so.
    if (document->blocks.empty() && document->title.empty()) {
        diagnostics.error(
            codes::ExchangeEmptyResult,
            from,
            "pandoc found no text in the file",
            "open it in an office program and save it as .docx");
        return std::nullopt;
    }
    const ArchivePictures pictures(archive ? &*archive : nullptr, *kind);
    return write_abstract(find_parts(*document), pictures, settings, from, diagnostics);
}

} // namespace zbirnyk
