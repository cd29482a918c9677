#include "issue_run.h"

#include "diag/certificate_codes.h"
#include "seal/pdf_signature.h"
#include "told_files.h"

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

    /// A file that is made already comes to its place.
    void name(
        MadeFile& made,
        const NumberedFile& wanted,
        const DocumentTask& task,
        Register::Finished& finished,
        Outcome& outcome) const {
        finished = {wanted.number, made.pdf};
        const auto path = run.config.build.output / task.href;
        outcome.written = written_told(
            run.files.give_name(*made.file, path), path, task.span, outcome.diagnostics);
        made.file.reset();
        run.progress.advance();
    }
};

/// Tasks that are written and flushed together.
std::vector<DocumentTask> tasks_from(const CertificateBatch& batch, std::size_t begin) {
    const std::size_t end = std::min(begin + FlushedTogether, batch.tasks.size());
    return {
        batch.tasks.begin() + static_cast<std::ptrdiff_t>(begin),
        batch.tasks.begin() + static_cast<std::ptrdiff_t>(end)};
}

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

std::optional<std::vector<MadeFile>>
make_nameless(const IssueRun& run, const CertificateBatch& batch, const BatchWork& work) {
    // A signature takes more room than all else that is kept of a file.
    const bool keep = work.signature.kind != SignaturePlace::Kind::Prepared;
    BatchWork first = work;
    first.delivery = keep ? Delivery::WhatIsGood : Delivery::Nothing;
    std::vector<MadeFile> made(batch.tasks.size());
    run.progress.begin("check", made.size());
    for (std::size_t begin = 0; begin < made.size(); begin += FlushedTogether) {
        std::vector<Outcome> outcomes = make_batch(
            batch,
            tasks_from(batch, begin),
            first,
            [&](std::size_t i, const std::string& file, Outcome&) {
                const auto path = run.config.build.output / batch.tasks[begin + i].href;
                made[begin + i] = {run.files.write_nameless(path, file), sha256(file)};
            });
        for (Outcome& outcome : outcomes)
            run.diagnostics.append(std::move(outcome.diagnostics));
    }
    run.progress.end();
    return run.failed() ? std::nullopt : std::optional(std::move(made));
}

bool write_certificates(
    const IssueRun& run,
    const CertificateBatch& batch,
    const BatchWork& work,
    const std::vector<NumberedFile>& numbers,
    std::vector<MadeFile> made) {
    const Finisher finisher{run, work.signature};
    made.resize(numbers.size());
    run.progress.begin("certificates", numbers.size());
    bool whole = true;
    for (std::size_t begin = 0; whole && begin < numbers.size(); begin += FlushedTogether) {
        std::vector<DocumentTask> tasks = tasks_from(batch, begin);
        std::vector<Register::Finished> finished(tasks.size());
        std::vector<Outcome> named(tasks.size());
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            if (MadeFile& file = made[begin + i]; file.file)
                finisher.name(file, numbers[begin + i], tasks[i], finished[i], named[i]);
            else
                rest.push_back(i);
        }
        std::vector<DocumentTask> unmade;
        for (const std::size_t i : rest)
            unmade.push_back(std::move(tasks[i]));
        std::vector<Outcome> outcomes =
            make_batch(batch, unmade, work, [&](std::size_t k, std::string file, Outcome& outcome) {
                const std::size_t i = rest[k];
                finisher.finish(
                    std::move(file), numbers[begin + i], unmade[k], finished[i], outcome);
            });
        for (std::size_t k = 0; k < rest.size(); ++k)
            named[rest[k]] = std::move(outcomes[k]);
        whole = enter_written(run, std::move(named), std::move(finished));
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
