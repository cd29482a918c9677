#include "register/database.h"

#include <sqlite3.h>

#include <utility>

namespace zbirnyk {

namespace {

[[noreturn]] void fail(sqlite3* database, int code) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw DatabaseError("another program is working with it");
    case SQLITE_READONLY:
        throw DatabaseError("it cannot be changed: the file or its folder is read-only");
    case SQLITE_FULL:
        throw DatabaseError("no space left on the disk");
    case SQLITE_NOTADB:
        throw DatabaseError("it is no register");
    case SQLITE_CORRUPT:
        throw DatabaseError("the file is damaged");
    case SQLITE_CANTOPEN:
        throw DatabaseError("the file cannot be opened");
    case SQLITE_IOERR:
        throw DatabaseError("the disk reports an error");
    default:
        throw DatabaseError(database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code));
    }
}

int open_flags(Access access) {
    switch (access) {
    case Access::Read:
        return SQLITE_OPEN_READONLY;
    case Access::Write:
        return SQLITE_OPEN_READWRITE;
    case Access::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return 0;
}

} // namespace

Database::Database(const std::filesystem::path& path, Access access, int patience_ms) {
    const int flags = open_flags(access);
    const int code =
        sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close(std::exchange(handle_, nullptr));
        fail(nullptr, code);
    }
    sqlite3_busy_timeout(handle_, patience_ms);
    // Nothing in the file may run code or reach other files, whoever made it.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

Database::~Database() {
    sqlite3_close(handle_);
}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
}

void Database::run(const std::string& sql) {
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(handle_, code);
}

Statement::Statement(const Database& database, const char* sql)
    : database_(database.handle()) {
    const int code = sqlite3_prepare_v2(database_, sql, -1, &statement_, nullptr);
    if (code != SQLITE_OK)
        fail(database_, code);
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

Statement& Statement::bind(std::string_view text) {
    sqlite3_bind_text64(
        statement_,
        ++bound_,
        text.data() == nullptr ? "" : text.data(),
        text.size(),
        SQLITE_TRANSIENT,
        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(std::int64_t number) {
    sqlite3_bind_int64(statement_, ++bound_, number);
    return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
    sqlite3_bind_blob64(
        statement_,
        ++bound_,
        bytes.data() == nullptr ? "" : bytes.data(),
        bytes.size(),
        SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_null() {
    sqlite3_bind_null(statement_, ++bound_);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        fail(database_, code);
    return false;
}

void Statement::run() {
    step();
    sqlite3_reset(statement_);
    bound_ = 0;
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr
               ? std::string()
               : std::string(
                     bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::string Statement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr
               ? std::string()
               : std::string(
                     bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Transaction::Transaction(Database& database)
    : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (open_)
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

} // namespace zbirnyk
