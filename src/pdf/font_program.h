#pragma once

#include "pdf/glyph_set.h"
#include "text/font.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zbirnyk {

/// A face reduced to the glyphs that a file needs, and what follows from it alone. Of a group of
/// glyphs (glyph_groups) it has all when the file needs enough of them: so the files of one kind
/// have the same programs, which are made once, though each file's own follow from it alone.
struct FontProgram {
    std::string name;                     ///< with the tag of a subset
    std::string entries;                  ///< of the stream, without /Length
    std::string data;                     ///< as it stands in the file
    std::vector<std::uint16_t> codes;     ///< by glyph of the face; 0: not in the subset
    std::vector<std::int32_t> widths;     ///< by code, in 1/100,000 em
    std::vector<std::string> group_texts; ///< by code: its character in a group, or empty
    std::string descriptor;               ///< entries of the descriptor, without the program
    std::string widths_entry;             ///< /DW and /W of the CIDFont
};

/// The glyphs of a program for a file that needs `glyphs`: of each group of which they have enough
/// all are added.
GlyphSet completed(const GlyphSet& glyphs, const std::vector<GlyphGroup>& groups);

/// `glyphs` without 0 and completed. Throws std::logic_error when the face is damaged.
FontProgram make_font_program(
    const FontFace& face,
    const GlyphSet& glyphs,
    const std::vector<GlyphGroup>& groups,
    int deflate_level);

} // namespace zbirnyk
