#include "pdf/shared_parts.h"

#include "base/utf8.h"
#include "pdf/picture_program.h"
#include "pdf/syntax.h"

#include <algorithm>
#include <stdexcept>

namespace zbirnyk {

namespace {

/// How many parts of a kind are kept. A batch has fewer; parts that no other file will ask for must
/// not pile up.
constexpr std::size_t MostKept = 256;
/// Smaller data are compressed again rather than kept.
constexpr std::size_t WorthKeeping = 1024;

/// Six capital letters that tell this subset from others of the same font (ISO 32000-1, 9.6.4),
/// from the FNV-1a hash of the program.
std::string subset_tag(std::string_view program) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : program) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3;
    }
    std::string tag;
    for (int i = 0; i < 6; ++i) {
        tag += static_cast<char>('A' + hash % 26);
        hash /= 26;
    }
    return tag + '+';
}

/// `glyphs` with the rest of each group of which they have enough.
std::vector<std::uint16_t>
completed(const std::vector<std::uint16_t>& glyphs, const std::vector<GlyphGroup>& groups) {
    std::vector<std::uint16_t> all = glyphs;
    const auto is_used = [&](const CharacterGlyph& member) {
        return std::binary_search(glyphs.begin(), glyphs.end(), member.glyph);
    };
    for (const GlyphGroup& group : groups) {
        const auto used = std::count_if(group.members.begin(), group.members.end(), is_used);
        if (static_cast<std::size_t>(used) >= group.enough) {
            for (const CharacterGlyph& member : group.members)
                all.push_back(member.glyph);
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

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

const SharedParts::Groups& SharedParts::groups(FaceId id, const FontFace& face) {
    const auto found = groups_.find(id);
    return found != groups_.end() ? found->second
                                  : groups_.emplace(id, glyph_groups(face)).first->second;
}

std::shared_ptr<const FontProgram> SharedParts::make_program(
    const FontFace& face, const std::vector<std::uint16_t>& glyphs, const Groups& groups) {
    const std::optional<FontSubset> subset = subset_font(face, glyphs);
    if (!subset)
        throw std::logic_error("pdf: the font " + face.postscript_name() + " cannot be subset");
    auto program = std::make_shared<FontProgram>();
    program->name = subset_tag(subset->bytes) + face.postscript_name();
    const bool cff = face.format() == FontFormat::Cff;
    program->entries = cff ? "/Subtype/CIDFontType0C" : "/Length1 ";
    if (!cff)
        append_integer(program->entries, static_cast<std::int64_t>(subset->bytes.size()));
    program->entries += "/Filter/FlateDecode";
    program->data = Deflater(deflate_level_).deflate(subset->bytes);
    const std::int64_t em = face.metrics().units_per_em;
    for (std::size_t code = 0; code < subset->old_glyphs.size(); ++code) {
        const std::uint16_t glyph = subset->old_glyphs[code];
        if (glyph >= program->codes.size())
            program->codes.resize(glyph + 1u);
        program->codes[glyph] = static_cast<std::uint16_t>(code);
        program->widths.push_back(
            static_cast<std::int32_t>((face.advance(glyph) * std::int64_t{100000} + em / 2) / em));
    }
    program->group_texts.resize(subset->old_glyphs.size());
    for (const GlyphGroup& group : groups) {
        for (const CharacterGlyph& member : group.members) {
            const std::uint16_t code =
                member.glyph < program->codes.size() ? program->codes[member.glyph] : 0;
            if (code != 0 && program->group_texts[code].empty())
                append_utf8(program->group_texts[code], member.character);
        }
    }
    return program;
}

std::shared_ptr<const FontProgram> SharedParts::font_program(
    FaceId id, const FontFace& face, const std::vector<std::uint16_t>& glyphs) {
    std::unique_lock lock(mutex_);
    const Groups& face_groups = groups(id, face);
    std::pair key(id, completed(glyphs, face_groups));
    const auto found = programs_.find(key);
    if (found != programs_.end())
        return found->second;
    // Others need not wait; should they make the same meanwhile, the first one stays.
    lock.unlock();
    auto program = make_program(face, key.second, face_groups);
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
    std::unique_lock lock(mutex_);
    const auto found = streams_.find(bytes);
    if (found != streams_.end())
        return found->second;
    lock.unlock();
    Deflater deflater(deflate_level_);
    auto made = std::make_shared<const std::string>(deflater.deflate(bytes));
    lock.lock();
    make_room(streams_);
    return streams_.emplace(bytes, std::move(made)).first->second;
}

} // namespace zbirnyk
