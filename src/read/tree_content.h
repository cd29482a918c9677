#pragma once

#include "read/span_table.h"
#include "read/tree.h"

#include <pugixml.hpp>

namespace zbirnyk {

/// What a Tree holds. Only read/ includes this, since only read/ knows pugixml.
struct Tree::Content {
    pugi::xml_document document;
    /// The text that pugixml parsed in place, or empty for a tree that was built. Never resized:
    /// names and values point into it.
    std::string buffer;
    /// The file and its text as registered, of which `buffer` was a copy.
    std::uint32_t file = 0;
    std::string_view source;
    /// Of nodes and attributes that were made or changed after parsing.
    SpanTable spans;

    /// The offset in the file of an address inside the buffer, nothing for other addresses.
    std::optional<std::uint32_t> offset_of(const char* address) const;
    /// The source characters of a text that begins at `begin`.
    Span text_span(std::uint32_t begin, bool cdata) const;
    /// The source characters of an attribute's value that begins at `begin`.
    Span value_span(std::uint32_t begin) const;
};

} // namespace zbirnyk
