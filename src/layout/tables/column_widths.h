#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

/// The widest unbreakable piece of a block, and its width without any line break; margins, borders
/// and padding included.
ContentWidths measure_block(const Block& block, const FlowContext& context);
ContentWidths measure_blocks(const Blocks& blocks, const FlowContext& context);

/// Shares `available` out among columns: fixed and percent first; fractions take what automatic
/// columns at their natural width leave. Automatic columns get at least their minimum and, beyond
/// it, a share in proportion to what they would like. Nothing is stretched beyond its natural width
/// but fractions.
std::vector<Length> resolve_tracks(
    const std::vector<Track>& tracks, Length available, const std::vector<ContentWidths>& contents);

/// Whether the widths depend on what stands in the columns.
bool need_measuring(const std::vector<Track>& tracks);

/// The width of every column of a table that may be `available` wide.
std::vector<Length>
column_widths(const TableBlock& table, Length available, const FlowContext& context);

} // namespace zbirnyk
