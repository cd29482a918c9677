#pragma once

#include "diag/diagnostic.h"
#include "layout/layout.h"
#include "layout/page.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

/// What page references say in this pass: the label of the page of each anchor (by AnchorId; empty:
/// not known yet, set as "00") and that page's index, for order and ranges.
struct ReferenceLabels {
    std::vector<std::string> labels;
    std::vector<std::uint32_t> pages;
};

/// Texts of markers by name.
using Markers = std::map<std::string, std::string>;

/// The markers of a page. `carried` are in force when it begins; the others hold those alone that
/// the page itself sets.
struct PageMarkers {
    Markers carried;
    Markers at_top; ///< set above its first line
    Markers first, last;
    Markers ended; ///< in force before the last one was set
};

/// What `reference` says on a page with `markers`; empty when nothing was set.
std::string text_of(const MarkerReference& reference, const PageMarkers& markers);

/// What statics know of the page they stand on.
struct PageFacts {
    std::string label;
    std::string total;
    PageMarkers markers;
};

struct ParagraphContext {
    const Document& document;
    const LayoutResources& resources;
    const ReferenceLabels& references;
    const PageFacts* page = nullptr; ///< null outside statics
};

/// A line that is set. Coordinates are relative: x from the left edge of the width given to
/// `set_paragraph`, y from the baseline (0; negative above).
struct Line {
    std::vector<PageItem> items;
    std::vector<LinkArea> links;
    std::vector<AnchorId> anchors;
    std::vector<const Footnote*> footnotes; ///< into the Document
    Length natural_width;
    Length above, below; ///< extent around the baseline: 0.8 and 0.2 of the line height, more for
                         ///< tall pictures
    bool hyphenated = false;
    double adjustment = 0; ///< r of Knuth and Plass
};

struct ParagraphLines {
    std::vector<Line> lines;
    Length font_size; ///< as set; smaller than the style's after Fit::Shrink
    bool fits = true; ///< false: Fit::Shrink or max_lines not met, or a word wider than the line
    int together = 0; ///< so many first lines stand on one page: those beside an initial letter
};

/// Whether a trial layout reports what it finds.
enum class Report { Yes, No };

/// Sets a paragraph in lines of at most `width` (margins of its style already taken off by the
/// caller; `text_indent`, label and `last_line_end_indent` are applied here). Overfull and too
/// loose lines, glyphs that no font has and marks without anchor are reported at the run's span.
ParagraphLines set_paragraph(
    const Paragraph& paragraph,
    StyleId style,
    Length width,
    const ParagraphContext& context,
    Diagnostics& diagnostics);

/// The widest unbreakable piece, and the width of the paragraph set on one line.
struct ContentWidths {
    Length min, max;
};

ContentWidths
measure_paragraph(const Paragraph& paragraph, StyleId style, const ParagraphContext& context);

} // namespace zbirnyk
