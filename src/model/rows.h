#pragma once

#include "read/table.h"
#include "read/tree.h"
#include "read/vocabulary.h"

#include <optional>

namespace zbirnyk {

/// Turns the rows of a table into elements `row` below a root that `vocabulary` names: a column
/// becomes the attribute of its name, an empty cell no attribute, a column `attended:MEETING` a
/// child `attended`. Dates (18.03.2020), decimals (1 234,50) and truth values (так, ні) as
/// Ukrainian Excel writes them are turned into the vocabulary's forms where the column has such a
/// type. Places are those of the cells. Unknown and missing columns are errors; nothing
/// after one.
std::optional<Tree> rows_to_tree(
    const Table& table,
    const Vocabulary& vocabulary,
    std::string_view row,
    Diagnostics& diagnostics);

} // namespace zbirnyk
