#include "exchange/office_file.h"

#include "base/utf8.h"
#include "diag/codes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zbirnyk {
namespace {

// The text of a document: enough for a book, too little for a zip bomb.
constexpr std::size_t DocumentBytes = 128u << 20;

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        return std::string_view(lower).ends_with(ending);
    });
}

/// What a file that cannot be imported seems to be, for the message.
std::string_view describe(std::string_view bytes) {
    struct Signature {
        std::string_view start, what;
    };

    static constexpr std::array<Signature, 6> Signatures = {{
        {"\xD0\xCF\x11\xE0", "an old Word file or an encrypted one"},
        {"%PDF-", "a PDF"},
        {"{\\rtf", "an RTF file"},
        {"PK", "a zip file without a document in it"},
        {"\x89PNG", "a picture"},
        {"<", "an HTML or XML file"},
    }};
    if (bytes.empty()) {
        return "an empty file";
    }
    for (const Signature& signature : Signatures) {
        if (bytes.starts_with(signature.start)) {
            return signature.what;
        }
    }
    const bool text = !find_invalid_utf8(bytes) && bytes.find('\0') == std::string_view::npos;
    return text ? "plain text" : "a file of an unknown kind";
}

std::optional<FileKind> kind_of_archive(std::string_view bytes) {
    const auto archive = ZipArchive::open(bytes);
    if (archive && archive->contains("word/document.xml")) {
        return FileKind::Docx;
    }
    if (archive && archive->contains("content.xml")) {
        return FileKind::Odt;
    }
    return std::nullopt;
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos;
         at = text.find(what, at + what.size())) {
        ++found;
    }
    return found;
}

/// One thing that gets lost: the marks it has in the XML, and what is said of it.
struct Loss {
    Code code;
    std::array<std::string_view, 2> marks;
    std::string_view what;
    std::string_view hint;
};

constexpr std::array<Loss, 4> DocxLosses = {{
    {codes::ExchangeTextBox,
     {"<w:txbxContent>", "<w:txbxContent "},
     "text boxes, whose text is not imported",
     "move the text of the boxes into the document"},
    {codes::ExchangeCapitals,
     {"<w:caps/>", "<w:caps "},
     "stretches in capital letters by formatting, imported as they were typed",
     "check titles and headings"},
    {codes::ExchangeOleObject,
     {"<o:OLEObject ", "<o:OLEObject>"},
     "embedded objects (formulas, charts), of which at most a picture is imported",
     "type the formulas again, insert charts as pictures"},
    {codes::ExchangeTrackedChanges,
     {"<w:ins ", "<w:del "},
     "tracked changes, imported as if they were accepted",
     "accept or reject the changes and save the file"},
}};

constexpr std::array<Loss, 3> OdtLosses = {{
    {codes::ExchangeTextBox,
     {"<draw:text-box>", "<draw:text-box "},
     "text boxes, whose text may be missing",
     "move the text of the boxes into the document"},
    {codes::ExchangeOleObject,
     {"<draw:object ", "<draw:object-ole "},
     "embedded objects (formulas, charts), of which at most a picture is imported",
     "type the formulas again, insert charts as pictures"},
    {codes::ExchangeTrackedChanges,
     {"<text:insertion>", "<text:deletion>"},
     "tracked changes, imported as if they were accepted",
     "accept or reject the changes and save the file"},
}};

template <std::size_t N>
void report(
    const std::array<Loss, N>& losses, std::string_view xml, Span from, Diagnostics& diagnostics) {
    for (const Loss& loss : losses) {
        const std::size_t found = count(xml, loss.marks[0]) + count(xml, loss.marks[1]);
        if (found > 0) {
            diagnostics.warning(
                loss.code,
                from,
                fmt::format("the file has {} ({})", loss.what, found),
                std::string(loss.hint));
        }
    }
}

} // namespace

std::optional<FileKind>
detect_kind(std::string_view bytes, std::string_view name, Span from, Diagnostics& diagnostics) {
    if (bytes.starts_with("PK")) {
        if (const auto kind = kind_of_archive(bytes)) {
            return kind;
        }
    } else if (
        ends_with_any(name, {".md", ".markdown", ".txt"}) && !find_invalid_utf8(bytes) &&
        bytes.find('\0') == std::string_view::npos) {
        return FileKind::Markdown;
    }
    const bool named_docx = ends_with_any(name, {".docx", ".odt"});
    diagnostics.error(
        named_docx ? codes::ExchangeNotDocx : codes::ExchangeUnknownFormat,
        from,
        fmt::format(
            "the file is {}, not {}",
            describe(bytes),
            named_docx ? "the document its name promises" : "a DOCX, ODT or Markdown file"),
        "open it in an office program and save it as .docx");
    return std::nullopt;
}

void report_losses(const ZipArchive& archive, FileKind kind, Span from, Diagnostics& diagnostics) {
    const char* part = kind == FileKind::Docx ? "word/document.xml" : "content.xml";
    const auto xml = archive.read(part, DocumentBytes);
    if (!xml) {
        return;
    }
    if (kind == FileKind::Docx) {
        report(DocxLosses, *xml, from, diagnostics);
    } else {
        report(OdtLosses, *xml, from, diagnostics);
    }
}

} // namespace zbirnyk
