#pragma once

#include "layout/blocks/line_store.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace zbirnyk {

/// The lines of paragraphs that stood in other documents of a build, too: most of a certificate is
/// the same for all people. Everything that shows in the lines is compared, so whether they were
/// known shows in no byte. For one thread, with one set of fonts and one hyphenator.
class KnownLines {
  public:
    /// The lines of a paragraph and what setting them had to say, found or made.
    LineStore::Entry
    lines(const Paragraph& paragraph, StyleId style, Length width, const ParagraphContext& context);

  private:
    struct Known {
        std::vector<Inline> content;
        std::vector<Style> styles; ///< of the paragraph, then of its runs
        Length width;
        LineStore::Entry entry;
    };

    static bool says(const Known& known, const Paragraph& paragraph, const Document& document);

    std::unordered_map<std::uint64_t, Known> known_; // looked up only
    std::unordered_set<std::uint64_t> seen_;
};

} // namespace zbirnyk
