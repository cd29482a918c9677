#include "send.h"

#include "diag/certificate_codes.h"
#include "post/pace.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <thread>

namespace zbirnyk {

namespace {

constexpr int Tries = 3;

/// Whether certificates still count: another program may revoke one while letters are sent.
class Validity {
  public:
    explicit Validity(const Register& register_file)
        : register_(register_file) {}

    /// False after an error too.
    bool counts(const std::string& number) {
        const auto revision = register_.revision();
        if (!revision)
            return false;
        if (*revision != revision_) {
            const auto all = register_.certificates();
            if (!all)
                return false;
            for (const Certificate& certificate : *all)
                states_[certificate.number] = certificate.state;
            revision_ = *revision;
        }
        return states_[number] == CertificateState::Issued;
    }

    /// This program has added a line to the log, which says nothing of validity.
    void own_line() { ++revision_; }

  private:
    const Register& register_;
    std::int64_t revision_ = -1;
    std::map<std::string, CertificateState> states_;
};

/// Addresses for copies that the server did not take, each with how it began.
class LostCopies {
  public:
    void add(const std::string& number, const std::vector<PostResult::LostCopy>& lost) {
        for (const PostResult::LostCopy& copy : lost)
            if (Fault& fault = faults_[copy.address]; fault.count++ == 0) {
                fault.number = number;
                fault.answer = copy.answer;
            }
    }

    void report(Diagnostics& diagnostics) const {
        for (const auto& [address, fault] : faults_)
            diagnostics.warning(
                codes::SendCopy,
                {},
                fmt::format(
                    "copies to <{}> were not taken, {} in all, the first of № {}: {}",
                    address,
                    fault.count,
                    fault.number,
                    fault.answer),
                "the letters themselves were taken");
    }

  private:
    struct Fault {
        std::string number; ///< of the first certificate
        std::string answer;
        std::size_t count = 0;
    };

    std::map<std::string, Fault> faults_;
};

/// A letter that the server has put off, and what it said.
struct PutOff {
    const PlannedLetter* letter = nullptr;
    std::string answer; ///< empty: never tried
};

class Sender {
  public:
    Sender(const SendRun& run, std::string register_id)
        : run_(run)
        , register_id_(std::move(register_id))
        , office_(run.config.server, domain_of(run.config.from.address))
        , pace_(run.config.rate)
        , validity_(run.register_file) {}

    SendSummary send(const std::vector<PlannedLetter>& letters) {
        std::vector<PutOff> left;
        for (const PlannedLetter& letter : letters)
            left.push_back({&letter, {}});
        for (int i = 0; i < Tries && !left.empty() && !ended_; ++i) {
            if (i > 0)
                std::this_thread::sleep_for(std::chrono::seconds(run_.config.pause));
            unreachable_.clear();
            left = pass(left);
        }
        finish(left);
        return summary_;
    }

  private:
    /// Tries each letter once; returns what is left.
    std::vector<PutOff> pass(const std::vector<PutOff>& letters) {
        std::vector<PutOff> left;
        for (const PutOff& one : letters) {
            if (ended_ || !unreachable_.empty()) {
                left.push_back(one);
                continue;
            }
            pace_.wait();
            if (const auto answer = attempt(*one.letter))
                left.push_back({one.letter, answer->empty() ? one.answer : *answer});
            else
                run_.progress.advance();
        }
        return left;
    }

    /// Nothing when the letter's fate is known, else what the server said of it (empty: nothing).
    std::optional<std::string> attempt(const PlannedLetter& letter) {
        if (!validity_.counts(letter.certificate.number)) {
            not_in_force(letter);
            return std::nullopt;
        }
        const auto composed = compose_letter(letter);
        if (!composed)
            return std::nullopt;
        const PostResult result = office_.send(
            {run_.config.from.address,
             letter.recipient.address,
             copies_of(run_.config, letter.recipient.address)},
            *composed);
        switch (result.kind) {
        case PostResult::Kind::Accepted:
            lost_copies_.add(letter.certificate.number, result.lost_copies);
            enter(letter, SendingState::Sent, result.answer);
            ++summary_.sent;
            return std::nullopt;
        case PostResult::Kind::Refused:
            fail(letter, codes::SendRefused, result.answer);
            return std::nullopt;
        case PostResult::Kind::Later:
            return result.answer;
        case PostResult::Kind::Unreachable:
            unreachable_ = result.answer;
            return std::string();
        case PostResult::Kind::Stopped:
            ended_ = true;
            run_.context.diagnostics.error(
                codes::SendStopped,
                {},
                fmt::format("`{}` cannot be used: {}", run_.config.server.host, result.answer),
                "look at the password, and whether the server has TLS (smtps://, or STARTTLS)");
            return std::string();
        }
        return std::nullopt;
    }

