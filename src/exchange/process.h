#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What a foreign program may cost.
struct ProcessLimits {
    std::chrono::seconds time{60};
    std::size_t output_bytes = std::size_t{64} << 20;
    /// Address space of the program, set before it starts.
    std::size_t memory_bytes = std::size_t{4096} << 20;
};

/// How a foreign program ended.
enum class ProcessEnd {
    Exited,      ///< by itself: see `exit_code`
    NotFound,    ///< there is no such program
    TimeLimit,   ///< ended by us after `time`
    OutputLimit, ///< ended by us when its output passed `output_bytes`
    Killed,      ///< by a signal, such as for want of memory
};

struct ProcessResult {
    ProcessEnd end = ProcessEnd::Exited;
    int exit_code = 0;
    std::string output; ///< standard output, whole when `end` is Exited
    std::string errors; ///< standard error, at most 64 KiB of it
};

/// Runs `arguments[0]` (looked up in PATH) with `input` on its standard input and with exactly the
/// environment `variables` ("NAME=value"), without a shell. It cannot write files (limit of file
/// size 0), dump core or outlive the call. Arguments are passed as they are.
ProcessResult run_process(
    const std::vector<std::string>& arguments,
    const std::vector<std::string>& variables,
    std::string_view input,
    const ProcessLimits& limits);

} // namespace zbirnyk
