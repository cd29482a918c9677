#pragma once

#include "commands/commands.h"
#include "diag/diagnostic.h"

namespace zbirnyk {

/// What `language clean` is asked for.
struct CleanRequest {
    std::filesystem::path file;
    bool dry_run = false;
    bool in_place = false;
    std::string lang = "uk";
    std::vector<std::string> only;    ///< names of rules; empty: all
    std::vector<std::string> without; ///< names of rules
};

/// Cleans the typography of a text file, or of the texts of an XML file: all other bytes of the
/// file stay. What is between the tags of inline elements is one text; `code` is not touched, nor
/// are attributes and character references. Prints the new text or, in a dry run, a line a change,
/// `file:line:column: rule: «old» → «new»`; doubtful words are warnings.
void clean_file(
    const CleanRequest& request,
    const Environment& environment,
    Sources& sources,
    Diagnostics& diagnostics);

} // namespace zbirnyk
