#pragma once

#include "document/document.h"
#include "layout/page.h"
#include "pdf/shared_parts.h"
#include "pdf/signature_field.h"
#include "text/font.h"

#include <string>

namespace zbirnyk {

struct PdfConfig {
    std::string producer = "zbirnyk";
    int deflate_level = 6;
    unsigned threads = 1;
    SignaturePlace signature = {};
};

/// Document + Pages -> the bytes of a PDF 1.7 file that is PDF/A-2a and PDF/UA-1: subset Type 0
/// fonts with ToUnicode, structure tree, artifacts, outline, links, page labels, XMP, sRGB output
/// intent. A function of document, pages, fonts and config: what `shared` has shows in no byte. The
/// flows of the document are not looked at.
std::string write_pdf(
    const Document& document,
    Pages pages,
    const FontSet& fonts,
    const PdfConfig& config,
    SharedParts& shared);

} // namespace zbirnyk
