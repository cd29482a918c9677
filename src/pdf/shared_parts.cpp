#include "pdf/shared_parts.h"

#include "pdf/fonts.h"
#include "pdf/picture_program.h"

namespace zbirnyk {

namespace {

/// How many parts of a kind are kept. A batch has fewer; parts that no other file will ask for must
/// not pile up.
constexpr std::size_t MostKept = 256;
/// Smaller data are compressed again rather than kept.
constexpr std::size_t WorthKeeping = 1024;

std::size_t worth(const Picture& picture) {
    if (const auto* raster = std::get_if<Raster>(&picture))
        return raster->bytes.size();
    return WorthKeeping;
}

template <typename Map>
void make_room(Map& map) {
    if (map.size() >= MostKept)
        map.clear();
}

} // namespace

const SharedParts::Groups&
SharedParts::groups(FaceId id, const FontFace& face, std::unique_lock<std::mutex>& lock) {
    const auto found = groups_.find(id);
    if (found != groups_.end())
        return found->second;
    // Others need not wait; should they make the same meanwhile, the first one stays.
    lock.unlock();
    Groups made = glyph_groups(face);
    lock.lock();
    return groups_.emplace(id, std::move(made)).first->second;
}

std::shared_ptr<const FontProgram>
SharedParts::font_program(FaceId id, const FontFace& face, const GlyphSet& glyphs) {
    std::unique_lock lock(mutex_);
    const Groups& face_groups = groups(id, face, lock);
    std::pair key(id, completed(glyphs, face_groups));
    const auto found = programs_.find(key);
    if (found != programs_.end())
        return found->second;
    lock.unlock();
    auto program = std::make_shared<const FontProgram>(
        make_font_program(face, key.second, face_groups, deflate_level_));
    lock.lock();
    make_room(programs_);
    return programs_.emplace(std::move(key), std::move(program)).first->second;
}

std::shared_ptr<const PictureProgram>
SharedParts::picture(const std::shared_ptr<const Picture>& picture) {
    std::unique_lock lock(mutex_);
    const auto found = pictures_.find(picture.get());
    if (found != pictures_.end())
        return found->second.program;
    lock.unlock();
    Deflater deflater(deflate_level_);
    auto program = std::make_shared<const PictureProgram>(picture_program(*picture, deflater));
    if (worth(*picture) < WorthKeeping)
        return program;
    lock.lock();
    make_room(pictures_);
    return pictures_.emplace(picture.get(), KeptPicture{picture, program}).first->second.program;
}

std::shared_ptr<const std::string> SharedParts::deflated(const std::string& bytes) {
    return kept(streams_, bytes, [&] { return bytes; });
}

std::shared_ptr<const std::string> SharedParts::to_unicode(const std::string& texts) {
    return kept(cmaps_, texts, [&] { return to_unicode_cmap(texts); });
}

template <typename Make>
std::shared_ptr<const std::string>
SharedParts::kept(Streams& streams, const std::string& key, Make make) {
    std::unique_lock lock(mutex_);
    const auto found = streams.find(key);
    if (found != streams.end())
        return found->second;
    lock.unlock();
    auto made = std::make_shared<const std::string>(Deflater(deflate_level_).deflate(make()));
    lock.lock();
    make_room(streams);
    return streams.emplace(key, std::move(made)).first->second;
}

} // namespace zbirnyk
