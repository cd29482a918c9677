#pragma once

#include "register/register.h"

namespace zbirnyk {

/// Adds lines to the log within the caller's transaction, each chained to the one before it. Errors
/// are thrown as DatabaseError.
class AuditLog {
  public:
    AuditLog(const Database& database, std::string time);

    void append(std::string_view action, std::string_view number, std::string_view detail);

  private:
    std::string time_;
    Statement insert_;
    Digest last_{}; ///< the hash of the last line
};

} // namespace zbirnyk
