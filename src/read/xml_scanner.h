#pragma once

#include "read/tree.h"

namespace zbirnyk {

/// Checks that the registered file is a well-formed XML 1.0 document without a document type
/// declaration, within `limits`. Errors that leave the rest readable are reported all at once; the
/// first that does not ends the check. True when nothing was reported.
bool check_well_formed(
    const Sources& sources, std::uint32_t file, const XmlLimits& limits, Diagnostics& diagnostics);

} // namespace zbirnyk
