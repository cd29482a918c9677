#pragma once

#include "diag/diagnostic.h"

/// The diagnostics of issuing: import of participants, register, seals, verification. Beside
/// `codes.h`, under the same rule: each has a case in tests/errors.
namespace zbirnyk::codes {

// seal/: keys, sealed records, signatures

// register/: issued certificates

// exchange/: participants from spreadsheets

} // namespace zbirnyk::codes
