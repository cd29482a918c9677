#include "send.h"

#include "commands/progress_bar.h"
#include "commands/register_verbs.h"
#include "diag/certificate_codes.h"
#include "diag/codes.h"
#include "issue.h"
#include "model/event.h"
#include "read/file.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

struct SendOptions {
    std::filesystem::path event;
    std::filesystem::path folder = "output";
    std::string server;
    std::string from;
    std::vector<std::string> reply_to;
    std::vector<std::string> copies;
    std::vector<std::string> hidden_copies;
    std::string user;
    std::filesystem::path password_file;
    std::string authorities;
    std::string subject{default_subject()};
    std::filesystem::path text;
    std::vector<std::string> only;
    unsigned rate = SendConfig().rate;
    unsigned pause = SendConfig().pause;
    bool again = false;
    bool dry_run = false;
    bool insecure = false;
    Reporting reporting;
};

/// The server that is meant; nothing after an error.
std::optional<MailServer> choose_server(
    const SendOptions& options, const Environment& environment, Diagnostics& diagnostics) {
    auto server = parse_server(options.server);
    if (!server) {
        diagnostics.error(
            codes::SendServer,
            {},
            "what --server says is no server of mail", // it may hold a password
            "write smtps://HOST or smtp://HOST:PORT; user and password have options of their own");
        return std::nullopt;
    }
    if (options.insecure && !server->is_loopback()) {
        diagnostics.error(
            codes::SendStopped,
            {},
            fmt::format("a password never goes to `{}` in the clear", server->host),
            "--insecure is for a server on this computer");
        return std::nullopt;
    }
    const auto password = read_passphrase(options.password_file, environment.files, diagnostics);
    if (!password)
        return std::nullopt;
    server->user = options.user;
    server->password = *password;
    server->authorities = options.authorities;
    server->password_in_clear = options.insecure;
    return server;
}

/// Reports a word in braces that stands for nothing, and what no header may hold.
bool check_text(std::string_view text, std::uint32_t file, Diagnostics& diagnostics) {
    const auto unknown = unknown_placeholder(text);
    if (!unknown)
        return true;
    const std::string_view word = text.substr(unknown->first, unknown->second - unknown->first);
    const std::string guess =
        did_you_mean(word, {LetterPlaceholders.begin(), LetterPlaceholders.end()});
    diagnostics.error(
        codes::SendText,
        {file,
         static_cast<std::uint32_t>(unknown->first),
         static_cast<std::uint32_t>(unknown->second)},
        fmt::format("letters have no placeholder `{}`", word),
        guess.empty() ? "there are {name}, {number} and {title}" : guess);
    return false;
}

std::optional<std::string>
choose_text(const SendOptions& options, const Environment& environment, EventRegister& from) {
    Diagnostics& diagnostics = from.diagnostics;
    if (!fits_header(options.subject)) {
        diagnostics.error(codes::SendText, {}, "the subject holds a line end or control character");
        return std::nullopt;
    }
    const auto subject = from.sources.add("--subject", options.subject);
    if (!check_text(options.subject, subject, diagnostics))
        return std::nullopt;
    if (options.text.empty())
        return std::string(default_text());
    const auto file = read_source(
        environment.files, {options.text, TextKind::Table, {}}, from.sources, diagnostics);
    if (!file || !check_text(from.sources.text(*file), *file, diagnostics))
        return std::nullopt;
    return std::string(from.sources.text(*file));
}

/// The mailboxes that an option names; those that are none are reported.
std::vector<Mailbox> choose_mailboxes(
    std::string_view option, const std::vector<std::string>& texts, Diagnostics& diagnostics) {
    std::vector<Mailbox> mailboxes;
    for (const std::string& text : texts) {
        if (auto mailbox = parse_mailbox(text))
            mailboxes.push_back(*std::move(mailbox));
        else
            diagnostics.error(
                codes::SendSender,
                {},
                fmt::format("`{}` is no mailbox for {}", text, option),
                fmt::format("write {} \"Name <name@example.org>\"", option));
    }
    return mailboxes;
}

/// Everything that the command line says of letters; nothing after an error.
std::optional<SendConfig>
choose_config(const SendOptions& options, const Environment& environment, EventRegister& from) {
    auto server = choose_server(options, environment, from.diagnostics);
    auto text = choose_text(options, environment, from);
    auto sender = choose_mailboxes("--from", {options.from}, from.diagnostics);
    auto reply_to = choose_mailboxes("--reply-to", options.reply_to, from.diagnostics);
    auto copies = choose_mailboxes("--cc", options.copies, from.diagnostics);
    auto hidden_copies = choose_mailboxes("--bcc", options.hidden_copies, from.diagnostics);
    if (!server || !text || from.diagnostics.has_errors())
        return std::nullopt;
    return SendConfig{
        .server = *std::move(server),
        .from = std::move(sender.front()),
        .reply_to = reply_to.empty() ? std::nullopt : std::optional(std::move(reply_to.front())),
        .copies = std::move(copies),
        .hidden_copies = std::move(hidden_copies),
        .folder = options.folder,
        .subject = options.subject,
        .text = *std::move(text),
        .rate = options.rate,
        .pause = options.pause};
}

