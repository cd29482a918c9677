#pragma once

#include "layout/boxes/flat_text.h"
#include "layout/lines/items.h"
#include "text/shape.h"

#include <cstdint>
#include <span>
#include <vector>

namespace zbirnyk {

enum class GlyphKind : std::uint8_t {
    Ink,
    Space,        ///< U+0020: glue at which a line may end
    NoBreakSpace, ///< U+00A0: glue
    Leader,       ///< glue without limit
    Tab,          ///< as wide as the tab stops of its line ask
    Picture,
    Invisible, ///< says where lines may break and is not set
};

/// A shaped glyph of a paragraph, whatever the size: distances in font units of its face.
struct BoxGlyph {
    std::uint16_t glyph = 0;
    FaceId face = 0;
    std::uint32_t cluster = 0; ///< byte offset in the flat text
    std::uint32_t piece = 0;
    std::int32_t advance = 0, dx = 0, dy = 0;
    GlyphKind kind = GlyphKind::Ink;
    bool unsafe_to_break = false; ///< before it
};

/// A place where a line may end, between glyphs: the line ends before `end_glyph`, the next one
/// starts at `glyph`; between them are only spaces.
struct Opportunity {
    std::uint32_t end_glyph = 0, glyph = 0;
    LineBreakKind kind = LineBreakKind::Space;
    std::int32_t penalty = 0;
    bool adds_hyphen = false;
};

/// A problem of shaping with its place in the flat text.
using BoxProblem = ShapeProblem;

/// A paragraph shaped once, ready to be measured in any size and broken at any width.
struct Boxes {
    FlatText flat;
    std::vector<BoxGlyph> glyphs;
    std::vector<Opportunity> opportunities; ///< the first is the start, the last the end (Forced)
    std::vector<BoxProblem> problems;
};

/// Shapes `content` and finds where its lines may end. `base` is the style of the paragraph: its
/// language and how it wraps.
Boxes make_boxes(std::span<const Inline> content, StyleId base, const ParagraphContext& context);

/// Shapes the pieces of `flat`: whole stretches between changes of font.
void shape_pieces(Boxes& boxes, const ParagraphContext& context);

/// Finds the opportunities of shaped boxes: UAX #14, soft hyphens, hyphenation, forced breaks.
void find_opportunities(Boxes& boxes, StyleId base, const ParagraphContext& context);

/// The shaping properties of a style; views into it.
ShapeStyle shape_style_of(const Style& style, const FontSet& fonts);

/// The font size of a piece and its shift, upwards positive, in the size of the style.
Length font_size_of(const Piece& piece, const Style& style);
Length baseline_shift_of(const Piece& piece, const Style& style);

} // namespace zbirnyk
