#include "layout/page.h"

#include <algorithm>
#include <limits>

namespace zbirnyk {

bool GlyphRun::holds(Length x, std::size_t cluster) {
    using X = std::numeric_limits<std::int32_t>;
    return x.units >= X::min() && x.units <= X::max() &&
           cluster <= std::numeric_limits<std::uint16_t>::max();
}

void GlyphRun::add(std::uint16_t glyph, std::size_t cluster, Length x, Length dx, Length dy) {
    if (dx != Length{} || dy != Length{})
        offsets.edit().push_back({static_cast<std::uint32_t>(glyphs.size()), dx, dy});
    glyphs.push_back(
        {static_cast<std::int32_t>(x.units), glyph, static_cast<std::uint16_t>(cluster)});
}

Point GlyphRun::offset(std::size_t index) const {
    if (!offsets.is_set())
        return {};
    const auto found = std::ranges::lower_bound(*offsets, index, {}, &GlyphOffset::index);
    if (found == offsets->end() || found->index != index)
        return {};
    return {found->dx, found->dy};
}

Rect GlyphRun::bounds(Length above, Length below) const {
    const Rect upright{{}, -above, advance, above + below};
    const Rect area = turned(upright, {}, turn); // a box without size: around the origin
    return {origin.x + area.x, origin.y + area.y, area.width, area.height};
}

} // namespace zbirnyk
