#pragma once

#include "pipeline.h"
#include "read/tree.h"
#include "register/register.h"
#include "seal/document_signer.h"
#include "seal/keys.h"

#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

struct IssueConfig {
    BuildConfig build;
    std::string program; ///< "zbirnyk 0.1.0"
    std::string time;    ///< YYYY-MM-DDThh:mm:ssZ, for the log
    std::string today;   ///< YYYY-MM-DD: the date of what is issued anew
    std::optional<SigningKey> key;
    std::optional<DocumentSigner> signer; ///< where the event wants its files signed
    /// Numbers to be issued anew because the data changed; "all" stands for each of them.
    std::vector<std::string> reissue;
    std::string reason; ///< of the reissue
    bool strict = false;
};

struct IssueSummary {
    std::size_t issued = 0;   ///< new numbers
    std::size_t reissued = 0; ///< new numbers that stand for earlier ones
    std::size_t finished = 0; ///< numbers of an earlier, broken-off run
    std::size_t restored = 0; ///< files that were missing in the output folder
    std::size_t in_force = 0; ///< all numbers that count now
};

/// Where an event keeps its register; an error when it names none.
std::optional<std::filesystem::path>
register_path(const Tree& event, const std::filesystem::path& event_file, Diagnostics& diagnostics);

/// Shows in the event's tree what its register says (issuing/issue_plan.h), for a build: without a
/// register in the event nothing, before the first issue only drafts. False after an error.
bool show_issued(
    Tree& event,
    const std::filesystem::path& event_file,
    const FileSystem& files,
    Sources& sources,
    Diagnostics& diagnostics);

/// Gives numbers to those who have earned a certificate and have none, and makes their files.
///
/// Every file is made before the first number is taken, without a name: one error, and nothing
/// happens. Then the numbers are reserved with all that was printed, in one transaction; the files
/// get their names and are flushed; only then they count as issued. A run that is killed at any
/// instant leaves at most reserved numbers, which the next run finishes from what was frozen: the
/// same bytes.
IssueSummary issue(
    const IssueConfig& config,
    FileSystem& files,
    Sources& sources,
    Progress& progress,
    Diagnostics& diagnostics);

} // namespace zbirnyk
