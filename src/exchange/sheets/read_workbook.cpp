#include "exchange/sheets/read_workbook.h"

#include "base/utf8.h"
#include "diag/certificate_codes.h"
#include "diag/codes.h"
#include "exchange/sheets/sheet_readers.h"
#include "read/file.h"
#include "read/table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::string_view SaveAsXlsx =
    "open it in Excel or LibreOffice and save it as «Excel Workbook (.xlsx)»";

/// What is known of the file before it is read.
struct WorkbookFile {
    const FileSystem& files;
    const std::filesystem::path& path;
    std::string_view bytes;
    Span from;
    Sources& sources;
    Diagnostics& diagnostics;

    std::nullopt_t refuse(Code code, std::string message, std::string_view hint = SaveAsXlsx) {
        diagnostics.error(code, from, std::move(message), std::string(hint));
        return std::nullopt;
    }

    std::string lower_extension() const {
        std::string extension = path.extension().string();
        std::ranges::transform(extension, extension.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return extension;
    }
};

/// The text of an OLE2 directory is UTF-16: the names of its streams tell what the file is.
std::string utf16(std::string_view ascii) {
    std::string wide;
    for (const char c : ascii) {
        wide += c;
        wide += '\0';
    }
    return wide;
}

std::nullopt_t refuse_ole(WorkbookFile& file) {
    const auto holds = [&](std::string_view stream) {
        return file.bytes.find(utf16(stream)) != std::string_view::npos;
    };
    if (holds("EncryptedPackage"))
        return file.refuse(
            codes::SheetEncrypted,
            "the file is protected by a password",
            "open it in Excel, remove the password (File > Info > Protect Workbook) and save it");
    if (holds("WordDocument"))
        return file.refuse(
            codes::SheetUnknownFormat,
            "the file is an old Word document, not a spreadsheet",
            "copy the table into a spreadsheet and save that as .xlsx");
    return file.refuse(
        codes::SheetUnknownFormat, "the file is an old Excel workbook (.xls, before 2007)");
}

std::optional<std::vector<Sheet>> read_archive(WorkbookFile& file) {
    const auto archive = ZipArchive::open(file.bytes);
    if (!archive)
        return file.refuse(
            codes::SheetDamaged,
            "the file is damaged: its directory cannot be read",
            "get it again: a download or a copy was cut short");
    const SheetLimits limits;
    const std::uint64_t unpacked = archive->unpacked_size();
    if (unpacked > limits.ratio_from && unpacked / limits.packed_ratio > file.bytes.size())
        return file.refuse(
            codes::SheetTooLarge,
            fmt::format(
                "{} bytes unpack to {}: that is no list of people", file.bytes.size(), unpacked),
            "copy the list into a new file");
    OfficeParts parts(*archive, file.from, file.diagnostics);
    const auto manifest = archive->read("META-INF/manifest.xml", limits.part_bytes);
    if (manifest && manifest->find("encryption-data") != std::string::npos)
        return file.refuse(
            codes::SheetEncrypted,
            "the file is protected by a password",
            "open it in LibreOffice and save it without a password");
    if (archive->contains("xl/vbaProject.bin"))
        parts.warning(codes::SheetMacros, "the workbook has macros, which are not run");
    if (archive->contains("xl/workbook.xml") || archive->contains("_rels/.rels")) {
        if (archive->contains("word/document.xml") || archive->contains("ppt/presentation.xml"))
            return file.refuse(
                codes::SheetUnknownFormat,
                "the file is a Word document or a presentation, not a spreadsheet",
                "copy the table into a spreadsheet and save that as .xlsx");
        if (archive->contains("xl/workbook.bin"))
            return file.refuse(
                codes::SheetUnknownFormat, "the file is a binary Excel workbook (.xlsb)");
        return read_xlsx(parts);
    }
    if (archive->contains("content.xml"))
        return read_ods(parts);
    return file.refuse(
        codes::SheetUnknownFormat,
        "the file is a zip archive without a spreadsheet in it",
        "unpack it and import the spreadsheet");
}

/// Text that is no table: web pages and XML that systems export with a name ending in .xls.
std::optional<std::string_view> markup_kind(std::string_view text) {
    std::string start(text.substr(0, 2000));
    std::ranges::transform(start, start.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    start.erase(0, std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    if (!start.starts_with('<'))
        return std::nullopt;
    if (start.find("excel.sheet") != std::string::npos ||
        start.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos)
        return "an Excel 2003 XML file";
    if (start.find("<html") != std::string::npos || start.find("<table") != std::string::npos ||
        start.find("<!doctype html") != std::string::npos)
        return "a web page (HTML)";
    return start.starts_with("<?xml") ? std::optional<std::string_view>("an XML file")
                                      : std::nullopt;
}

std::optional<std::vector<Sheet>> read_text(WorkbookFile& file) {
    const auto source = read_source(
        file.files, {file.path, TextKind::Table, file.from}, file.sources, file.diagnostics);
    if (!source)
        return std::nullopt;
    const std::string extension = file.lower_extension();
    const bool named_book = extension.starts_with(".xls") || extension == ".ods";
    if (const auto markup = markup_kind(file.sources.text(*source)))
        return file.refuse(
            codes::SheetUnknownFormat,
            fmt::format("the file is {}{}", *markup, named_book ? ", whatever its name says" : ""));
    if (named_book)
        file.diagnostics.warning(
            codes::SheetOtherFormat,
            file.from,
            fmt::format("the file is CSV text, not the {} its name says", extension),
            "it was read as CSV; check that no column is cut");
    auto rows = read_csv_rows(file.sources, *source, file.diagnostics);
    if (!rows)
        return std::nullopt;
    Sheet sheet;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        SheetRow row;
        row.number = static_cast<std::uint32_t>(i + 1);
        for (std::size_t k = 0; k < (*rows)[i].size() && k < SheetLimits{}.columns; ++k)
            if (!one_line((*rows)[i][k].text).empty())
                row.cells.push_back(
                    {static_cast<std::uint32_t>(k + 1),
                     CellKind::Text,
                     std::move((*rows)[i][k].text),
                     {}});
        if (!row.cells.empty())
            sheet.rows.push_back(std::move(row));
    }
    std::vector<Sheet> sheets;
    sheets.push_back(std::move(sheet));
    return sheets;
}

} // namespace

std::optional<std::vector<Sheet>> read_workbook(
    const FileSystem& files,
    const std::filesystem::path& path,
    Sources& sources,
    Diagnostics& diagnostics) {
    const Span from{sources.add(path.generic_string(), ""), 0, 0};
    const FileContent content = files.read(path);
    if (const auto* error = std::get_if<FileError>(&content)) {
        diagnostics.error(
            codes::FileUnreadable,
            from,
            fmt::format("cannot read `{}`: {}", path.generic_string(), error->reason));
        return std::nullopt;
    }
    WorkbookFile file{files, path, std::get<std::string>(content), from, sources, diagnostics};
    if (file.bytes.empty())
        return file.refuse(codes::SheetUnknownFormat, "the file is empty", "export it again");
    if (file.bytes.starts_with("\xD0\xCF\x11\xE0"))
        return refuse_ole(file);
    if (file.bytes.starts_with("PK"))
        return read_archive(file);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> Others = {{
        {"%PDF-", "a PDF"},
        {"{\\rtf", "an RTF document"},
        {"\x89PNG", "a picture"},
        {"\xFF\xD8\xFF", "a picture"},
        {"\x09\x08", "an Excel workbook of the nineties"},
    }};
    for (const auto& [start, what] : Others)
        if (file.bytes.starts_with(start))
            return file.refuse(
                codes::SheetUnknownFormat,
                fmt::format("the file is {}, not a spreadsheet", what),
                "get the list as .xlsx, .ods or .csv");
    return read_text(file);
}

} // namespace zbirnyk
