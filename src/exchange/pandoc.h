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

/// One run of Pandoc.
struct PandocTask {
    std::vector<std::string> arguments; ///< after the program's name
    std::string_view input;
    std::string_view date = {}; ///< YYYY-MM-DD, or empty: the only time it sees
};

/// Runs Pandoc and returns its standard output; what goes wrong is an error at `from`.
std::optional<std::string>
run_pandoc(const Pandoc& pandoc, const PandocTask& task, Span from, Diagnostics& diagnostics);

} // namespace zbirnyk
