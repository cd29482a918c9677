#pragma once

#include "letters.h"
#include "pipeline.h"
#include "post/post_office.h"

#include <functional>
#include <string>

namespace zbirnyk {

struct SendConfig {
    MailServer server;
    Mailbox from;
    std::optional<Mailbox> reply_to;
    std::vector<Mailbox> copies;        ///< of each letter; their readers see each other
    std::vector<Mailbox> hidden_copies; ///< of each letter; no header says so
    std::filesystem::path folder;       ///< of the files
    std::string subject;                ///< with placeholders that are known
    std::string text;                   ///< likewise
    unsigned rate = 60;                 ///< letters a minute at most
    unsigned pause = 60;                ///< seconds before what was put off is tried again
};

/// The addresses for copies of a letter to `receiver`: each once, and not the receiver's own.
std::vector<std::string> copies_of(const SendConfig& config, std::string_view receiver);

struct SendSummary {
    std::size_t sent = 0;
    std::size_t failed = 0;  ///< refused, put off to the end, or without a good file
    std::size_t waiting = 0; ///< never tried, because the server could not be used
};

/// What sending works on.
struct SendRun {
    const SendConfig& config;
    const FileSystem& files;
    Progress& progress;
    RegisterContext& context; ///< its time moves on
    Register& register_file;
    std::function<std::string()> now; ///< YYYY-MM-DDThh:mm:ssZ
};

/// Sends letters one by one. Each counts as sent after the server's 250 alone, and that is on the
/// disk before the next one begins: a run that is killed repeats at most the letter that was under
/// way (under the same Message-ID). A copy that is refused is a warning and holds up no letter.
/// What the server puts off is tried again after a pause, three times in all; what it refuses is
/// reported, and the others go on. Before each letter the register is asked again whether the
/// certificate counts. The caller holds the sending (`hold_sending`) since before the letters were
/// planned.
SendSummary send_letters(const SendRun& run, const std::vector<PlannedLetter>& letters);

} // namespace zbirnyk
