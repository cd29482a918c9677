#include "register/register.h"

#include "diag/certificate_codes.h"
#include "register/audit.h"
#include "register/schema.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::array<std::string_view, 4> StateNames = {
    "reserved", "issued", "replaced", "revoked"};

/// How long another program may hold the register.
constexpr int PatienceMs = 60'000;

constexpr const char* SelectCertificates =
    R"(SELECT number, series, sequence, person, name, issued, hours, state, data, file, "check",
        coalesce(replaces, ''), coalesce(replaced_by, ''), coalesce(changed, ''), coalesce(reason, ''),
        pdf, edition FROM certificate ORDER BY id)";

template <typename Bytes>
Bytes bytes_from(const std::string& blob) {
    Bytes bytes{};
    if (blob.size() != bytes.size())
        throw DatabaseError("the file is damaged");
    std::ranges::copy(blob, bytes.begin());
    return bytes;
}

CertificateState state_of(const std::string& name) {
    const auto found = std::ranges::find(StateNames, name);
    if (found == StateNames.end())
        throw DatabaseError("the file is damaged");
    return static_cast<CertificateState>(found - StateNames.begin());
}

Certificate certificate_of(const Statement& row) {
    Certificate certificate{
        .number = row.text(0),
        .series = row.text(1),
        .sequence = row.integer(2),
        .person = row.text(3),
        .name = row.text(4),
        .issued = row.text(5),
        .hours = row.integer(6),
        .state = state_of(row.text(7)),
        .data = bytes_from<Digest>(row.blob(8)),
        .file = row.text(9),
        .check = row.text(10),
        .replaces = row.text(11),
        .replaced_by = row.text(12),
        .changed = row.text(13),
        .reason = row.text(14),
        .edition = row.integer(16)};
    if (!row.is_null(15))
        certificate.pdf = bytes_from<Digest>(row.blob(15));
    return certificate;
}

Digest digest_of(const Edition& edition) {
    std::string text = fmt::format(
        "{}\n{}\n{}\n{}\n", edition.program, edition.product, edition.date, edition.signature);
    for (const FrozenFile& file : edition.files)
        text += fmt::format("{} {}\n", hex(file.digest), file.path);
    return sha256(text);
}

std::int64_t insert_edition(Database& database, const Edition& edition) {
    const Digest digest = digest_of(edition);
    Statement known(database, "SELECT id FROM edition WHERE digest = ?");
    known.bind_blob(bytes_of(digest));
    if (known.step())
        return known.integer(0);
    Statement insert(
        database,
        "INSERT INTO edition (digest, program, product, date, signature) VALUES (?, ?, ?, ?, ?) "
        "RETURNING id");
    insert.bind_blob(bytes_of(digest))
        .bind(edition.program)
        .bind(edition.product)
        .bind(edition.date)
        .bind(edition.signature);
    insert.step();
    const std::int64_t id = insert.integer(0);
    while (insert.step()) {
    }
    Statement content(database, "INSERT OR IGNORE INTO content (digest, bytes) VALUES (?, ?)");
    Statement line(database, "INSERT INTO edition_file (edition, path, digest) VALUES (?, ?, ?)");
    for (const FrozenFile& file : edition.files) {
        if (!file.bytes.empty())
            content.bind_blob(bytes_of(file.digest)).bind_blob(file.bytes).run();
        line.bind(id).bind(file.path).bind_blob(bytes_of(file.digest)).run();
    }
    return id;
}

void insert_certificate(Statement& insert, const NewCertificate& entry, std::int64_t edition) {
    const Certificate& certificate = entry.certificate;
    insert.bind(certificate.number)
        .bind(certificate.series)
        .bind(certificate.sequence)
        .bind(certificate.person)
        .bind(certificate.name)
        .bind(certificate.issued)
        .bind(certificate.hours)
        .bind_blob(bytes_of(certificate.data))
        .bind(entry.record)
        .bind(edition)
        .bind(certificate.file)
        .bind(certificate.check);
    if (certificate.replaces.empty())
        insert.bind_null();
    else
        insert.bind(certificate.replaces);
    insert.bind(certificate.reason);
    insert.run();
}

/// A number that is to change must be one that counts.
void require_valid(Database& database, std::string_view number) {
    Statement find(database, "SELECT state, replaced_by FROM certificate WHERE number = ?");
    find.bind(number);
    if (!find.step())
        throw RefusedError(fmt::format("there is no number `{}`", number));
    const CertificateState state = state_of(find.text(0));
    if (state == CertificateState::Revoked)
        throw RefusedError(fmt::format("`{}` is revoked already", number));
    if (state == CertificateState::Replaced)
        throw RefusedError(fmt::format("`{}` is replaced by `{}`", number, find.text(1)));
}

