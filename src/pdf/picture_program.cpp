#include "pdf/picture_program.h"

#include "pdf/path_operators.h"
#include "pdf/syntax.h"

#include <algorithm>

namespace zbirnyk {

namespace {

void append_size(std::string& out, const Raster& raster) {
    out += "/Type/XObject/Subtype/Image/Width ";
    append_integer(out, raster.width);
    out += "/Height ";
    append_integer(out, raster.height);
}

PictureProgram image(const Raster& raster, Deflater& deflater) {
    PictureProgram made;
    append_size(made.entries, raster);
    if (raster.kind == RasterKind::Mask) {
        // In a stencil 0 paints, unless /Decode turns it round (ISO 32000-1, 8.9.6.2). It is a code
        // whose data mask left no pattern: compressed, it would be longer.
        made.entries += "/ImageMask true/BitsPerComponent 1/Decode[1 0]";
        made.data = raster.bytes;
        return made;
    }
    const bool gray = raster.kind == RasterKind::Gray ||
                      (raster.kind == RasterKind::Jpeg && raster.components == 1);
    made.entries += gray ? "/ColorSpace/DeviceGray/BitsPerComponent 8"
                         : "/ColorSpace/DeviceRGB/BitsPerComponent 8";
    if (!raster.alpha.empty()) {
        append_size(made.mask_entries, raster);
        made.mask_entries += "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode";
        made.mask_data = deflater.deflate(raster.alpha);
    }
    const bool jpeg = raster.kind == RasterKind::Jpeg;
    made.entries += jpeg ? "/Filter/DCTDecode" : "/Filter/FlateDecode";
    made.data = jpeg ? raster.bytes : deflater.deflate(raster.bytes);
    return made;
}

/// A box that holds whatever the drawing paints: mitres reach beyond the points.
void append_box(std::string& out, const Drawing& drawing) {
    double left = 0, top = 0, right = drawing.width, bottom = drawing.height;
    for (const auto& operation : drawing.operations) {
        const auto& drawn = std::get<DrawPath>(operation);
        const double reach =
            drawn.stroke ? drawn.stroke->width * std::max(1.0, drawn.stroke->miter_limit) : 0;
        for (const Vec2 point : drawn.path.points) {
            left = std::min(left, point.x - reach);
            right = std::max(right, point.x + reach);
            top = std::min(top, point.y - reach);
            bottom = std::max(bottom, point.y + reach);
        }
    }
    for (const double side : {left, drawing.height - bottom, right, drawing.height - top}) {
        append_real(out, side);
        out += ' ';
    }
}

PictureProgram form(const Drawing& drawing, Deflater& deflater) {
    PictureProgram made;
    made.entries = "/Type/XObject/Subtype/Form/BBox[";
    append_box(made.entries, drawing);
    made.entries += "]/Resources<<>>/Filter/FlateDecode";
    std::string operators;
    PathOperators paths(operators, drawing.height);
    for (const auto& operation : drawing.operations) {
        const auto& drawn = std::get<DrawPath>(operation);
        if (!drawn.path.verbs.empty() && (drawn.fill || drawn.stroke))
            paths.draw(drawn);
    }
    made.data = deflater.deflate(operators);
    return made;
}

} // namespace

PictureProgram picture_program(const Picture& picture, Deflater& deflater) {
    if (const auto* raster = std::get_if<Raster>(&picture))
        return image(*raster, deflater);
    return form(std::get<Drawing>(picture), deflater);
}

} // namespace zbirnyk
