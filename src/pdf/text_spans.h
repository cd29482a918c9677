#pragma once

#include "layout/page.h"
#include "pdf/fonts.h"

#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

/// Glyphs [begin, end) of a run that are extracted in one way: each code by what its font's
/// ToUnicode says, or all together as `actual_text` when that is set. It is empty for an initial
/// letter, which the glyph after it says.
struct TextSpan {
    std::size_t begin = 0, end = 0;
    std::optional<std::string> actual_text;
};

/// The spans of a run in order. Glyphs that stand for characters without ink alone (soft hyphens
/// that were not used, joiners) are in no span. Teaches `font` what its codes say.
std::vector<TextSpan> text_spans(const GlyphRun& run, PdfFont& font);

} // namespace zbirnyk
