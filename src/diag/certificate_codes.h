#pragma once

#include "diag/diagnostic.h"

/// The diagnostics of issuing: import of participants, register, seals, verification. Beside
/// `codes.h`, under the same rule: each has a case in tests/errors.
namespace zbirnyk::codes {

// model/: what a certificate must say
inline constexpr Code CertificateFileName{"certificate.file-name"};
inline constexpr Code CertificateRule{"certificate.rule"};

// seal/: keys, sealed records, signatures
inline constexpr Code SealKeyBroken{"seal.key-broken"};
inline constexpr Code SealKeyKind{"seal.key-kind"};
inline constexpr Code SealKeyPassphrase{"seal.key-passphrase"};
inline constexpr Code SealListBroken{"seal.list-broken"};

// register/: issued certificates
inline constexpr Code RegisterUnusable{"register.unusable"};
inline constexpr Code RegisterNewer{"register.newer"};
inline constexpr Code RegisterRefused{"register.refused"};
inline constexpr Code RegisterMissing{"register.missing"};
inline constexpr Code RegisterUnknownNumber{"register.unknown-number"};
inline constexpr Code RegisterKeyExists{"register.key-exists"};
inline constexpr Code RegisterTampered{"register.tampered"};

// issuing
inline constexpr Code IssueTemplate{"issue.template"};
inline constexpr Code IssueNoKey{"issue.no-key"};
inline constexpr Code IssueNoSigner{"issue.no-signer"};
inline constexpr Code IssueUnsealable{"issue.unsealable"};
inline constexpr Code IssueUnknownNumber{"issue.unknown-number"};
inline constexpr Code IssueChanged{"issue.changed"};
inline constexpr Code IssueGone{"issue.gone"};
inline constexpr Code IssueDiffers{"issue.differs"};

// sending
inline constexpr Code SendServer{"send.server"};
inline constexpr Code SendStopped{"send.stopped"};
inline constexpr Code SendSender{"send.sender"};
inline constexpr Code SendText{"send.text"};
inline constexpr Code SendNoAddress{"send.no-address"};
inline constexpr Code SendNoConsent{"send.no-consent"};
inline constexpr Code SendBadAddress{"send.bad-address"};
inline constexpr Code SendFile{"send.file"};
inline constexpr Code SendNotInForce{"send.not-in-force"};
inline constexpr Code SendRefused{"send.refused"};
inline constexpr Code SendLater{"send.later"};

// exchange/: participants from spreadsheets

} // namespace zbirnyk::codes
