#include "pdf/pictures.h"

namespace zbirnyk {

ObjectId PictureTable::object(PictureId picture) {
    const std::shared_ptr<const Picture>& source = document_.pictures.at(picture);
    const auto found = written_.find(source.get());
    if (found != written_.end())
        return found->second;
    const std::shared_ptr<const PictureProgram> program = shared_.picture(source);
    const ObjectId id = sink_.allocate();
    std::string entries = program->entries;
    if (!program->mask_entries.empty()) {
        const ObjectId mask = sink_.allocate();
        sink_.write_shared_stream(mask, program->mask_entries, {program, &program->mask_data});
        entries += "/SMask ";
        append_reference(entries, mask);
    }
    sink_.write_shared_stream(id, std::move(entries), {program, &program->data});
    written_.emplace(source.get(), id);
    return id;
}

bool PictureTable::is_transparent(PictureId picture) const {
    const auto* raster = std::get_if<Raster>(document_.pictures.at(picture).get());
    return raster && !raster->alpha.empty();
}

} // namespace zbirnyk
