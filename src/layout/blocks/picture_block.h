#pragma once

#include "layout/blocks/build_flow.h"

namespace zbirnyk {

struct PlacedPicture {
    Part part; ///< for a slab of `height`
    Length height;
};

/// Sets a picture in `frame`: at its size or share of the width, aligned. Too wide or higher than a
/// page, it is reported and made smaller in proportion.
PlacedPicture place_picture(
    const Block& block, const PictureBlock& picture, Frame frame, const FlowContext& context);

/// The size of a picture when `width` is to be had, before it is made to fit.
Size picture_size(const PictureBlock& picture, Length width, const Document& document);

} // namespace zbirnyk
