#include "layout/blocks/vertical_list.h"

#include <algorithm>

namespace zbirnyk {

VerticalList::VerticalList() = default;
VerticalList::~VerticalList() = default;
VerticalList::VerticalList(VerticalList&&) noexcept = default;
VerticalList& VerticalList::operator=(VerticalList&&) noexcept = default;

bool Content::empty() const {
    return parts.empty() && anchors.empty() && markers.empty() && placed.empty() &&
           floats.empty() && shades.empty() && totals.empty();
}

void Content::append(const Content& other, Point at) {
    const auto before = static_cast<std::uint32_t>(parts.size());
    for (const PlacedBlock& block : other.placed)
        placed.push_back({block.block, block.before_part + before});
    for (const Part& part : other.parts)
        parts.push_back({part.line, {part.origin.x + at.x, part.origin.y + at.y}, part.use});
    for (const AnchorPlace& place : other.anchors)
        anchors.push_back({place.anchor, {place.at.x + at.x, place.at.y + at.y}});
    markers.insert(markers.end(), other.markers.begin(), other.markers.end());
    floats.insert(floats.end(), other.floats.begin(), other.floats.end());
    for (const Shade& shade : other.shades) {
        const Rect& area = shade.area;
        shades.push_back({{area.x + at.x, area.y + at.y, area.width, area.height}, shade.color});
    }
    for (TotalsPlace place : other.totals) {
        place.at = {place.at.x + at.x, place.at.y + at.y};
        totals.push_back(place);
    }
}

std::uint32_t TableRange::row_of(std::uint32_t slab) const {
    const auto next = std::upper_bound(slabs.begin(), slabs.end() - 1, slab);
    return static_cast<std::uint32_t>(next - slabs.begin() - 1);
}

Slab::Extent VerticalList::end_of(std::uint32_t index) const {
    if (index + 1 < slabs.size())
        return slabs[index + 1].begin;
    return {
        static_cast<std::uint32_t>(pool.parts.size()),
        static_cast<std::uint32_t>(pool.anchors.size()),
        static_cast<std::uint32_t>(pool.markers.size()),
        static_cast<std::uint32_t>(pool.placed.size()),
        static_cast<std::uint32_t>(pool.floats.size()),
        static_cast<std::uint32_t>(pool.shades.size())};
}

Length height_of(const VerticalList& list, std::uint32_t first, std::uint32_t last) {
    Length height;
    for (std::uint32_t i = first; i < last; ++i)
        height += list.slabs[i].height + (i == first ? Length{} : list.slabs[i].space);
    return height;
}

} // namespace zbirnyk