    /// Nothing after an error.
    std::optional<std::string> compose_letter(const PlannedLetter& letter) {
        const Certificate& certificate = letter.certificate;
        const auto file = read_issued(
            certificate,
            run_.config.folder,
            run_.files,
            letter.recipient.span,
            run_.context.diagnostics);
        if (!file) {
            enter(letter, SendingState::Failed, "the file is missing or changed");
            ++summary_.failed;
            return std::nullopt;
        }
        const std::string key =
            fmt::format("{}\n{}\n{}", register_id_, certificate.number, letter.times);
        auto composed = compose(
            {run_.config.from,
             {certificate.name, letter.recipient.address},
             run_.config.reply_to,
             run_.config.copies,
             fill(run_.config.subject, letter),
             fill(run_.config.text, letter),
             run_.now(),
             hex(sha256(key)).substr(0, 32),
             std::filesystem::path(certificate.file).filename().string(),
             *file});
        if (!composed) {
            enter(letter, SendingState::Failed, "a line end stands in the name or title");
            ++summary_.failed;
            run_.context.diagnostics.error(
                codes::SendText,
                letter.recipient.span,
                fmt::format(
                    "№ {} is not sent: a line end or control character stands in what its headers "
                    "would say",
                    certificate.number));
        }
        return composed;
    }

    void not_in_force(const PlannedLetter& letter) {
        ++summary_.failed;
        run_.context.diagnostics.error(
            codes::SendNotInForce,
            letter.recipient.span,
            fmt::format("№ {} is not sent: it does not count any more", letter.certificate.number));
    }

    void fail(const PlannedLetter& letter, Code code, const std::string& answer) {
        ++summary_.failed;
        enter(letter, SendingState::Failed, answer);
        run_.context.diagnostics.error(
            code,
            letter.recipient.span,
            fmt::format(
                "№ {} to {} <{}> was not taken: {}",
                letter.certificate.number,
                letter.certificate.name,
                letter.recipient.address,
                answer),
            code == codes::SendLater ? "the next run tries again" : "");
    }

    /// What cannot be entered must not go on: the next run would not know.
    void enter(const PlannedLetter& letter, SendingState state, const std::string& answer) {
        run_.context.time = run_.now();
        if (run_.register_file.enter_sending(
                {letter.certificate.number,
                 letter.recipient.address,
                 state,
                 run_.context.time,
                 answer}))
            validity_.own_line();
        else
            ended_ = true;
    }

    void finish(const std::vector<PutOff>& left) {
        for (const PutOff& one : left) {
            if (one.answer.empty())
                ++summary_.waiting;
            else
                fail(*one.letter, codes::SendLater, one.answer);
        }
        lost_copies_.report(run_.context.diagnostics);
        if (!unreachable_.empty())
            run_.context.diagnostics.error(
                codes::SendServer,
                {},
                fmt::format("`{}` takes no letters: {}", run_.config.server.host, unreachable_),
                "the next run sends what was not sent");
    }

    const SendRun& run_;
    std::string register_id_;
    PostOffice office_;
    Pace pace_;
    Validity validity_;
    LostCopies lost_copies_;
    SendSummary summary_;
    std::string unreachable_; ///< why the server took nothing at the last try
    bool ended_ = false;
};

} // namespace

std::vector<std::string> copies_of(const SendConfig& config, std::string_view receiver) {
    std::vector<std::string> addresses;
    for (const std::vector<Mailbox>& mailboxes : {config.copies, config.hidden_copies})
        for (const Mailbox& mailbox : mailboxes)
            if (mailbox.address != receiver &&
                std::ranges::find(addresses, mailbox.address) == addresses.end())
                addresses.push_back(mailbox.address);
    return addresses;
}

SendSummary send_letters(const SendRun& run, const std::vector<PlannedLetter>& letters) {
    const auto log = run.register_file.audit();
    std::vector<Sending> planned;
    for (const PlannedLetter& letter : letters)
        planned.push_back(
            {letter.certificate.number,
             letter.recipient.address,
             SendingState::Planned,
             run.context.time});
    if (!log || log->empty() || !run.register_file.plan_sending(planned))
        return {.waiting = letters.size()};
    run.progress.begin("letters", letters.size());
    const SendSummary summary = Sender(run, hex(log->front().hash)).send(letters);
    run.progress.end();
    return summary;
}

} // namespace zbirnyk
