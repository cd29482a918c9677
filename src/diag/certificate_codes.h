#pragma once

#include "diag/diagnostic.h"

/// The diagnostics of issuing: import of participants, register, seals, verification. Beside
/// `codes.h`, under the same rule: each has a case in tests/errors.
namespace zbirnyk::codes {

// seal/: keys, sealed records, signatures

// register/: issued certificates

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
inline constexpr Code ImportGender{"import.gender"};
inline constexpr Code ImportValue{"import.value"};
inline constexpr Code ImportSamePerson{"import.same-person"};
inline constexpr Code ImportNearDuplicate{"import.near-duplicate"};
inline constexpr Code ImportSharedEmail{"import.shared-email"};

} // namespace zbirnyk::codes
