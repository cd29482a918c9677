#include "read/span_table.h"

#include <utility>

namespace zbirnyk {

std::size_t SpanTable::place_of(const void* address) const {
    // Addresses of one block of 512 bytes follow each other; where the block begins is scattered.
    const auto number = reinterpret_cast<std::uintptr_t>(address);
    constexpr std::uint64_t Golden = 0x9E3779B97F4A7C15; // Fibonacci hashing
    const std::uint64_t block = (number >> 9) * Golden;
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = ((block >> 32) + (number >> 4 & 31)) & mask;
    while (slots_[place].address != nullptr && slots_[place].address != address)
        place = (place + 1) & mask;
    return place;
}

void SpanTable::set(const void* address, Span span) {
    if (2 * (used_ + 1) > slots_.size())
        grow();
    Slot& slot = slots_[place_of(address)];
    used_ += slot.address == nullptr ? 1 : 0;
    slot = {address, span};
}

std::optional<Span> SpanTable::find(const void* address) const {
    if (slots_.empty())
        return std::nullopt;
    const Slot& slot = slots_[place_of(address)];
    return slot.address == nullptr ? std::nullopt : std::optional(slot.span);
}

void SpanTable::grow() {
    constexpr std::size_t First = 64;
    std::vector<Slot> old(slots_.empty() ? First : 2 * slots_.size());
    std::swap(old, slots_);
    for (const Slot& slot : old) {
        if (slot.address != nullptr)
            slots_[place_of(slot.address)] = slot;
    }
}

} // namespace zbirnyk
