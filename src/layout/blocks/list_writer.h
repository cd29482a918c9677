#pragma once

#include "layout/blocks/vertical_list.h"

namespace zbirnyk {

/// Writes a VerticalList slab by slab: collapses spaces, gathers what stands against the next
/// break, and lets content without height hang on the slab that follows it.
class ListWriter {
  public:
    /// Space before the next slab: the largest that is asked for counts.
    void space(Length space);

    /// The space asked for since the last slab.
    Length pending_space() const { return space_; }

    void forbid_break(BreakRank rank);
    void force_break(BreakBefore kind);
    /// Content for the top of the next slab.
    void hang(const Content& content);

    /// Appends a slab of `slab.height`. Its space, rank, forced break and extent are filled in
    /// here.
    void write(Slab slab, const Content& content);
    void write_line(Line& line, Length x, Span span);

    std::uint32_t position() const { return list_.size(); }

    /// The height from slab `first` on, with the spaces between and the one pending.
    Length height_since(std::uint32_t first) const;
    /// Raises the ranks of the breaks before the slabs [first, last).
    void raise_ranks(std::uint32_t first, std::uint32_t last, BreakRank rank);

    /// A box over all slabs until close_box; what `box` says of slabs is filled in here.
    std::uint32_t open_box(BoxRange box);
    void close_box(std::uint32_t box);

    /// Tables in the order of their first slabs; `drop_table` takes back the last one.
    std::uint32_t add_table(TableRange table);

    TableRange& table(std::uint32_t number) { return list_.tables[number]; }

    void drop_table() { list_.tables.pop_back(); }

    std::uint32_t add_continuation(Continuation continuation);
    std::uint32_t add_columns(ColumnSet columns);

    Slab& slab(std::uint32_t index) { return list_.slabs[index]; }

    void note_misfit() { list_.fits = false; }

    /// The list; what still hangs gets a slab without height.
    VerticalList finish() &&;

  private:
    Slab& begin_slab(Slab slab);
    void flush_hanging();

    VerticalList list_;
    Content hanging_;
    Length space_;
    BreakRank rank_ = BreakRank::Allowed;
    BreakBefore forced_ = BreakBefore::Auto;
};

} // namespace zbirnyk
