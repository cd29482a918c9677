#pragma once

#include "layout/blocks/build_flow.h"
#include "layout/blocks/list_writer.h"

namespace zbirnyk {

/// Sets a table in `frame` and writes it to `writer`, a slab a row. A row higher than a page is
/// divided between its lines. Where the table is divided, `continued` and the head are repeated.
void build_table(
    const Block& block,
    const TableBlock& table,
    Frame frame,
    const FlowContext& context,
    ListWriter& writer);

} // namespace zbirnyk
