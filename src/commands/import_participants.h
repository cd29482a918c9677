#pragma once

#include "commands/verbs.h"

namespace zbirnyk {

/// Adds `import participants` to the verb `import`.
void add_import_participants(CLI::App& import, const Invocation& invocation);

} // namespace zbirnyk
