#pragma once

#include "layout/blocks/build_flow.h"

#include <deque>
#include <unordered_map>

namespace zbirnyk {

/// A footnote, or what is left of it: the slabs [first, last) of its list.
struct NotePiece {
    const VerticalList* list = nullptr;
    std::uint32_t first = 0, last = 0;
    Span span = {};
};

using NotePieces = std::vector<NotePiece>;

/// Footnotes set at the width of the type area, each once.
class NoteLists {
  public:
    NoteLists(const FlowContext& context, Length width)
        : context_(context)
        , width_(width) {}

    /// Appends the notes called in the slabs [first, last) to `notes`, in the order of their calls.
    void
    collect(const VerticalList& list, std::uint32_t first, std::uint32_t last, NotePieces& notes);

  private:
    NotePiece whole(const Footnote& note);

    const FlowContext& context_;
    Length width_;
    std::deque<VerticalList> lists_;                                   // addresses stay good
    std::unordered_map<const Footnote*, const VerticalList*> by_note_; // looked up only
};

Length height_of(const NotePieces& pieces);
/// The height of the shortest piece that may stand alone.
Length least_height(const NotePiece& piece);

/// Notes that fit in a height, the last one divided if need be.
struct NoteFit {
    NotePieces placed, rest;
    Length height;
};

NoteFit fit_notes(const NotePieces& pieces, Length height);

} // namespace zbirnyk
