#pragma once

#include "commands/open_register.h"
#include "commands/verbs.h"
#include "exchange/journal.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace zbirnyk {

/// What the verbs of `zbirnyk register` are told.
struct RegisterOptions {
    std::filesystem::path event;
    std::vector<std::string> numbers;
    std::string reason;
    std::string date;
    std::string series;
    std::filesystem::path target;
    std::filesystem::path files = "output"; ///< where the certificates' files are
    std::filesystem::path key;
    std::filesystem::path passphrase_file;
    NamesShown names = NamesShown::Full;
    enum class List { Journal, Mailing } list = List::Journal;
    bool rotate = false;
    Reporting reporting;
};

/// The certificate of that number; nothing after an error.
std::optional<Certificate> find_number(const std::string& number, EventRegister& from);

/// The private key that the user names, or the event's own; nothing after an error.
std::optional<SigningKey>
signing_key(const RegisterOptions& options, EventRegister& from, const Environment& environment);

// Each does its work on an open register and reports there what went wrong.

void list_certificates(const RegisterOptions&, EventRegister&, const Environment&);
void show_certificates(const RegisterOptions&, EventRegister&, const Environment&);
void revoke_certificates(const RegisterOptions&, EventRegister&, const Environment&);
void check_register(const RegisterOptions&, EventRegister&, const Environment&);
/// Writes the journal, the list for a mailing, or all files in force as a zip.
void export_register(const RegisterOptions&, EventRegister&, const Environment&);
/// Writes the page that checks codes without a server, and the signed list of what is void.
void publish_page(const RegisterOptions&, EventRegister&, const Environment&);
/// Writes credentials (Open Badges 3.0) as files: those that were issued with the certificates,
/// others signed now.
void write_badges(const RegisterOptions&, EventRegister&, const Environment&);
/// Makes files of certificates again from what was frozen; the digests must agree.
void rebuild_certificates(const RegisterOptions&, EventRegister&, const Environment&);
/// Writes a new private key and enters its public part. A key file that the register does not know
/// yet (a run that was broken off) is entered as it is; one that it knows is kept under another
/// name.
void make_key(const RegisterOptions&, EventRegister&, const Environment&);

/// Adds the verb that sends certificates by e-mail.
void add_send(CLI::App& group, const Invocation& invocation);

} // namespace zbirnyk
