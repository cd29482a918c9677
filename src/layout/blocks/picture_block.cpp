#include "layout/blocks/picture_block.h"

#include "diag/codes.h"
#include "graphics/picture.h"
#include "layout/drawing.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

Size shrunk(Size size, double factor) {
    return {scaled(size.width, factor), scaled(size.height, factor)};
}

Size made_to_fit(Size size, const Block& block, Frame frame, const FlowContext& context) {
    if (frame.width > Length{} && size.width > frame.width) {
        context.warn(
            codes::LayoutDoesNotFit,
            block.span,
            fmt::format(
                "the picture is {:.1f} pt wide, its place {:.1f} pt",
                to_points(size.width),
                to_points(frame.width)),
            "it is made smaller; set `width`");
        size = shrunk(size, to_points(frame.width) / to_points(size.width));
    }
    if (context.page_height > Length{} && size.height > context.page_height) {
        context.warn(
            codes::LayoutTooTall,
            block.span,
            fmt::format(
                "the picture is {:.1f} pt high, a page {:.1f} pt",
                to_points(size.height),
                to_points(context.page_height)),
            "it is made smaller; set `width` or `height`");
        size = shrunk(size, to_points(context.page_height) / to_points(size.height));
    }
    return size;
}

Length aligned(TextAlign align, Length free) {
    if (align == TextAlign::Center)
        return free / 2;
    return align == TextAlign::End ? free : Length{};
}

} // namespace

Size picture_size(const PictureBlock& picture, Length width, const Document& document) {
    if (picture.width_share <= 0)
        return picture.size;
    const Size natural = natural_size(*document.pictures[picture.picture]);
    const Length share = scaled(width, picture.width_share);
    if (natural.width <= Length{})
        return {share, share};
    return {share, scaled(share, to_points(natural.height) / to_points(natural.width))};
}

PlacedPicture place_picture(
    const Block& block, const PictureBlock& picture, Frame frame, const FlowContext& context) {
    const Document& document = context.paragraph.document;
    const Size wanted = picture_size(picture, frame.width, document);
    const Size size = made_to_fit(wanted, block, frame, context);
    const Mark mark{.node = block.node};
    Line line{.natural_width = size.width, .below = size.height};
    const Rect area{{}, {}, size.width, size.height};
    add_picture(picture.picture, area, mark, context.paragraph, line.items);
    const Length x = frame.x + aligned(picture.align, frame.width - size.width);
    return {{context.store.keep(std::move(line)), {x, {}}}, size.height};
}

} // namespace zbirnyk
