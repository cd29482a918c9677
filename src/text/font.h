#pragma once

#include "base/file_system.h"
#include "base/length.h"
#include "diag/diagnostic.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace zbirnyk {

/// The number of a face in its FontSet.
using FaceId = std::uint16_t;

enum class FontFormat { TrueType, Cff };

/// What a font file says of itself, in font units (`units_per_em` to the em).
struct FontMetrics {
    int units_per_em = 1000;
    int ascender = 0, descender = 0, cap_height = 0, x_height = 0;
    int bbox[4] = {0, 0, 0, 0};                          ///< x_min, y_min, x_max, y_max
    int underline_position = 0, underline_thickness = 0; ///< the position of its top
    int strikeout_position = 0, strikeout_thickness = 0;
    double italic_angle = 0;
    bool fixed_pitch = false;
};

/// The box of a glyph's ink in font units, y upwards; empty for a space.
struct GlyphInk {
    int left = 0, bottom = 0, right = 0, top = 0;
};

/// One font file. Immutable after loading; may be used from several threads.
class FontFace {
  public:
    const std::string& family() const;
    const std::string& postscript_name() const;
    int weight() const;
    bool italic() const;
    FontFormat format() const;
    const FontMetrics& metrics() const;
    /// The advance of a glyph in font units.
    int advance(std::uint16_t glyph) const;
    GlyphInk ink(std::uint16_t glyph) const;
    /// The glyph for a character, 0 when there is none.
    std::uint16_t glyph(char32_t code_point) const;
    /// The name of a glyph in the font ("uni0457"), or "gid12", for tests and dumps.
    std::string glyph_name(std::uint16_t glyph) const;
    hb_face_t* hb_face() const;
    hb_font_t* hb_font() const;

    struct Content;
    explicit FontFace(std::shared_ptr<const Content> content);

  private:
    friend const Content& content_of(const FontFace& face);
    std::shared_ptr<const Content> content_;
};

/// The fonts of an installation: families with their faces and one fallback chain, as `fonts.xml`
/// in the fonts folder names them. Immutable.
class FontSet {
  public:
    /// Reads `folder`/fonts.xml and every font file named there (from `folder`, then from the
    /// system's folders that it names). A missing required file is an error.
    static std::optional<FontSet> load(
        const FileSystem& files,
        const std::filesystem::path& folder,
        Sources& sources,
        Diagnostics& diagnostics);

    const FontFace& face(FaceId id) const;
    std::size_t size() const;
    bool has_family(std::string_view family) const;
    std::vector<std::string_view> families() const;
    /// The face of `family` nearest in weight and slant (CSS Fonts 4, 5.2); the family must exist.
    FaceId match(std::string_view family, int weight, bool italic) const;
    /// Faces tried, in order, for characters that the family lacks.
    std::vector<FaceId> fallbacks(int weight, bool italic) const;
    /// Whether `fonts.xml` says that `face` of the chain is there for this character.
    bool is_expected_fallback(FaceId face, char32_t character) const;

    struct Content;

  private:
    std::shared_ptr<const Content> content_;
};

/// A font program with only the glyphs needed, and where they went. Of a CFF font it is the CFF
/// table alone; it is keyed as the font was, by name in all fonts of the installation. The
/// charstrings stand in the order of the new glyph numbers, which a CIDFont of subtype
/// CIDFontType0C takes for the CIDs of a program keyed by name (ISO 32000-1, 9.7.4.2).
struct FontSubset {
    std::string bytes;                     ///< TrueType file, or the bare CFF table
    std::vector<std::uint16_t> old_glyphs; ///< by new glyph number; [0] is .notdef
};

/// Subsets a face to `glyphs` (sorted, without 0). Deterministic. Hinting and layout tables are
/// dropped; the new numbers follow the order of the old ones. Parts of composite TrueType glyphs
/// come along, so there may be more glyphs than asked for. Nothing when the font is damaged.
/// Thread-safe.
std::optional<FontSubset>
subset_font(const FontFace& face, const std::vector<std::uint16_t>& glyphs);

/// A glyph and the character that it shows.
struct CharacterGlyph {
    std::uint16_t glyph = 0;
    char32_t character = 0;
    friend bool operator==(const CharacterGlyph&, const CharacterGlyph&) = default;
};

/// Glyphs of which a text that has some is likely to want the others when its words change.
struct GlyphGroup {
    std::vector<CharacterGlyph> members;
    std::size_t enough = 1; ///< so many of them make it likely
    friend bool operator==(const GlyphGroup&, const GlyphGroup&) = default;
};

/// The groups of a face: ten digits in each shape that features give them (lining, old-style;
/// proportional, tabular), Ukrainian capitals, small letters, marks.
std::vector<GlyphGroup> glyph_groups(const FontFace& face);

} // namespace zbirnyk
