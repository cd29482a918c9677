#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

/// A part of what stands in columns: blocks for one column set, or one block across all columns.
struct ColumnRun {
    std::vector<const Block*> blocks;
    bool spanning = false;
    bool below_span = false;                ///< the space above it is not dropped
    std::vector<AnchorId> anchors = {};     ///< of containers that begin here
    BreakBefore forced = BreakBefore::Auto; ///< that such a container asks for
};

/// Divides `blocks` where one of them, at any depth of containers without a box, spans all columns
/// (CSS column-span) or begins a new page: columns end there and begin again below.
std::vector<ColumnRun> column_runs(const Blocks& blocks, const FlowContext& context);

/// True when a block of `blocks` spans all columns.
bool has_spanning(const Blocks& blocks, const FlowContext& context);

} // namespace zbirnyk
