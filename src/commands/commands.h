#pragma once

#include "base/file_system.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace zbirnyk {

/// The world as `main` found it: the only place where it enters.
struct Environment {
    FileSystem& files;
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    std::filesystem::path data_folder; ///< templates/, fonts/ of this installation
    bool terminal = false;             ///< `err` is a terminal
    unsigned threads = 1;
    /// The time as YYYY-MM-DDThh:mm:ssZ: for the log of the register, never for a document.
    std::function<std::string()> now;
};

/// Exit codes.
enum class Exit { Done = 0, InputErrors = 1, Usage = 2, Internal = 3 };

/// Runs one command line (without the program's name).
Exit run(const std::vector<std::string>& arguments, const Environment& environment);

} // namespace zbirnyk
