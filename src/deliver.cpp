#include "issue_run.h"

#include "diag/certificate_codes.h"
#include "diag/codes.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// Files that are flushed together: one flush of the disk costs as much as writing hundreds.
constexpr std::size_t FlushedTogether = 1000;

} // namespace

bool write_certificates(
    const IssueRun& run,
    const CertificateBatch& batch,
    const BatchWork& work,
    const std::vector<NumberedFile>& numbers) {
    run.progress.begin("certificates", numbers.size());
    bool whole = true;
    for (std::size_t first = 0; whole && first < numbers.size(); first += FlushedTogether) {
        const std::size_t last = std::min(first + FlushedTogether, numbers.size());
        const std::vector<DocumentTask> tasks(
            batch.tasks.begin() + static_cast<std::ptrdiff_t>(first),
            batch.tasks.begin() + static_cast<std::ptrdiff_t>(last));
        std::vector<Digest> digests(tasks.size());
        std::vector<Outcome> outcomes = make_batch(
            batch, tasks, work, [&](std::size_t i, const std::string& file, Outcome& outcome) {
                digests[i] = sha256(file);
                const NumberedFile& wanted = numbers[first + i];
                if (wanted.pdf && *wanted.pdf != digests[i]) {
                    outcome.diagnostics.error(
                        codes::IssueDiffers,
                        {},
                        fmt::format(
                            "№ {} cannot be made again as it was: the file would differ",
                            wanted.number),
                        "it was made by another version of the program; take the file from a copy");
                    return;
                }
                const auto path = run.config.build.output / tasks[i].href;
                if (const auto error = run.files.write_unflushed(path, file))
                    outcome.diagnostics.error(
                        codes::FileUnwritable,
                        tasks[i].span,
                        fmt::format("cannot write `{}`: {}", path.string(), error->reason));
                else
                    outcome.written = true;
            });
        const bool some = std::ranges::any_of(outcomes, &Outcome::written);
        if (const auto error = some ? run.files.flush(run.config.build.output) : std::nullopt) {
            run.diagnostics.error(
                codes::FileUnwritable,
                {},
                fmt::format(
                    "cannot write into `{}`: {}", run.config.build.output.string(), error->reason));
            whole = false;
        }
        std::vector<Register::Finished> finished;
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            if (outcomes[i].written)
                finished.push_back({numbers[first + i].number, digests[i]});
            else
                whole = false;
            run.diagnostics.append(std::move(outcomes[i].diagnostics));
        }
        whole = whole && run.register_file.finish(finished);
    }
    run.progress.end();
    return whole;
}

std::size_t deliver_again(const IssueRun& run, std::vector<Certificate> wanted) {
    std::ranges::stable_sort(wanted, {}, &Certificate::edition);
    std::size_t delivered = 0;
    for (auto begin = wanted.begin(); begin != wanted.end() && !run.failed();) {
        const auto end = std::find_if(begin, wanted.end(), [&](const Certificate& certificate) {
            return certificate.edition != begin->edition;
        });
        const auto edition = run.register_file.edition(begin->edition);
        if (!edition)
            return delivered;
        std::vector<FrozenRecord> records;
        std::vector<NumberedFile> numbers;
        for (auto one = begin; one != end; ++one) {
            auto record = run.register_file.record(one->number);
            if (!record)
                return delivered;
            records.push_back({one->series, *std::move(record)});
            numbers.push_back({one->number, one->pdf});
        }
        FrozenFiles frozen(*edition, run.files, run.folders());
        const auto batch = remake_batch(*edition, records, frozen, run.sources, run.diagnostics);
        BuildConfig config = run.config.build;
        config.date = edition->date;
        if (!batch ||
            !write_certificates(
                run,
                *batch,
                {config, {frozen, FrozenFiles::folders(), edition->product}, run.progress},
                numbers))
            return delivered;
        delivered += numbers.size();
        begin = end;
    }
    return delivered;
}

} // namespace zbirnyk
