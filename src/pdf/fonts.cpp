#include "pdf/fonts.h"

#include "base/parallel.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// Glyphs shown by the pages, by face.
std::vector<GlyphSet> collect_glyphs(const Pages& pages, const FontSet& fonts) {
    std::vector<GlyphSet> used(fonts.size());
    for (const Page& page : pages.pages) {
        for (const PageItem& item : page.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run)
                continue;
            const FontFace& face = fonts.face(run->face);
            GlyphSet& glyphs = used[run->face];
            for (const PlacedGlyph& placed : run->glyphs) {
                const std::uint16_t glyph = shown_glyph(face, placed.glyph);
                if (glyph != 0)
                    glyphs.add(glyph);
            }
        }
    }
    return used;
}

std::string cid_font_entries(const PdfFont& font, std::string_view name, ObjectId descriptor) {
    const bool cff = font.face->format() == FontFormat::Cff;
    std::string out = "/Type/Font/Subtype";
    out += cff ? "/CIDFontType0" : "/CIDFontType2/CIDToGIDMap/Identity";
    out += "/BaseFont";
    append_name(out, name);
    out += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
    append_reference(out, descriptor);
    return out + font.program->widths_entry;
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

std::vector<PdfFont> make_fonts(
    const Pages& pages, const FontSet& fonts, SharedParts& shared, Sink& sink, unsigned threads) {
    const std::vector<GlyphSet> glyphs = collect_glyphs(pages, fonts);
    std::vector<PdfFont> made(fonts.size());
    std::vector<FaceId> used;
    for (std::size_t face = 0; face < glyphs.size(); ++face) {
        if (glyphs[face].empty())
            continue;
        used.push_back(static_cast<FaceId>(face));
        made[face].face = &fonts.face(used.back());
        made[face].id = sink.allocate();
    }
    for_each_index(used.size(), threads, [&](std::size_t i, unsigned) {
        PdfFont& font = made[used[i]];
        font.program = shared.font_program(used[i], *font.face, glyphs[used[i]]);
        font.texts.resize(font.program->widths.size());
    });
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
    entries = font.program->descriptor + (cff ? "/FontFile3 " : "/FontFile2 ");
    append_reference(entries, program);
    sink.write_common(descriptor, std::move(entries));
    sink.write_shared_stream(program, font.program->entries, {font.program, &font.program->data});
    std::string texts;
    for (std::size_t code = 0; code < font.texts.size(); ++code) {
        texts += font.texts[code].empty() ? font.program->group_texts[code] : font.texts[code];
        texts += '\0';
    }
    sink.write_shared_stream(to_unicode, "/Filter/FlateDecode", shared.to_unicode(texts));
}

} // namespace zbirnyk
