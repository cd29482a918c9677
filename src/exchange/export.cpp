#include "exchange/export.h"

#include "exchange/document_text.h"
#include "exchange/html_writer.h"

#include <algorithm>

// Pandoc of Debian reads the parts of an empty DOCX from its data folder, which --sandbox forbids.
// It gets JSON that this program wrote, with every picture in it as a data: address, so there is
// nothing that it could be led to open; and run_process lets it write no file.

namespace zbirnyk {
namespace {

/// Pandoc prints the title as the first paragraph: the one that the document itself has there goes.
void take_title(PandocDocument& document) {
    const std::string title = plain_text(document.title);
    const auto same =
        std::find_if(document.blocks.begin(), document.blocks.end(), [&](const RichBlock& block) {
            return block.kind == BlockKind::Paragraph && plain_text(block) == title;
        });
    if (same == document.blocks.end()) {
        document.title.clear();
    } else {
        document.blocks.erase(same);
    }
}

} // namespace

std::optional<std::string> export_document(
    const Document& document, ExportFormat format, const Pandoc& pandoc, Diagnostics& diagnostics) {
    PandocDocument told = tell_document(document);
    if (format == ExportFormat::Html) {
        return write_html(told);
    }
    take_title(told);
    const std::string json = write_pandoc_json(told);
    return run_pandoc(
        pandoc,
        {{"-f", "json", "-t", "docx", "-o", "-"}, json, document.info.date},
        {},
        diagnostics);
}

} // namespace zbirnyk
