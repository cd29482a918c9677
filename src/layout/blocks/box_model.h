#pragma once

#include "layout/blocks/vertical_list.h"

namespace zbirnyk {

/// The horizontal place of a block: its left edge in its list, and its width.
struct Frame {
    Length x, width;
};

/// What a box puts around its content. `width`, `height` and `min_height` of a style measure the
/// border box: content, padding and border. Margins are kept at page breaks, spaces before and
/// after are not.
struct BoxInsets {
    Length top, right, bottom, left; ///< margin, border and padding together
};

BoxInsets insets_of(const Style& style);

/// The frame of the border box of a block in `outer`.
Frame border_frame(const Style& style, Frame outer);
/// The frame of its content.
Frame content_frame(const Style& style, Frame outer);

/// True when the style paints or takes room at the top or bottom of the block.
bool has_box(const Style& style);

/// The background and borders of `style` for open_box.
BoxRange box_of(const Style& style, Frame outer);

/// Which ends of a box a fragment has.
struct BoxEnds {
    enum class End : std::uint8_t { Open, Closed };
    End top = End::Closed, bottom = End::Closed;
};

/// Appends what `box` paints over `area`, its border box.
void paint_box(const BoxRange& box, Rect area, BoxEnds ends, std::vector<Shade>& shades);

} // namespace zbirnyk
