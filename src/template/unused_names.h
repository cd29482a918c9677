#pragma once

#include "diag/diagnostic.h"
#include "template/compile.h"

#include <vector>

namespace zbirnyk {

/// Warns about every name that the template gives and never calls: styles, colours, page masters,
/// variables, modes and messages; and about running heads that show a marker which nothing sets.
/// `elements` are those of a template without errors.
void report_unused_names(
    const std::vector<TopElement>& elements,
    const Template::Content& content,
    Diagnostics& diagnostics);

} // namespace zbirnyk
