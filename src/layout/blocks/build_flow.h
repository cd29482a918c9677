#pragma once

#include "layout/blocks/box_model.h"
#include "layout/blocks/line_store.h"
#include "layout/blocks/vertical_list.h"

namespace zbirnyk {

/// What every step from blocks to slabs needs.
struct FlowContext {
    const ParagraphContext& paragraph;
    LineStore& store;
    Diagnostics& diagnostics;
    Length page_height; ///< of the type area: what is taller cannot stand on a page
    Report report = Report::Yes;
    Length float_width = {}; ///< of what floats: the type area; 0 where all stands in its place
    Length grid = {};        ///< the step of the page's baselines; 0 where there are none

    const Style& style(StyleId id) const { return paragraph.document.styles[id]; }

    /// Report unless this is a trial: what is printed is not as it should be; is wrong.
    void warn(Code code, Span span, std::string message, std::string hint = {}) const;
    void fail(Code code, Span span, std::string message, std::string hint = {}) const;
    /// True when the memory has come to its end. The author is told once, and where: at the first
    /// `span` with which this was asked, also for a trial.
    bool is_out_of_memory(Span span) const;
    /// The same for a trial: its lines are not kept for pages and it reports nothing.
    FlowContext trial() const;
    /// The same for what is no flow of pages: nothing floats in it.
    FlowContext in_place() const;
};

/// Sets `blocks` one under another at `width`.
VerticalList build_flow(const Blocks& blocks, Length width, const FlowContext& context);

/// Sets `blocks`, at least one, in columns like `shape`, column sets one under another at `width`.
VerticalList build_columns(
    const Blocks& blocks, const ColumnSet& shape, Length width, const FlowContext& context);

/// The same as build_flow for one block; its Placement, if it has one, is the caller's business.
VerticalList build_block(const Block& block, Length width, const FlowContext& context);

/// A flow that stands as a whole, whatever its height.
struct Stack {
    Content content;
    Length height;
    bool fits = true;
};

Stack stack(const VerticalList& list);

/// What stands in the box of `block`, at `width`.
Stack stack_inside(const Block& block, Length width, const FlowContext& context);

/// Reports the turn of `style`, if it has one, where there is no box of fixed height to turn.
void refuse_turn(const Style& style, Span span, const FlowContext& context);

/// Reports the footnotes that are called from `content`, which stands outside the flow: they have
/// no foot to stand at.
void report_lost_notes(const Content& content, const FlowContext& context);

/// Sets the placed blocks of a page's content where they stand in reading order; none is left.
void merge_placed(Content& content, Size page_size, const FlowContext& context);

/// Sets a block by its Placement on a page of `page_size`: content in the coordinates of the page.
/// Other placed blocks inside it are set too.
Content place_block(const Block& block, Size page_size, const FlowContext& context);

} // namespace zbirnyk
