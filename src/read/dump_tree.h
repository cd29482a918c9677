#pragma once

#include "read/tree.h"

#include <string>

namespace zbirnyk {

/// The tree as indented text: an element a line with its attributes, texts in quotes.
std::string dump(const Tree& tree);

} // namespace zbirnyk
