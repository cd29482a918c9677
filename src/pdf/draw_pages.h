#pragma once

#include "pdf/page_content.h"

#include <string>
#include <vector>

namespace zbirnyk {

struct DrawConfig {
    int deflate_level = 6;
    unsigned threads = 1;
};

struct DrawnPages {
    std::vector<PageContent> contents; ///< by page, without operators
    std::vector<std::string> streams;  ///< by page: its operators in the zlib format
};

/// Draws all pages and compresses what they show. What the codes of `fonts` say in the end, and
/// each page, is as if the pages were drawn in order on one thread. A page that is drawn loses its
/// items: they take several times the room of what is made of them.
DrawnPages draw_pages(
    Pages& pages, const Document& document, std::vector<PdfFont>& fonts, const DrawConfig& config);

} // namespace zbirnyk
