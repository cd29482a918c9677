#pragma once

#include "layout/blocks/build_flow.h"
#include "layout/blocks/flatten.h"
#include "layout/pages/notes.h"

namespace zbirnyk {

/// How far a flow has come: the next slab, and within a ColumnSet the next slab of its own list.
struct FlowPosition {
    std::uint32_t slab = 0, inner = 0;
    friend bool operator==(const FlowPosition&, const FlowPosition&) = default;
};

/// What speaks against a page; 0 for a full one that parts nothing. A page that is short by a share
/// of its height costs the square of that share in thousandths, and all else is measured by it.
using Demerits = std::int64_t;

/// The text of a page and its notes.
struct TextFill {
    std::vector<FilledRange> ranges; ///< from the top left corner of the text
    FlowPosition end;
    NotePieces notes, carried; ///< what stands on this page, and what goes to the next one
    Length height;             ///< of the text
    Demerits demerits = 0;
    bool forced = false; ///< nothing fitted: it overflows or its notes come later
    Diagnostics diagnostics;
};

/// What a page offers.
struct PageRoom {
    Length height, width;
    int columns = 1;
    Length column_gap;
    Length rule_height; ///< of the footnote rule and the space above it
    /// What the reader does after this page: looks across, or turns the leaf.
    enum class Turn : std::uint8_t { Across, Leaf } turn = Turn::Across;
    /// Where it lies in a spread, if its foot is to be level with that of the page beside it.
    enum class Spread : std::uint8_t { None, Left, Right } spread = Spread::None;
};

/// A flow and its notes, from which pages are filled.
struct PageSource {
    const VerticalList& list;
    NoteLists& notes;
};

/// Fills one page with text from `start` on, with the notes left over from the page before. Always
/// takes something: a slab or a piece of a note. What is higher than the page and keeps that must
/// be broken are reported in the result: it may be one of several attempts.
TextFill fill_text(
    const PageSource& source, FlowPosition start, const NotePieces& carried, const PageRoom& room);

/// The best ways to fill that page, at most `MostChoices`, by ascending demerits; the first is that
/// of fill_text. A page that takes all the flow has before its next break leaves no choice.
inline constexpr std::size_t MostChoices = 6;
std::vector<TextFill> text_choices(
    const PageSource& source, FlowPosition start, const NotePieces& carried, const PageRoom& room);

} // namespace zbirnyk
