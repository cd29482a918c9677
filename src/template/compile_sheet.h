#pragma once

#include "diag/diagnostic.h"
#include "template/content.h"

namespace zbirnyk {

/// The printer's sheet that a `sheet` element asks for.
PrintSheet compile_sheet(const Instruction& instruction, Diagnostics& diagnostics);

} // namespace zbirnyk
