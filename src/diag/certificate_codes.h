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
inline constexpr Code SendCopy{"send.copy"};

// layout/: what goes to a printing house, and blocks that are turned
inline constexpr Code LayoutTurn{"layout.turn"};
inline constexpr Code PressPageSizes{"press.page-sizes"};
inline constexpr Code PressSheetTooSmall{"press.sheet-too-small"};

// exchange/: participants from spreadsheets
inline constexpr Code SheetUnknownFormat{"sheet.unknown-format"};
inline constexpr Code SheetOtherFormat{"sheet.other-format"};
inline constexpr Code SheetEncrypted{"sheet.encrypted"};
inline constexpr Code SheetDamaged{"sheet.damaged"};
inline constexpr Code SheetTooLarge{"sheet.too-large"};
inline constexpr Code SheetMacros{"sheet.macros"};
inline constexpr Code SheetNoSheet{"sheet.no-sheet"};
inline constexpr Code SheetHidden{"sheet.hidden"};
inline constexpr Code SheetMerged{"sheet.merged"};
inline constexpr Code SheetNoHead{"sheet.no-head"};
inline constexpr Code SheetTwoRowHead{"sheet.two-row-head"};
inline constexpr Code SheetFormula{"sheet.formula"};
inline constexpr Code ImportNoTable{"import.no-table"};
inline constexpr Code ImportNoName{"import.no-name"};
inline constexpr Code ImportUnknownColumn{"import.unknown-column"};
inline constexpr Code ImportColumnTwice{"import.column-twice"};
inline constexpr Code ImportMappingColumn{"import.mapping-column"};
inline constexpr Code ImportMapping{"import.mapping"};
inline constexpr Code ImportSkippedRow{"import.skipped-row"};
inline constexpr Code ImportName{"import.name"};
inline constexpr Code ImportNameOrder{"import.name-order"};
inline constexpr Code ImportNamePart{"import.name-part"};
inline constexpr Code ImportLookAlike{"import.look-alike"};
inline constexpr Code ImportEmail{"import.email"};
inline constexpr Code ImportPhone{"import.phone"};
inline constexpr Code ImportRole{"import.role"};
inline constexpr Code ImportGender{"import.gender"};
inline constexpr Code ImportValue{"import.value"};
inline constexpr Code ImportSamePerson{"import.same-person"};
inline constexpr Code ImportNearDuplicate{"import.near-duplicate"};
inline constexpr Code ImportSharedEmail{"import.shared-email"};

} // namespace zbirnyk::codes