/// The format of the register; 0 for a database that is none.
std::int64_t version_of(const Database& database) {
    Statement row(database, "PRAGMA user_version");
    row.step();
    return row.integer(0);
}

/// Makes a register of an empty file; leaves alone one that is a register.
void create_tables(Database& database, const std::string& time) {
    Transaction transaction(database);
    if (version_of(database) == 0) {
        Statement tables(database, "SELECT count(*) FROM sqlite_schema");
        tables.step();
        if (tables.integer(0) != 0)
            throw DatabaseError("it is a database of something else");
        database.run(RegisterSchema);
        database.run(fmt::format("PRAGMA user_version = {}", RegisterVersion));
        AuditLog(database, time).append("created", "", "");
    }
    transaction.commit();
}

} // namespace

std::string_view state_name(CertificateState state) {
    return StateNames[static_cast<std::size_t>(state)];
}

Register::Register(Database database, std::filesystem::path path, const RegisterContext& context)
    : database_(std::move(database))
    , path_(std::move(path))
    , context_(&context) {}

bool Register::guarded(const std::function<void()>& work) const {
    try {
        work();
        return true;
    } catch (const RefusedError& refusal) {
        context_->diagnostics.error(codes::RegisterRefused, context_->span, refusal.what());
        return false;
    } catch (const DatabaseError& error) {
        context_->diagnostics.error(
            codes::RegisterUnusable,
            context_->span,
            fmt::format("the register `{}` cannot be used: {}", path_.string(), error.what()));
        return false;
    }
}

std::optional<Register>
Register::open(const std::filesystem::path& path, Access access, const RegisterContext& context) {
    std::error_code unreadable;
    if (access != Access::Create && !std::filesystem::exists(path, unreadable) && !unreadable) {
        context.diagnostics.error(
            codes::RegisterMissing,
            context.span,
            fmt::format("there is no register `{}`", path.string()),
            "is it the right event, in the right folder? `zbirnyk issue` makes its register");
        return std::nullopt;
    }
    try {
        Register opened(Database(path, access, PatienceMs), path, context);
        if (const auto version = version_of(opened.database_); version > RegisterVersion) {
            context.diagnostics.error(
                codes::RegisterNewer,
                context.span,
                fmt::format(
                    "the register `{}` was written by a newer program (format {}, this one knows "
                    "{})",
                    path.string(),
                    version,
                    RegisterVersion),
                "install the newer zbirnyk; nothing was changed");
            return std::nullopt;
        }
        if (access != Access::Read)
            opened.database_.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        if (access == Access::Create)
            create_tables(opened.database_, context.time);
        else if (version_of(opened.database_) == 0)
            throw DatabaseError("it is no register");
        return opened;
    } catch (const DatabaseError& error) {
        context.diagnostics.error(
            codes::RegisterUnusable,
            context.span,
            fmt::format("the register `{}` cannot be used: {}", path.string(), error.what()));
        return std::nullopt;
    }
}

std::optional<std::vector<Certificate>> Register::certificates() const {
    std::vector<Certificate> all;
    if (!guarded([&] {
            Statement rows(database_, SelectCertificates);
            while (rows.step())
                all.push_back(certificate_of(rows));
        }))
        return std::nullopt;
    return all;
}

std::optional<std::string> Register::record(std::string_view number) const {
    std::string record;
    if (!guarded([&] {
            Statement row(database_, "SELECT record FROM certificate WHERE number = ?");
            row.bind(number);
            if (!row.step())
                throw RefusedError(fmt::format("there is no number `{}`", number));
            record = row.text(0);
        }))
        return std::nullopt;
    return record;
}

std::optional<std::string> Register::signature(std::string_view number) const {
    std::string signature;
    if (!guarded([&] {
            Statement row(database_, "SELECT signature FROM certificate WHERE number = ?");
            row.bind(number);
            if (row.step())
                signature = row.blob(0);
        }))
        return std::nullopt;
    return signature;
}

std::optional<Edition> Register::edition(std::int64_t id) const {
    Edition edition;
    if (!guarded([&] {
            Statement row(
                database_, "SELECT program, product, date, signature FROM edition WHERE id = ?");
            row.bind(id);
            if (!row.step())
                throw DatabaseError("the file is damaged");
            edition = {row.text(0), row.text(1), row.text(2), {}, row.text(3)};
            Statement files(
                database_,
                "SELECT path, digest, coalesce(bytes, '') FROM edition_file LEFT JOIN content "
                "USING (digest) WHERE edition = ? ORDER BY path");
            files.bind(id);
            while (files.step())
                edition.files.push_back(
                    {files.text(0), bytes_from<Digest>(files.blob(1)), files.blob(2)});
        }))
        return std::nullopt;
    return edition;
}

