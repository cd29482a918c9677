#pragma once

#include "diag/diagnostic.h"

/// Every kind of diagnostic the program can give, in the order of the flow. One line each; the test
/// runner of tests/errors reads this file and fails for a code without a case.
namespace zbirnyk::codes {

// read/: files, XML, tables
inline constexpr Code FileUnreadable{"file.unreadable"};
inline constexpr Code FileUnwritable{"file.unwritable"};
inline constexpr Code FileOutside{"file.outside-event"};
inline constexpr Code XmlMalformed{"xml.malformed"};

// pipeline and commands
inline constexpr Code BuildUnknownProduct{"build.unknown-product"};
inline constexpr Code NewNotEmpty{"new.not-empty"};

} // namespace zbirnyk::codes
