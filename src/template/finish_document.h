#pragma once

#include "document/document.h"

#include <map>
#include <string>

namespace zbirnyk {

/// What could be made only after the whole document was bound.
struct DeferredContent {
    std::map<AnchorId, Blocks> blocks;        ///< for the empty containers with these anchors
    std::map<std::string, std::string> texts; ///< for the runs with these placeholders as text
};

/// Puts deferred content into its places and numbers the structure elements anew, so that their
/// order is the reading order again.
void finish_document(DeferredContent& deferred, Document& document);

} // namespace zbirnyk
