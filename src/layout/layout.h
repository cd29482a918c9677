#pragma once

#include "diag/diagnostic.h"
#include "language/hyphenation/hyphenate.h"
#include "layout/memory_guard.h"
#include "layout/page.h"

namespace zbirnyk {

class KnownLines;

/// What layout needs beside the document: immutable, shared by all documents and threads.
struct LayoutResources {
    const FontSet& fonts;
    const Hyphenator& hyphenator;
    static constexpr std::size_t MostPages = 20'000;
    unsigned threads = 1; ///< how many may work on one document
    /// Of one document: at more the author is told and layout stops.
    std::size_t max_pages = MostPages;
    /// At more the author is told and layout stops.
    MemoryLimit memory = {};
    /// Of the thread, for a document that is laid out on one; null: nothing is known.
    KnownLines* known_lines = nullptr;
};

/// The hyphenation of a document: that of the installation with the document's exceptions.
Hyphenator hyphenator_of(const Document& document, const LayoutResources& resources);

/// Document -> Pages, imposed on printer's sheets if it asks for them. Page references settle in at
/// most 3 passes, then freeze with a warning. What does not fit is reported with the author's place
/// and placed as well as can be.
Pages lay_out(const Document& document, const LayoutResources& resources, Diagnostics& diagnostics);

/// The lines of every paragraph of the document as text, for `--stop-after=lines --dump`.
std::string
dump_lines(const Document& document, const LayoutResources& resources, Diagnostics& diagnostics);

} // namespace zbirnyk
