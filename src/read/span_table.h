#pragma once

#include "diag/source.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace zbirnyk {

/// Spans by address. Neighbours in memory are neighbours here, too: the nodes of a tree are made
/// one after another, and what a large event costs is the memory that has to be fetched.
class SpanTable {
  public:
    void set(const void* address, Span span);
    std::optional<Span> find(const void* address) const;

  private:
    struct Slot {
        const void* address = nullptr; ///< null: free
        Span span;
    };

    /// The slot of an address, or the free one where it belongs. There is one.
    std::size_t place_of(const void* address) const;
    void grow();

    std::vector<Slot> slots_; ///< open addressing; as many as a power of two, or none
    std::size_t used_ = 0;
};

} // namespace zbirnyk
