#pragma once

#include "language/typography/clean.h"
#include "read/tree.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A paragraph put together from pieces of some source, and where in the source each byte of it
/// stands. What stands for markup is nowhere.
struct TextPassage {
    static constexpr std::size_t Nowhere = static_cast<std::size_t>(-1);

    std::string text;
    std::vector<std::size_t> offsets;
    std::vector<ByteRange> protected_ranges;
    std::string lang;
    Node block; ///< the element whose text it is

    /// Adds bytes that stand at `offset` of the source, or nowhere.
    void append(std::string_view bytes, std::size_t offset);
    /// What was added after the first `begin` bytes is not looked into.
    void protect_from(std::size_t begin);
};

/// How `passages_below` reads a tree.
struct PassageReading {
    /// Adds a text node to the passage that it belongs to.
    std::function<void(Node text, TextPassage& passage)> append_text;
    /// False for an element whose own text is no prose: in the line it is protected, else left out.
    std::function<bool(Node element)> is_prose;
};

/// The passages of the element `root` and of all below it, in document order. What stands between
/// the tags of elements of the line (`b`, `span` …) is one passage; an empty one (`br`, `cite`), a
/// `note` and one of another language are objects in the line (U+FFFC), the latter two with
/// passages of their own. `lang` holds where no `xml:lang` says otherwise.
std::vector<TextPassage>
passages_below(Node root, std::string_view lang, const PassageReading& reading);

/// Appends to `out` what a change of a passage is in its source. A change that spans several pieces
/// falls apart: the replacement comes where it begins, the rest is taken away. One that touches an
/// object is dropped.
void place_change(
    const TextChange& change, const TextPassage& passage, std::vector<TextChange>& out);

} // namespace zbirnyk
