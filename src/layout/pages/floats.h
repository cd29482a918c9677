#pragma once

#include "layout/blocks/flatten.h"
#include "layout/pages/notes.h"

#include <deque>
#include <unordered_map>

namespace zbirnyk {

/// A float, or what is left of one that is higher than a page: the slabs [first, last) of its list.
struct FloatPiece {
    const Block* block = nullptr;
    const VerticalList* list = nullptr;
    std::uint32_t first = 0, last = 0;
    Length height;
    Length gap; ///< between it and what stands above or below it
};

/// Floats in the order of their calls; none overtakes another.
using FloatQueue = std::vector<FloatPiece>;

/// Floats set at the width of the type area, each once.
class FloatLists {
  public:
    FloatLists(const FlowContext& context, Length width)
        : context_(context)
        , width_(width) {}

    /// Appends the floats called in `range` to `queue`, in the order of their calls.
    void collect(const FilledRange& range, FloatQueue& queue);

  private:
    FloatPiece whole(const Block& block);

    const FlowContext& context_;
    Length width_;
    std::deque<VerticalList> lists_;                                 // addresses stay good
    std::unordered_map<const Block*, const VerticalList*> by_block_; // looked up only
};

/// The floats at the head and at the foot of a page.
struct FloatAreas {
    FloatQueue head, foot;
    Length head_height, foot_height; ///< with the gaps between floats and text
    /// A page that begins with a break that the flow asks for opens a chapter: nothing stands above
    /// its heading, what is meant for the head stands at the foot.
    bool opens = false;

    bool empty() const { return head.empty() && foot.empty(); }

    /// True when a page with text of `height` takes `piece` too: at most two floats an area, and
    /// the text keeps at least three tenths of the page.
    bool takes(const FloatPiece& piece, Length height) const;
    void add(const FloatPiece& piece);

  private:
    bool stands_at_head(const FloatPiece& piece) const;
};

/// The floats of a page without text.
struct FloatPage {
    FloatQueue placed, rest;
    Diagnostics diagnostics;
};

/// Fills a page of `height` with floats alone: the first ones of `queue` that fit and are `wanted`
/// to stand there. Takes at least one piece; a float that is higher than a page is divided and
/// reported.
enum class FloatsWanted : std::uint8_t { OnFloatPages, All };
FloatPage fill_float_page(const FloatQueue& queue, FloatsWanted wanted, Length height);

/// Appends the notes called from `floats`.
void collect_notes(const FloatQueue& floats, NoteLists& lists, NotePieces& notes);

/// Sets floats one under another from `at` on: at the foot of a page the gap comes before each.
enum class GapSide : std::uint8_t { Above, Below };
void flatten(const FloatQueue& floats, GapSide gaps, Point at, Content& out);

} // namespace zbirnyk
