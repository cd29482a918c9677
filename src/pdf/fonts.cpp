#include "pdf/fonts.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// Glyphs shown by the pages, by face, each list sorted and without repetition.
std::vector<std::vector<std::uint16_t>> collect_glyphs(const Pages& pages, const FontSet& fonts) {
    std::vector<std::vector<char>> used(fonts.size());
    for (const Page& page : pages.pages) {
        for (const PageItem& item : page.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run)
                continue;
            std::vector<char>& marks = used[run->face];
            for (const PlacedGlyph& placed : run->glyphs) {
                const std::uint16_t glyph = shown_glyph(fonts.face(run->face), placed.glyph);
                if (glyph >= marks.size())
                    marks.resize(glyph + 1u);
                marks[glyph] = 1;
            }
        }
    }
    std::vector<std::vector<std::uint16_t>> glyphs(fonts.size());
    for (std::size_t face = 0; face < used.size(); ++face) {
        for (std::size_t glyph = 1; glyph < used[face].size(); ++glyph) {
            if (used[face][glyph])
                glyphs[face].push_back(static_cast<std::uint16_t>(glyph));
        }
    }
    return glyphs;
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

std::string descriptor_entries(const PdfFont& font, std::string_view name, ObjectId program) {
    constexpr int FixedPitch = 1, Symbolic = 4, Italic = 64; // ISO 32000-1, table 123
    const FontMetrics& metrics = font.face->metrics();
    std::string out = "/Type/FontDescriptor/FontName";
    append_name(out, name);
    out += "/Flags ";
    append_integer(
        out,
        Symbolic | (metrics.fixed_pitch ? FixedPitch : 0) | (font.face->italic() ? Italic : 0));
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
    append_integer(out, estimated_stem(font.face->weight()));
    out += font.face->format() == FontFormat::Cff ? "/FontFile3 " : "/FontFile2 ";
    append_reference(out, program);
    return out;
}

std::string cid_font_entries(const PdfFont& font, std::string_view name, ObjectId descriptor) {
    const bool cff = font.face->format() == FontFormat::Cff;
    std::string out = "/Type/Font/Subtype";
    out += cff ? "/CIDFontType0" : "/CIDFontType2/CIDToGIDMap/Identity";
    out += "/BaseFont";
    append_name(out, name);
    out += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
    append_reference(out, descriptor);
    out += "/DW 0/W[0[";
    for (const std::int32_t width : font.program->widths) {
        append_ten_thousandths(out, std::int64_t{width} * 100);
        out += ' ';
    }
    out.back() = ']';
    out += ']';
    return out;
}

} // namespace

bool PdfFont::says(std::uint16_t code, std::string_view text) {
    if (texts[code].empty())
        texts[code] = text;
    return texts[code] == text;
}

std::uint16_t shown_glyph(const FontFace& face, std::uint16_t glyph) {
    return glyph != 0 ? glyph : face.glyph(U' ');
}

std::vector<PdfFont>
make_fonts(const Pages& pages, const FontSet& fonts, SharedParts& shared, Sink& sink) {
    const auto glyphs = collect_glyphs(pages, fonts);
    std::vector<PdfFont> made(fonts.size());
    for (std::size_t face = 0; face < glyphs.size(); ++face) {
        if (glyphs[face].empty())
            continue;
        const auto id = static_cast<FaceId>(face);
        made[face].face = &fonts.face(id);
        made[face].id = sink.allocate();
        made[face].program = shared.font_program(id, fonts.face(id), glyphs[face]);
        made[face].texts.resize(made[face].program->widths.size());
    }
    return made;
}

void write_font(const PdfFont& font, SharedParts& shared, Sink& sink) {
    const bool cff = font.face->format() == FontFormat::Cff;
    const std::string& name = font.program->name;
    const ObjectId cid_font = sink.allocate();
    const ObjectId descriptor = sink.allocate();
    const ObjectId program = sink.allocate();
    const ObjectId to_unicode = sink.allocate();

    std::string entries = "/Type/Font/Subtype/Type0/BaseFont";
    append_name(entries, cff ? name + "-Identity-H" : name);
    entries += "/Encoding/Identity-H/DescendantFonts[";
    append_reference(entries, cid_font);
    entries += "]/ToUnicode ";
    append_reference(entries, to_unicode);
    sink.write_common(font.id, std::move(entries));

    sink.write_common(cid_font, cid_font_entries(font, name, descriptor));
    sink.write_common(descriptor, descriptor_entries(font, name, program));
    sink.write_stream(program, font.program->entries, font.program->data, StreamCoding::AsIs);
    std::vector<std::string> texts = font.texts;
    for (std::size_t code = 0; code < texts.size(); ++code) {
        if (texts[code].empty())
            texts[code] = font.program->group_texts[code];
    }
    sink.write_stream(
        to_unicode,
        "/Filter/FlateDecode",
        *shared.deflated(to_unicode_cmap(texts)),
        StreamCoding::AsIs);
}

} // namespace zbirnyk
