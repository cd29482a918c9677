#pragma once

#include "layout/paragraph.h"

#include <optional>

namespace zbirnyk {

/// The stretch of a line that a leader fills, and the x from which the raster of patterns is
/// counted to the left, so that the dots of lines with the same right edge stand under one another.
struct LeaderExtent {
    Length begin, end, raster_end;
};

/// The pattern of a leader in `size`, repeated on the raster as often as it fits, as an artifact;
/// nothing where there is no pattern or no room.
std::optional<GlyphRun> leader_pattern(
    const Leader& leader,
    const Style& style,
    Length size,
    const LeaderExtent& extent,
    const FontSet& fonts);

} // namespace zbirnyk
