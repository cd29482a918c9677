#include "pdf/images.h"

namespace zbirnyk {

namespace {

void append_size(std::string& out, const Raster& raster) {
    out += "/Type/XObject/Subtype/Image/Width ";
    append_integer(out, raster.width);
    out += "/Height ";
    append_integer(out, raster.height);
}

ObjectId write_soft_mask(const Raster& raster, Sink& sink) {
    const ObjectId id = sink.allocate();
    std::string entries;
    append_size(entries, raster);
    entries += "/ColorSpace/DeviceGray/BitsPerComponent 8";
    sink.write_stream(id, std::move(entries), raster.alpha, StreamCoding::Deflate);
    return id;
}

ObjectId write_image(const Raster& raster, Sink& sink) {
    const ObjectId id = sink.allocate();
    std::string entries;
    append_size(entries, raster);
    if (raster.kind == RasterKind::Mask) {
        // In a stencil 0 paints, unless /Decode turns it round (ISO 32000-1, 8.9.6.2).
        entries += "/ImageMask true/BitsPerComponent 1/Decode[1 0]";
        sink.write_stream(id, std::move(entries), raster.bytes, StreamCoding::Deflate);
        return id;
    }
    const bool gray = raster.kind == RasterKind::Gray ||
                      (raster.kind == RasterKind::Jpeg && raster.components == 1);
    entries += gray ? "/ColorSpace/DeviceGray/BitsPerComponent 8"
                    : "/ColorSpace/DeviceRGB/BitsPerComponent 8";
    if (!raster.alpha.empty()) {
        entries += "/SMask ";
        append_reference(entries, write_soft_mask(raster, sink));
    }
    if (raster.kind == RasterKind::Jpeg) {
        entries += "/Filter/DCTDecode";
        sink.write_stream(id, std::move(entries), raster.bytes, StreamCoding::AsIs);
    } else {
        sink.write_stream(id, std::move(entries), raster.bytes, StreamCoding::Deflate);
    }
    return id;
}

} // namespace

ObjectId ImageTable::image(PictureId picture) {
    const Picture* key = document_.pictures.at(picture).get();
    const auto found = written_.find(key);
    if (found != written_.end())
        return found->second;
    const ObjectId id = write_image(std::get<Raster>(*key), sink_);
    written_.emplace(key, id);
    return id;
}

bool ImageTable::is_transparent(PictureId picture) const {
    return !std::get<Raster>(*document_.pictures.at(picture)).alpha.empty();
}

} // namespace zbirnyk
