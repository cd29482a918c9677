#pragma once

#include "diag/diagnostic.h"

/// The diagnostics of issuing: import of participants, register, seals, verification. Beside
/// `codes.h`, under the same rule: each has a case in tests/errors.
namespace zbirnyk::codes {

// seal/: keys, sealed records, signatures
inline constexpr Code SealKeyBroken{"seal.key-broken"};
inline constexpr Code SealKeyKind{"seal.key-kind"};
inline constexpr Code SealKeyPassphrase{"seal.key-passphrase"};
inline constexpr Code SealListBroken{"seal.list-broken"};

// register/: issued certificates

// exchange/: participants from spreadsheets

} // namespace zbirnyk::codes