std::optional<std::vector<AuditEntry>> Register::audit() const {
    std::vector<AuditEntry> entries;
    if (!guarded([&] {
            Statement rows(
                database_, "SELECT time, action, number, detail, hash FROM audit ORDER BY id");
            while (rows.step())
                entries.push_back(
                    {rows.text(0),
                     rows.text(1),
                     rows.text(2),
                     rows.text(3),
                     bytes_from<Digest>(rows.blob(4))});
        }))
        return std::nullopt;
    return entries;
}

std::optional<std::vector<RegisteredKey>> Register::keys() const {
    std::vector<RegisteredKey> keys;
    if (!guarded([&] {
            Statement rows(
                database_, "SELECT public, added, coalesce(retired, '') FROM key ORDER BY id");
            while (rows.step())
                keys.push_back({bytes_from<PublicKey>(rows.blob(0)), rows.text(1), rows.text(2)});
        }))
        return std::nullopt;
    return keys;
}

std::optional<std::int64_t> Register::revision() const {
    std::int64_t lines = 0;
    if (!guarded([&] {
            Statement row(database_, "SELECT count(*) FROM audit");
            row.step();
            lines = row.integer(0);
        }))
        return std::nullopt;
    return lines;
}

Register::Reservation Register::reserve(
    const std::vector<NewCertificate>& news, const Edition& edition, std::int64_t revision) {
    Reservation result = Reservation::Failed;
    guarded([&] {
        Transaction transaction(database_);
        Statement lines(database_, "SELECT count(*) FROM audit");
        lines.step();
        if (lines.integer(0) != revision) {
            result = Reservation::Changed;
            return;
        }
        const std::int64_t id = insert_edition(database_, edition);
        AuditLog log(database_, context_->time);
        Statement insert(
            database_,
            R"(INSERT INTO certificate (number, series, sequence, person, name, issued, hours, state, data,
                record, edition, file, "check", replaces, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?, ?, ?, ?, ?))");
        Statement replace(
            database_,
            "UPDATE certificate SET state = 'replaced', replaced_by = ?, changed = ?, reason = ? "
            "WHERE number = ?");
        for (const NewCertificate& entry : news) {
            const Certificate& certificate = entry.certificate;
            if (!certificate.replaces.empty())
                require_valid(database_, certificate.replaces);
            insert_certificate(insert, entry, id);
            log.append("reserved", certificate.number, hex(sha256(entry.record)));
            if (certificate.replaces.empty())
                continue;
            replace.bind(certificate.number)
                .bind(certificate.issued)
                .bind(certificate.reason)
                .bind(certificate.replaces)
                .run();
            log.append(
                "replaced",
                certificate.replaces,
                fmt::format("{} {}", certificate.number, certificate.reason));
        }
        transaction.commit();
        result = Reservation::Done;
    });
    return result;
}

bool Register::finish(const std::vector<Finished>& finished) {
    return guarded([&] {
        Transaction transaction(database_);
        AuditLog log(database_, context_->time);
        // Another program may have finished the same numbers: with the same bytes.
        Statement update(
            database_,
            "UPDATE certificate SET pdf = ?, signature = ?, state = CASE state WHEN 'reserved' "
            "THEN 'issued' ELSE "
            "state END WHERE number = ? AND pdf IS NULL RETURNING id");
        for (const Finished& one : finished) {
            update.bind_blob(bytes_of(one.pdf));
            if (one.signature.empty())
                update.bind_null();
            else
                update.bind_blob(one.signature);
            update.bind(one.number);
            const bool first = update.step();
            update.run();
            if (first)
                log.append("issued", one.number, hex(one.pdf));
        }
        transaction.commit();
    });
}

bool Register::revoke(std::string_view number, std::string_view date, std::string_view reason) {
    return guarded([&] {
        Transaction transaction(database_);
        require_valid(database_, number);
        Statement update(
            database_,
            "UPDATE certificate SET state = 'revoked', changed = ?, reason = ? WHERE number = ?");
        update.bind(date).bind(reason).bind(number).run();
        AuditLog(database_, context_->time)
            .append("revoked", number, fmt::format("{} {}", date, reason));
        transaction.commit();
    });
}

bool Register::add_key(const PublicKey& key, std::string_view date) {
    return guarded([&] {
        Transaction transaction(database_);
        Statement retire(database_, "UPDATE key SET retired = ? WHERE retired IS NULL");
        retire.bind(date).run();
        const std::string_view bytes = bytes_of(key);
        Statement insert(database_, "INSERT INTO key (public, added) VALUES (?, ?)");
        insert.bind_blob(bytes).bind(date).run();
        AuditLog(database_, context_->time).append("key", "", hex(sha256(bytes)));
        transaction.commit();
    });
}

bool Register::log(std::string_view action, std::string_view detail) {
    return guarded([&] {
        Transaction transaction(database_);
        AuditLog(database_, context_->time).append(action, "", detail);
        transaction.commit();
    });
}

} // namespace zbirnyk
