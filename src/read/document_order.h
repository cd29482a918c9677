#pragma once

#include "read/xpath.h"

namespace zbirnyk {

/// Puts the nodes of one tree, each of which occurs once, in document order: an element before its
/// attributes, those before its children. Linear in the size of the smallest subtree that holds all
/// of them; pugixml's own sort walks from sibling to sibling at every comparison, which is
/// quadratic in trees that were built.
NodeSet sort_in_document_order(NodeSet nodes);

} // namespace zbirnyk
