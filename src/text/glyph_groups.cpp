#include "text/features.h"
#include "text/font.h"
#include "text/font_content.h"

#include <algorithm>
#include <string_view>

namespace zbirnyk {

namespace {

constexpr std::u32string_view Digits = U"0123456789";
constexpr std::string_view DigitShapes[] = {
    "", "tnum", "lnum", "onum", "pnum", "tnum, lnum", "tnum, onum", "pnum, lnum", "pnum, onum"};
/// The Ukrainian alphabet.
constexpr std::u32string_view Capitals = U"АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ";
constexpr std::u32string_view SmallLetters = U"абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
/// What stands between words, and in names.
constexpr std::u32string_view Marks = U" ,.-–’«»";

/// What each of `characters` becomes by itself; empty when the face lacks one.
std::vector<CharacterGlyph>
shaped_alone(const FontFace& face, std::u32string_view characters, std::string_view features = {}) {
    const auto wanted = parse_features(features).value_or(std::vector<hb_feature_t>{});
    const HarfBuzzPointer<hb_buffer_t> buffer(hb_buffer_create());
    std::vector<CharacterGlyph> shaped;
    for (const char32_t character : characters) {
        hb_buffer_clear_contents(buffer.get());
        hb_buffer_add(buffer.get(), character, 0);
        hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
        // Set first: what is guessed of the language is the locale of the machine.
        hb_buffer_set_language(buffer.get(), hb_language_from_string("uk", -1));
        hb_buffer_guess_segment_properties(buffer.get());
        hb_shape(face.hb_font(), buffer.get(), wanted.data(), static_cast<unsigned>(wanted.size()));
        unsigned count = 0;
        const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
        if (count != 1 || glyphs[0].codepoint == 0)
            return {};
        shaped.push_back({static_cast<std::uint16_t>(glyphs[0].codepoint), character});
    }
    return shaped;
}

} // namespace

std::vector<GlyphGroup> glyph_groups(const FontFace& face) {
    std::vector<GlyphGroup> groups;
    const auto add = [&](std::vector<CharacterGlyph> members, std::size_t enough) {
        const GlyphGroup group{std::move(members), enough};
        if (!group.members.empty() &&
            std::find(groups.begin(), groups.end(), group) == groups.end())
            groups.push_back(group);
    };
    for (const std::string_view features : DigitShapes)
        add(shaped_alone(face, Digits, features), 1);
    for (const std::u32string_view characters : {Capitals, SmallLetters, Marks})
        add(shaped_alone(face, characters), characters.size() / 4);
    return groups;
}

} // namespace zbirnyk
