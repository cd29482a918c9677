#include "pdf/font_program.h"

#include "base/utf8.h"
#include "pdf/deflate.h"
#include "pdf/syntax.h"

#include <algorithm>
#include <stdexcept>

namespace zbirnyk {

namespace {

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

std::int64_t thousandths_of_em(const FontMetrics& metrics, int font_units) {
    const std::int64_t scaled_units = std::int64_t{font_units} * 1000;
    const std::int64_t half = metrics.units_per_em / 2;
    return (scaled_units + (scaled_units < 0 ? -half : half)) / metrics.units_per_em;
}

/// /StemV cannot be read from a font file; this is the usual estimate from the weight.
int estimated_stem(int weight) {
    return 50 + (weight * weight) / (65 * 65);
}

/// Without the program itself.
std::string descriptor_entries(const FontFace& face, std::string_view name) {
    constexpr int FixedPitch = 1, Symbolic = 4, Italic = 64; // ISO 32000-1, table 123
    const FontMetrics& metrics = face.metrics();
    std::string out = "/Type/FontDescriptor/FontName";
    append_name(out, name);
    out += "/Flags ";
    append_integer(
        out, Symbolic | (metrics.fixed_pitch ? FixedPitch : 0) | (face.italic() ? Italic : 0));
    out += "/FontBBox[";
    for (const int side : metrics.bbox) {
        append_integer(out, thousandths_of_em(metrics, side));
        out += ' ';
    }
    out.back() = ']';
    out += "/ItalicAngle ";
    append_real(out, metrics.italic_angle);
    out += "/Ascent ";
    append_integer(out, thousandths_of_em(metrics, metrics.ascender));
    out += "/Descent ";
    append_integer(out, thousandths_of_em(metrics, metrics.descender));
    out += "/CapHeight ";
    append_integer(out, thousandths_of_em(metrics, metrics.cap_height));
    out += "/XHeight ";
    append_integer(out, thousandths_of_em(metrics, metrics.x_height));
    out += "/StemV ";
    append_integer(out, estimated_stem(face.weight()));
    return out;
}

std::string widths_entry(const std::vector<std::int32_t>& widths) {
    std::string out = "/DW 0/W[0[";
    for (const std::int32_t width : widths) {
        append_ten_thousandths(out, std::int64_t{width} * 100);
        out += ' ';
    }
    out.back() = ']';
    out += ']';
    return out;
}

} // namespace

GlyphSet completed(const GlyphSet& glyphs, const std::vector<GlyphGroup>& groups) {
    GlyphSet all = glyphs;
    const auto is_used = [&](const CharacterGlyph& member) {
        return glyphs.contains(member.glyph);
    };
    for (const GlyphGroup& group : groups) {
        const auto used = std::count_if(group.members.begin(), group.members.end(), is_used);
        if (static_cast<std::size_t>(used) >= group.enough) {
            for (const CharacterGlyph& member : group.members)
                all.add(member.glyph);
        }
    }
    return all;
}

FontProgram make_font_program(
    const FontFace& face,
    const GlyphSet& glyphs,
    const std::vector<GlyphGroup>& groups,
    int deflate_level) {
    const std::optional<FontSubset> subset = subset_font(face, glyphs.sorted());
    if (!subset)
        throw std::logic_error("pdf: the font " + face.postscript_name() + " cannot be subset");
    FontProgram program;
    program.name = subset_tag(subset->bytes) + face.postscript_name();
    const bool cff = face.format() == FontFormat::Cff;
    program.entries = cff ? "/Subtype/CIDFontType0C" : "/Length1 ";
    if (!cff)
        append_integer(program.entries, static_cast<std::int64_t>(subset->bytes.size()));
    program.entries += "/Filter/FlateDecode";
    program.data = Deflater(deflate_level).deflate(subset->bytes);
    const std::int64_t em = face.metrics().units_per_em;
    for (std::size_t code = 0; code < subset->old_glyphs.size(); ++code) {
        const std::uint16_t glyph = subset->old_glyphs[code];
        if (glyph >= program.codes.size())
            program.codes.resize(glyph + 1u);
        program.codes[glyph] = static_cast<std::uint16_t>(code);
        program.widths.push_back(
            static_cast<std::int32_t>((face.advance(glyph) * std::int64_t{100000} + em / 2) / em));
    }
    program.group_texts.resize(subset->old_glyphs.size());
    for (const GlyphGroup& group : groups) {
        for (const CharacterGlyph& member : group.members) {
            const std::uint16_t code =
                member.glyph < program.codes.size() ? program.codes[member.glyph] : 0;
            if (code != 0 && program.group_texts[code].empty())
                append_utf8(program.group_texts[code], member.character);
        }
    }
    program.descriptor = descriptor_entries(face, program.name);
    program.widths_entry = widths_entry(program.widths);
    return program;
}

} // namespace zbirnyk
