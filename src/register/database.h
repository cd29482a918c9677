#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace zbirnyk {

/// Why the database could not do what was asked, as a phrase in lower case. Never leaves
/// `register`: its public functions turn it into a diagnostic.
class DatabaseError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What was asked for goes against the state of the register.
class RefusedError : public DatabaseError {
  public:
    using DatabaseError::DatabaseError;
};

/// Create is Write that makes a missing file.
enum class Access { Read, Write, Create };

/// An open SQLite file. Errors are thrown as DatabaseError.
class Database {
  public:
    /// Waits up to `patience_ms` for other programs.
    Database(const std::filesystem::path& path, Access access, int patience_ms);
    ~Database();
    Database(Database&& other) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database& operator=(Database&& other) noexcept;

    /// Runs statements without results.
    void run(const std::string& sql);

    sqlite3* handle() const { return handle_; }

  private:
    sqlite3* handle_ = nullptr;
};

/// A prepared statement: values are bound in the order of the question marks, then `step` gives
/// rows.
class Statement {
  public:
    Statement(const Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    Statement& bind_blob(std::string_view bytes);
    Statement& bind_null();
    /// True while there is a row.
    bool step();
    /// Runs a statement that gives no rows, then makes it ready for the next values.
    void run();

    std::string text(int column) const;
    std::string blob(int column) const;
    std::int64_t integer(int column) const;
    bool is_null(int column) const;

  private:
    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
};

/// Takes the write lock at once, and gives up what was done unless `commit` was called.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// Returns when everything is on the disk.
    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

} // namespace zbirnyk
