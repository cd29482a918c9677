#pragma once

#include "layout/page.h"
#include "pdf/shared_parts.h"
#include "pdf/sink.h"
#include "text/font.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A face as the file holds it: a subset as a Type 0 font with two-byte codes, which are the glyph
/// numbers of the subset, and what each code says.
struct PdfFont {
    const FontFace* face = nullptr; ///< null: the face is not used
    ObjectId id;
    std::shared_ptr<const FontProgram> program;
    std::vector<std::string> texts; ///< by code, UTF-8; empty: not yet said

    std::uint16_t code(std::uint16_t glyph) const {
        return glyph < program->codes.size() ? program->codes[glyph] : 0;
    }

    /// Whether extraction may take `text` from this code: true when the code says `text`, or says
    /// nothing yet, in which case it says `text` from now on.
    bool says(std::uint16_t code, std::string_view text);
};

/// The glyph that is shown for a glyph of a run: .notdef must not be shown (ISO 19005-2, 6.2.11.8),
/// a space stands in for it.
std::uint16_t shown_glyph(const FontFace& face, std::uint16_t glyph);

/// Subsets every face to the glyphs that the pages show, on so many threads. By FaceId.
std::vector<PdfFont> make_fonts(
    const Pages& pages, const FontSet& fonts, SharedParts& shared, Sink& sink, unsigned threads);

/// The font's objects: Type 0 font, CIDFont, descriptor, program, ToUnicode.
void write_font(const PdfFont& font, SharedParts& shared, Sink& sink);

/// The ToUnicode CMap for codes that say `texts`: the text of each code in turn, ended by a zero
/// byte; an empty one says nothing.
std::string to_unicode_cmap(std::string_view texts);

} // namespace zbirnyk
