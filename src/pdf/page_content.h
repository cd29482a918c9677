#pragma once

#include "document/document.h"
#include "layout/page.h"
#include "pdf/fonts.h"

#include <string>
#include <vector>

namespace zbirnyk {

/// What a page shows: the operators of its content stream and what they need.
struct PageContent {
    std::string operators;
    std::vector<StructId> marked;       ///< by MCID: the element whose content it is
    std::vector<std::uint32_t> imposed; ///< by page on a printer's sheet: its first MCID
    std::vector<FaceId> fonts;          ///< as resources /F0, /F1 …, sorted
    std::vector<PictureId> pictures;    ///< as resources /I0, /I1 …, sorted
};

/// Draws a page. Consecutive items with the same mark share one marked-content sequence; everything
/// drawn stands in one. Coordinates turn from "down from the top" to "up from the bottom" here.
PageContent draw_page(const Page& page, const Document& document, std::vector<PdfFont>& fonts);

} // namespace zbirnyk
