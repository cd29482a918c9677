#pragma once

#include "diag/diagnostic.h"
#include "language/typography/clean.h"
#include "read/tree.h"
#include "read/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The rules named; `all` names each. Unknown names are errors at `span`.
CleaningRules
named_rules(const std::vector<std::string>& names, Span span, Diagnostics& diagnostics);

/// Warns of a word of `text` that only its author can decide about.
void warn_doubtful(
    const TextWarning& warning, std::string_view text, Span span, Diagnostics& diagnostics);

/// Cleans the prose of a tree that `vocabulary` describes: attributes and texts of type Text and
/// mixed contents. References keep their dashes, which DSTU 8302 sets as signs of its own. `lang`
/// holds where no `xml:lang` says otherwise. Doubtful words are warnings.
void clean_typography(
    Tree& tree,
    const Vocabulary& vocabulary,
    CleaningRules rules,
    std::string_view lang,
    Diagnostics& diagnostics);

} // namespace zbirnyk
