#include "register/audit.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

// The log is a chain: each line's hash covers the hash of the line before it. Who changes a line
// has to change all after it, and the hash of the last line, which is published and written into
// the paper journal, tells. What the log says of a number must be what its row says.

namespace zbirnyk {

namespace {

Digest chained(const Digest& before, const AuditEntry& entry) {
    std::string text(bytes_of(before));
    for (const std::string& part : {entry.time, entry.action, entry.number, entry.detail}) {
        text += std::to_string(part.size());
        text += ':';
        text += part;
    }
    return sha256(text);
}

/// What the log says of one number.
struct Story {
    CertificateState state = CertificateState::Reserved;
    std::string record, pdf;
    std::int64_t sent = 0; ///< letters with it
};

std::map<std::string, Story>
tell(const std::vector<AuditEntry>& entries, std::vector<std::string>& faults) {
    std::map<std::string, Story> stories;
    Digest before{};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const AuditEntry& entry = entries[i];
        before = chained(before, entry);
        if (before != entry.hash) {
            faults.push_back(fmt::format(
                "line {} of the log ({} {}) was changed, or lines before it are missing",
                i + 1,
                entry.action,
                entry.number));
            before = entry.hash;
        }
        if (entry.action == "reserved")
            stories[entry.number].record = entry.detail;
        if (entry.number.empty())
            continue;
        Story& story = stories[entry.number];
        if (entry.action == "issued") {
            story.pdf = entry.detail;
            if (story.state == CertificateState::Reserved)
                story.state = CertificateState::Issued;
        } else if (entry.action == "replaced") {
            story.state = CertificateState::Replaced;
        } else if (entry.action == "revoked") {
            story.state = CertificateState::Revoked;
        } else if (entry.action == "sent") {
            ++story.sent;
        }
    }
    return stories;
}

void compare(
    const Certificate& certificate,
    const std::string& record,
    const std::map<std::string, Story>& stories,
    std::vector<std::string>& faults) {
    const auto found = stories.find(certificate.number);
    if (found == stories.end()) {
        faults.push_back(fmt::format("`{}` is not in the log", certificate.number));
        return;
    }
    const Story& story = found->second;
    if (story.state != certificate.state)
        faults.push_back(fmt::format(
            "`{}` is {} in the register and {} in the log",
            certificate.number,
            state_name(certificate.state),
            state_name(story.state)));
    if (story.record != hex(sha256(record)))
        faults.push_back(fmt::format("the frozen record of `{}` was changed", certificate.number));
    if (story.pdf != (certificate.pdf ? hex(*certificate.pdf) : ""))
        faults.push_back(
            fmt::format("the digest of the file of `{}` was changed", certificate.number));
}

/// What the log says of letters must be what their table says.
void compare_letters(
    const std::vector<Sending>& letters,
    const std::map<std::string, Story>& stories,
    std::vector<std::string>& faults) {
    std::map<std::string, std::int64_t> times;
    for (const Sending& letter : letters)
        times[letter.number] = letter.times;
    for (const auto& [number, story] : stories)
        if (story.sent != times[number])
            faults.push_back(fmt::format(
                "`{}` was sent {} times by the register and {} by the log",
                number,
                times[number],
                story.sent));
    for (const Sending& letter : letters)
        if (letter.state == SendingState::Sent && letter.times == 0)
            faults.push_back(fmt::format("`{}` is sent, and never was", letter.number));
}

} // namespace

AuditLog::AuditLog(const Database& database, std::string time)
    : time_(std::move(time))
    , insert_(
          database,
          "INSERT INTO audit (time, action, number, detail, hash) VALUES (?, ?, ?, ?, ?)") {
    Statement last(database, "SELECT hash FROM audit ORDER BY id DESC LIMIT 1");
    if (!last.step())
        return;
    const std::string hash = last.blob(0);
    if (hash.size() != last_.size())
        throw DatabaseError("the file is damaged");
    std::ranges::copy(hash, last_.begin());
}

void AuditLog::append(std::string_view action, std::string_view number, std::string_view detail) {
    last_ =
        chained(last_, {time_, std::string(action), std::string(number), std::string(detail), {}});
    insert_.bind(time_).bind(action).bind(number).bind(detail).bind_blob(bytes_of(last_)).run();
}

std::optional<std::vector<std::string>> Register::contradictions() const {
    const auto entries = audit();
    const auto rows = certificates();
    if (!entries || !rows)
        return std::nullopt;
    std::vector<std::string> faults;
    const std::map<std::string, Story> stories = tell(*entries, faults);
    std::set<std::string> seen;
    std::map<std::string, std::set<std::int64_t>> sequences;
    for (const Certificate& row : *rows) {
        const auto kept = record(row.number);
        if (!kept)
            return std::nullopt;
        compare(row, *kept, stories, faults);
        seen.insert(row.number);
        sequences[row.series].insert(row.sequence);
    }
    for (const auto& [number, story] : stories)
        if (!seen.contains(number))
            faults.push_back(fmt::format("`{}` is in the log and not in the register", number));
    for (const auto& [series, numbers] : sequences)
        if (*numbers.rbegin() - *numbers.begin() + 1 != static_cast<std::int64_t>(numbers.size()))
            faults.push_back(fmt::format("the numbers of the series `{}` have a gap", series));
    const auto letters = sendings();
    if (!letters)
        return std::nullopt;
    compare_letters(*letters, stories, faults);
    const bool whole = guarded([&] {
        Statement contents(database_, "SELECT digest, bytes FROM content");
        while (contents.step()) {
            const Digest digest = sha256(contents.blob(1));
            if (contents.blob(0) != bytes_of(digest))
                faults.push_back(
                    fmt::format("a frozen file was changed; it is now {}", hex(digest)));
        }
    });
    if (!whole)
        return std::nullopt;
    return faults;
}

} // namespace zbirnyk
