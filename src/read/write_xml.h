#pragma once

#include "read/tree.h"

#include <string>

namespace zbirnyk {

/// A node with all below it as XML that `read_xml` reads back as the same tree: white space and
/// line ends in texts and values are kept.
std::string to_xml(Node node);

} // namespace zbirnyk
