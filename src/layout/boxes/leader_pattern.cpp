#include "layout/boxes/leader_pattern.h"

#include "layout/boxes/boxes.h"
#include "layout/boxes/measure.h"

#include <algorithm>

namespace zbirnyk {
namespace {

Length width_of(const ShapedRun& run, Length size, int units_per_em) {
    Length width;
    for (const ShapedGlyph& glyph : run.glyphs) {
        width += font_length(glyph.advance, size, units_per_em);
    }
    return width;
}

} // namespace

std::optional<GlyphRun> leader_pattern(
    const Leader& leader,
    const Style& style,
    Length size,
    const LeaderExtent& extent,
    const FontSet& fonts) {
    if (leader.pattern.empty()) {
        return {};
    }
    const ShapedText shaped = shape(fonts, leader.pattern, shape_style_of(style, fonts));
    // A pattern is one character or two; one that needs a fallback font for a part is not drawn.
    if (shaped.runs.size() != 1) {
        return {};
    }
    const ShapedRun& unit = shaped.runs.front();
    const int em = fonts.face(unit.face).metrics().units_per_em;
    const Length period = width_of(unit, size, em);
    if (period.units < 1) {
        return {};
    }
    const std::int64_t beyond = std::max<std::int64_t>((extent.raster_end - extent.end).units, 0);
    const std::int64_t skipped = (beyond + period.units - 1) / period.units;
    const Length end = extent.raster_end - skipped * period;
    // The pattern keeps clear of the text before it, or its first dot is read as a full stop.
    const Length begin = extent.begin + size / 4;
    const std::int64_t count = (end - begin).units / period.units;
    if (count <= 0) {
        return {};
    }
    GlyphRun run;
    run.origin = {end - count * period, -style.baseline_shift};
    run.face = unit.face;
    run.size = size;
    run.color = style.color;
    run.advance = count * period;
    // A run ends beyond all paper.
    for (std::int64_t k = 0; k < count; ++k) {
        Length pen = k * period;
        const std::size_t cluster = run.text.size();
        if (!GlyphRun::holds(pen + period, cluster + leader.pattern.size())) {
            break;
        }
        for (const ShapedGlyph& glyph : unit.glyphs) {
            run.add(glyph.glyph, cluster + glyph.cluster, pen);
            pen += font_length(glyph.advance, size, em);
        }
        run.text += leader.pattern;
    }
    return run;
}

} // namespace zbirnyk
