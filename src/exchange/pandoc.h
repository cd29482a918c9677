#pragma once

#include "diag/diagnostic.h"
#include "exchange/process.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Where Pandoc is and what it may cost.
struct Pandoc {
    std::string program = "pandoc";
    ProcessLimits limits = {};
};

/// Runs Pandoc on `input` and returns its standard output; what goes wrong is an error at `from`.
/// `arguments` follow the program's name. `date` (YYYY-MM-DD, or empty) is the only time it sees.
std::optional<std::string> run_pandoc(
    const Pandoc& pandoc,
    std::vector<std::string> arguments,
    std::string_view input,
    std::string_view date,
    Span from,
    Diagnostics& diagnostics);

} // namespace zbirnyk
