#pragma once

#include "diag/diagnostic.h"
#include "register/database.h"
#include "seal/digest.h"
#include "seal/keys.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// What has become of a number. A reserved one is given, its file may not be written yet.
enum class CertificateState { Reserved, Issued, Replaced, Revoked };

/// "reserved", "issued", "replaced", "revoked": as the register file and reports say it.
std::string_view state_name(CertificateState state);

/// What was known when a certificate was made, beside its own record, so that it can be made again:
/// which bytes each file had, which program and which date for the metadata.
struct FrozenFile {
    std::string path; ///< `event:images/centre.svg`, `data:fonts/fonts.xml`, `/usr/share/…`
    Digest digest{};
    std::string bytes; ///< empty where only the digest is kept

    friend bool operator==(const FrozenFile&, const FrozenFile&) = default;
};

struct Edition {
    std::string program; ///< "zbirnyk 0.1.0"
    std::string product; ///< the template: "certificates"
    std::string date;    ///< YYYY-MM-DD for the metadata, or empty
    std::vector<FrozenFile> files;
    std::string signature = {}; ///< what place the files have for one (issue_run.h)

    friend bool operator==(const Edition&, const Edition&) = default;
};

/// A line of the register.
struct Certificate {
    std::string number;
    std::string series;
    std::int64_t sequence = 0; ///< in the series
    std::string person;        ///< the participant's id
    std::string name;          ///< as printed
    std::string issued;        ///< YYYY-MM-DD
    std::int64_t hours = 0;
    CertificateState state = CertificateState::Reserved;
    Digest data{};        ///< of what is printed of the person
    std::string file;     ///< relative to the output folder
    std::string check;    ///< what the QR code says
    std::string replaces; ///< the number that this one stands for
    std::string replaced_by;
    std::string changed; ///< YYYY-MM-DD of replacement or revocation
    std::string reason;
    std::optional<Digest> pdf; ///< of the finished file
    std::int64_t edition = 0;
};

/// A certificate that is to be entered, with its frozen record.
struct NewCertificate {
    Certificate certificate;
    std::string record; ///< the `certificate` element as XML
};

/// A line of the log that only grows. Each hash is over the hash before it and the line's texts, so
/// that none can be changed, added or taken out between others.
struct AuditEntry {
    std::string time; ///< YYYY-MM-DDThh:mm:ssZ
    std::string action;
    std::string number;
    std::string detail;
    Digest hash{};
};

struct RegisteredKey {
    PublicKey key{};
    std::string added;   ///< YYYY-MM-DD
    std::string retired; ///< YYYY-MM-DD, or empty
};

enum class SendingState { Planned, Sent, Failed };

/// "planned", "sent", "failed": as the register file and lists say it.
std::string_view state_name(SendingState state);

/// What has become of the letter with a certificate.
struct Sending {
    std::string number;
    std::string address;
    SendingState state = SendingState::Planned;
    std::string time;       ///< YYYY-MM-DDThh:mm:ssZ of the state
    std::string answer;     ///< of the server, or what went wrong
    std::int64_t times = 0; ///< how often it was sent

    friend bool operator==(const Sending&, const Sending&) = default;
};

/// Where what goes wrong is told, and what time it is. Outlives the register.
struct RegisterContext {
    Diagnostics& diagnostics;
    Span span;        ///< the place that names the register
    std::string time; ///< YYYY-MM-DDThh:mm:ssZ
};

/// The register of issued certificates: one SQLite file. Every function that changes it does so in
/// one transaction and returns when it is on the disk; after an error (reported, false or nothing
/// returned) nothing has changed. Several programs may use one file.
class Register {
  public:
    /// A file that is missing (where access is not Create), a register of a newer program, a file
    /// that is none, one that cannot be read: an error.
    static std::optional<Register>
    open(const std::filesystem::path& path, Access access, const RegisterContext& context);

    /// All certificates in the order in which their numbers were given.
    std::optional<std::vector<Certificate>> certificates() const;
    std::optional<std::string> record(std::string_view number) const;
    /// The signature in the file of that number; empty when it has none.
    std::optional<std::string> signature(std::string_view number) const;
    std::optional<Edition> edition(std::int64_t id) const;
    std::optional<std::vector<AuditEntry>> audit() const;
    std::optional<std::vector<RegisteredKey>> keys() const;
    /// The number of log lines: unchanged means that nobody wrote meanwhile.
    std::optional<std::int64_t> revision() const;

    /// Enters `news` as reserved, all or none, and freezes their edition; a certificate with
    /// `replaces` turns that one into a replaced one. Nothing happens when the register has changed
    /// since `revision`.
    enum class Reservation { Done, Changed, Failed };
    Reservation
    reserve(const std::vector<NewCertificate>& news, const Edition& edition, std::int64_t revision);

    /// The files of these numbers are on the disk.
    struct Finished {
        std::string number;
        Digest pdf{};
        std::string signature = {}; ///< of the file, where it has one
    };

    bool finish(const std::vector<Finished>& finished);
    bool revoke(std::string_view number, std::string_view date, std::string_view reason);
    /// Adds a key; the one before it is retired on that day.
    bool add_key(const PublicKey& key, std::string_view date);
    bool log(std::string_view action, std::string_view detail);

    /// What has become of letters, by number.
    std::optional<std::vector<Sending>> sendings() const;
    /// These numbers are to be sent to these addresses; `times` stays as it was.
    bool plan_sending(const std::vector<Sending>& planned);
    /// One letter was taken by the server or not: the state becomes Sent, and `times` grows, or
    /// Failed. The log keeps the answer's code, never the address.
    bool enter_sending(const Sending& sending);
    /// What is held while letters are sent, so that nobody else sends them too. An error while
    /// another program holds it; it ends with that program, however that ends.
    std::optional<Database> hold_sending() const;

    /// Compares the log with itself and with the certificates, and every digest with what it is of:
    /// each contradiction is a sentence. Empty for a register that nobody tampered with.
    std::optional<std::vector<std::string>> contradictions() const;

  private:
    Register(Database database, std::filesystem::path path, const RegisterContext& context);
    bool guarded(const std::function<void()>& work) const;

    mutable Database database_;
    std::filesystem::path path_;
    const RegisterContext* context_;
};

} // namespace zbirnyk
