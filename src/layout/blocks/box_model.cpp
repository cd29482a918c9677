#include "layout/blocks/box_model.h"

namespace zbirnyk {

BoxInsets insets_of(const Style& style) {
    return {
        style.margin.top + style.border_top.width + style.padding.top,
        style.margin.right + style.border_right.width + style.padding.right,
        style.margin.bottom + style.border_bottom.width + style.padding.bottom,
        style.margin.left + style.border_left.width + style.padding.left};
}

Frame border_frame(const Style& style, Frame outer) {
    const Length free = outer.width - style.margin.left - style.margin.right;
    return {outer.x + style.margin.left, style.width.value_or(free)};
}

Frame content_frame(const Style& style, Frame outer) {
    const Frame border = border_frame(style, outer);
    const BoxInsets insets = insets_of(style);
    const Length left = insets.left - style.margin.left;
    const Length right = insets.right - style.margin.right;
    return {border.x + left, max({}, border.width - left - right)};
}

bool has_box(const Style& style) {
    const BoxInsets insets = insets_of(style);
    return insets.top > Length{} || insets.bottom > Length{} || style.background ||
           style.border_left.width > Length{} || style.border_right.width > Length{} ||
           style.min_height || style.block_step > Length{};
}

BoxRange box_of(const Style& style, Frame outer) {
    const Frame border = border_frame(style, outer);
    return {
        .x = border.x,
        .width = border.width,
        .background = style.background,
        .top = style.border_top,
        .right = style.border_right,
        .bottom = style.border_bottom,
        .left = style.border_left,
        .margin_top = style.margin.top,
        .margin_bottom = style.margin.bottom};
}

void paint_box(const BoxRange& box, Rect area, BoxEnds ends, std::vector<Shade>& shades) {
    if (area.height <= Length{})
        return;
    if (box.background)
        shades.push_back({area, *box.background});
    if (box.top.width > Length{} && ends.top == BoxEnds::End::Closed)
        shades.push_back({{area.x, area.y, area.width, box.top.width}, box.top.color});
    if (box.bottom.width > Length{} && ends.bottom == BoxEnds::End::Closed) {
        const Length y = area.bottom() - box.bottom.width;
        shades.push_back({{area.x, y, area.width, box.bottom.width}, box.bottom.color});
    }
    if (box.left.width > Length{})
        shades.push_back({{area.x, area.y, box.left.width, area.height}, box.left.color});
    if (box.right.width > Length{}) {
        const Length x = area.right() - box.right.width;
        shades.push_back({{x, area.y, box.right.width, area.height}, box.right.color});
    }
}

} // namespace zbirnyk
