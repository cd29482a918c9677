#pragma once

#include "batch.h"
#include "issue.h"

#include <memory>
#include <string>
#include <vector>

namespace zbirnyk {

/// What all steps of one run of `issue` share.
struct IssueRun {
    const IssueConfig& config;
    FileSystem& files;
    Sources& sources;
    Progress& progress;
    Diagnostics& diagnostics;
    Register& register_file;
    Span register_place; ///< where the event names the register

    Folders folders() const {
        const auto event = config.build.event_file.parent_path();
        return {event.empty() ? "." : event, config.build.data_folder};
    }

    /// Something was reported that ends the run.
    bool failed() const {
        return diagnostics.has_errors() || (config.strict && !diagnostics.items().empty());
    }
};

/// A number whose file is to be written, and the digest that the file must have when it is made
/// again.
struct NumberedFile {
    std::string number;
    std::optional<Digest> pdf;
    std::string signature = {}; ///< that the file had
};

/// A file that was made before its number was taken; without `file` it has to be made again.
struct MadeFile {
    std::unique_ptr<NamelessFile> file;
    Digest pdf{};
};

/// Makes the files of all the batch's tasks and gives none a name. Nothing after an error, or any
/// report in a strict run.
std::optional<std::vector<MadeFile>>
make_nameless(const IssueRun& run, const CertificateBatch& batch, const BatchWork& work);

/// The place for a signature as an edition keeps it, and back: "", "reserved", "prepared 9000
/// 2020-06-11".
std::string edition_signature(const SignaturePlace& place);
SignaturePlace signature_place(std::string_view text);

/// Writes the files of the batch's tasks, one for each number, a thousand at a time, and enters
/// each as issued when it is on the disk. Those that are `made` already only get their names. A
/// file that differs from its digest is not written: an error. False after an error.
bool write_certificates(
    const IssueRun& run,
    const CertificateBatch& batch,
    const BatchWork& work,
    const std::vector<NumberedFile>& numbers,
    std::vector<MadeFile> made = {});

/// Makes certificates of the register again, edition by edition, and writes them into the output
/// folder. Returns how many.
std::size_t deliver_again(const IssueRun& run, std::vector<Certificate> wanted);

} // namespace zbirnyk