void report(const LetterPlan& plan, const SendSummary& summary, std::ostream& out) {
    const auto line = [&](std::size_t count, std::string_view what) {
        if (count > 0)
            out << fmt::format("letters: {} {}\n", count, what);
    };
    out << fmt::format("letters: {} sent\n", summary.sent);
    line(plan.sent, "sent earlier");
    line(summary.failed, "failed");
    line(summary.waiting, "still to be sent");
    line(plan.unreachable, "without address or consent");
}

void show_plan(const LetterPlan& plan, const SendConfig& config, std::ostream& out) {
    for (const PlannedLetter& letter : plan.letters) {
        const auto copies = copies_of(config, letter.recipient.address);
        out << fmt::format(
            "{}\t{}\t{}\t{}{}{}\n",
            letter.certificate.number,
            letter.recipient.address,
            letter.certificate.name,
            letter.certificate.file,
            copies.empty() ? "" : "\t",
            fmt::join(copies, ", "));
    }
}

/// The files of a trial must be good too.
void check_files(const LetterPlan& plan, const SendOptions& options, SendRun& run) {
    for (const PlannedLetter& letter : plan.letters)
        read_issued(
            letter.certificate,
            options.folder,
            run.files,
            letter.recipient.span,
            run.context.diagnostics);
}

void run_send(const SendOptions& options, const Environment& environment, EventRegister& from) {
    const auto config = choose_config(options, environment, from);
    open_register(options.event, Access::Read, environment, from);
    if (!config || !from.file)
        return;
    std::optional<Database> held;
    if (!options.dry_run) {
        const auto path = register_path(*from.event, options.event, from.diagnostics);
        from.file = path ? Register::open(*path, Access::Write, *from.context) : std::nullopt;
        if (from.file)
            held = from.file->hold_sending();
        if (!held)
            return;
    }
    const auto event = read_event(
        environment.files, options.event, from.sources, from.diagnostics, environment.threads);
    if (!event)
        return;
    const LetterChoice choice{
        options.only, options.again ? LetterChoice::Sent::Again : LetterChoice::Sent::Skip};
    const auto plan =
        plan_letters(event->data, *from.file, choice, from.context->span, from.diagnostics);
    if (!plan)
        return;
    const auto progress = choose_progress(options.reporting, environment);
    SendRun run{*config, environment.files, *progress, *from.context, *from.file, environment.now};
    const bool shown = !options.reporting.quiet && options.reporting.format == "text";
    if (options.dry_run) {
        check_files(*plan, options, run);
        if (shown)
            show_plan(*plan, *config, environment.out);
        return;
    }
    const SendSummary summary = send_letters(run, plan->letters);
    if (shown)
        report(*plan, summary, environment.out);
}

} // namespace

void add_send(CLI::App& group, const Invocation& invocation) {
    auto options = std::make_shared<SendOptions>();
    CLI::App* verb = group.add_subcommand(
        "send", "Send certificates in force by e-mail, each once, to participants who agreed");
    verb->add_option("EVENT.xml", options->event, "The event file")->required();
    verb->add_option("--server", options->server, "smtps://HOST or smtp://HOST:PORT")->required();
    verb->add_option("--from", options->from, "Sender: \"Name <address>\"")->required();
    verb->add_option("--reply-to", options->reply_to, "Where answers go; the sender when absent")
        ->expected(1);
    verb->add_option("--cc", options->copies, "Who else gets each letter, as everybody may see");
    verb->add_option("--bcc", options->hidden_copies, "Who else gets each letter, unseen");
    CLI::Option* user = verb->add_option("--user", options->user, "Name at the server");
    CLI::Option* password = verb->add_option(
        "--password-file", options->password_file, "File with the password in its first line");
    user->needs(password);
    password->needs(user);
    verb->add_option("--to", options->folder, "Output folder with the files")
        ->capture_default_str();
    verb->add_option("--subject", options->subject, "Subject; {name}, {number} and {title} in it")
        ->capture_default_str();
    verb->add_option("--text", options->text, "File with the text, likewise");
    verb->add_option("--rate", options->rate, "Letters a minute at most")
        ->capture_default_str()
        ->check(CLI::Range(1, 60000));
    verb->add_option("--pause", options->pause, "Seconds before what was put off is tried again")
        ->capture_default_str()
        ->check(CLI::Range(0, 3600));
    CLI::Option* only = verb->add_option("--only", options->only, "Numbers; all when absent");
    verb->add_flag("--again", options->again, "Send these numbers even if they were sent")
        ->needs(only);
    verb->add_flag("--dry-run", options->dry_run, "Only say what would be sent, and to whom");
    verb->add_option("--ca-file", options->authorities, "PEM file of the authorities to trust");
    verb->add_flag(
        "--insecure", options->insecure, "Password without TLS, to a server on this computer");
    add_reporting(*verb, options->reporting);
    verb->callback([options, invocation] {
        EventRegister from;
        run_send(*options, invocation.environment, from);
        invocation.exit =
            finish(from.diagnostics, from.sources, options->reporting, invocation.environment);
    });
}

} // namespace zbirnyk
