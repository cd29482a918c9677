#include "issue_run.h"

#include "diag/certificate_codes.h"
#include "seal/pdf_signature.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace zbirnyk {

namespace {

/// Files that are flushed together: one flush of the disk costs as much as writing hundreds.
constexpr std::size_t FlushedTogether = 1000;

/// One file as it is handed over: signed where it is to be, and equal to what it was.
struct Finisher {
    const IssueRun& run;
    SignaturePlace place;

    bool sign(std::string& file, Register::Finished& finished, const NumberedFile& wanted) const {
        if (place.kind != SignaturePlace::Kind::Prepared)
            return true;
        if (!wanted.signature.empty()) {
            finished.signature = wanted.signature;
            return place_signature(file, wanted.signature);
        }
        auto signature = run.config.signer ? sign_pdf(file, *run.config.signer) : std::nullopt;
        if (signature)
            finished.signature = *std::move(signature);
        return !finished.signature.empty();
    }

    void finish(
        std::string file,
        const NumberedFile& wanted,
        const DocumentTask& task,
        Register::Finished& finished,
        Outcome& outcome) const {
        finished.number = wanted.number;
        if (!sign(file, finished, wanted)) {
            outcome.diagnostics.error(
                codes::IssueNoSigner,
                {},
                fmt::format("№ {} is to be signed, and there is no key that can", wanted.number),
                "give the PKCS #12 file of the signature with --p12 FILE");
            return;
        }
        finished.pdf = sha256(file);
        if (wanted.pdf && *wanted.pdf != finished.pdf) {
            outcome.diagnostics.error(
                codes::IssueDiffers,
                {},
                fmt::format(
                    "№ {} cannot be made again as it was: the file would differ", wanted.number),
                "it was made by another version of the program; take the file from a copy");
            return;
        }
        write_output(run.files, run.config.build.output / task.href, file, task.span, outcome);
    }
};

/// Flushes what was written and enters it. False when anything is missing.
bool enter_written(
    const IssueRun& run, std::vector<Outcome> outcomes, std::vector<Register::Finished> finished) {
    const bool flushed =
        flush_output(run.files, run.config.build.output, outcomes, run.diagnostics);
    std::vector<Register::Finished> entered;
    bool whole = flushed;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].written)
            entered.push_back(std::move(finished[i]));
        else
            whole = false;
        run.diagnostics.append(std::move(outcomes[i].diagnostics));
    }
    return flushed && run.register_file.finish(entered) && whole;
}

} // namespace

std::string edition_signature(const SignaturePlace& place) {
    switch (place.kind) {
    case SignaturePlace::Kind::None:
        break;
    case SignaturePlace::Kind::Reserved:
        return "reserved";
    case SignaturePlace::Kind::Prepared:
        return fmt::format("prepared {} {}", place.bytes, place.date);
    }
    return {};
}

SignaturePlace signature_place(std::string_view text) {
    if (text == "reserved")
        return {SignaturePlace::Kind::Reserved};
    SignaturePlace place;
    std::istringstream words{std::string(text)};
    std::string word;
    if (words >> word >> place.bytes >> place.date && word == "prepared")
        place.kind = SignaturePlace::Kind::Prepared;
    return place;
}

bool write_certificates(
    const IssueRun& run,
    const CertificateBatch& batch,
    const BatchWork& work,
    const std::vector<NumberedFile>& numbers) {
    const Finisher finisher{run, work.signature};
    run.progress.begin("certificates", numbers.size());
    bool whole = true;
    for (std::size_t first = 0; whole && first < numbers.size(); first += FlushedTogether) {
        const std::size_t last = std::min(first + FlushedTogether, numbers.size());
        const std::vector<DocumentTask> tasks(
            batch.tasks.begin() + static_cast<std::ptrdiff_t>(first),
            batch.tasks.begin() + static_cast<std::ptrdiff_t>(last));
        std::vector<Register::Finished> finished(tasks.size());
        std::vector<Outcome> outcomes =
            make_batch(batch, tasks, work, [&](std::size_t i, std::string file, Outcome& outcome) {
                finisher.finish(
                    std::move(file), numbers[first + i], tasks[i], finished[i], outcome);
            });
        whole = enter_written(run, std::move(outcomes), std::move(finished));
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
            auto signature = run.register_file.signature(one->number);
            if (!record || !signature)
                return delivered;
            records.push_back({one->series, *std::move(record)});
            numbers.push_back({one->number, one->pdf, *std::move(signature)});
        }
        FrozenFiles frozen(*edition, run.files, run.folders());
        const auto batch = remake_batch(*edition, records, frozen, run.sources, run.diagnostics);
        BuildConfig config = run.config.build;
        config.date = edition->date;
        if (!batch || !write_certificates(
                          run,
                          *batch,
                          {config,
                           {frozen, FrozenFiles::folders(), edition->product},
                           run.progress,
                           Delivery::WhatIsGood,
                           signature_place(edition->signature)},
                          numbers))
            return delivered;
        delivered += numbers.size();
        begin = end;
    }
    return delivered;
}

} // namespace zbirnyk
