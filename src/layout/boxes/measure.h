#pragma once

#include "layout/boxes/boxes.h"

#include <vector>

namespace zbirnyk {

/// All sizes of the runs times `wanted` / `natural`.
struct SizeScale {
    Length natural{1}, wanted{1};
    Length apply(Length size) const;
};

/// By how much lines of a style and size may depart from their natural spacing.
struct Flexibility {
    std::int64_t space_stretch = 0, space_shrink = 0; ///< of a word space, in 1/1,000 of its width
    std::int64_t expansion = 0;                       ///< of a glyph, in GlyphRun::ExpansionUnits
    Length track_stretch, track_shrink;               ///< after a letter
};

Flexibility flexibility_of(const Style& style, SizeScale scale);

/// Whether the lines are filled by stretching spaces.
enum class Filling { Ragged, Justified };

/// Boxes in one size.
struct MeasuredBoxes {
    SizeScale scale;
    std::vector<Length> advances; ///< by glyph, letter spacing included
    BreakPoints points;           ///< by opportunity
    std::vector<Length>
        hangs; ///< by opportunity: how far the line starting there hangs out to the left
};

/// What changes at the end of a line that ends at some opportunity.
struct LineEnd {
    Length cut; ///< added to the last glyph's advance: kerning and letter spacing taken back
    bool hyphen = false; ///< a hyphen follows
    FaceId face = 0;     ///< of the hyphen
    std::uint16_t glyph = 0;
    Length hyphen_advance;
    Length hang; ///< how far the end hangs out to the right
};

MeasuredBoxes measure_boxes(
    const Boxes& boxes, Filling filling, SizeScale scale, const ParagraphContext& context);

LineEnd line_end(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    std::size_t opportunity,
    Filling filling,
    const ParagraphContext& context);

/// Whether space between letters may stand between a glyph and the next one.
bool is_between_letters(const Boxes& boxes, std::size_t glyph);

/// `units` of a font in which the em has `units_per_em`, at `size`: to the nearest unit.
Length font_length(std::int64_t units, Length size, int units_per_em);

} // namespace zbirnyk
