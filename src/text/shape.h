#pragma once

#include "text/font.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A positioned glyph. Distances are in font units of its face. `cluster` is the byte offset, in
/// the shaped text, of the first character it stands for.
struct ShapedGlyph {
    std::uint16_t glyph = 0;
    std::uint32_t cluster = 0;
    std::int32_t advance = 0;
    std::int32_t x_offset = 0, y_offset = 0;
    bool unsafe_to_break = false;
};

/// Glyphs of one face for the bytes [begin, end) of the text, left to right.
struct ShapedRun {
    FaceId face = 0;
    std::uint32_t begin = 0, end = 0;
    std::vector<ShapedGlyph> glyphs;
};

/// How a text is to be shaped: the text properties of a Style.
struct ShapeStyle {
    std::string_view family;
    int weight = 400;
    bool italic = false;
    std::string_view features; ///< CSS syntax: "tnum, smcp"
    std::string_view lang;     ///< uk, en, de
};

/// What a text did not get from `face`, the one it is set in:
/// - NoGlyph: a character that neither it nor the fallback chain has (its glyph is 0).
/// - Fallback: a character that is taken from `other`, a face of the chain, unasked.
/// - NoAnchor: a place for a combining mark on its base; the word is then set in the first face of
///   the chain that has one, or stays in its own where none has.
/// - NoFeature: an OpenType feature that the style asks for; `code_point` is its tag.
struct ShapeProblem {
    enum class Kind { NoGlyph, Fallback, NoAnchor, NoFeature } kind = Kind::NoGlyph;
    std::uint32_t offset = 0;
    char32_t code_point = 0;
    FaceId face = 0, other = 0;
};

struct ShapedText {
    std::vector<ShapedRun> runs;
    std::vector<ShapeProblem> problems;
};

/// Shapes left-to-right text with HarfBuzz: itemises by script (so that Cyrillic gets its small
/// caps) and by coverage (fallback for whole grapheme clusters), kerning on, `lang` set. NO-BREAK
/// SPACE, narrow and thin spaces, non-breaking hyphen and soft hyphen never count as missing; SOFT
/// HYPHEN, ZERO WIDTH SPACE and WORD JOINER give no glyph, tabs and line feeds give a space.
/// Features that are not well formed are all left out. Thread-safe.
ShapedText shape(const FontSet& fonts, std::string_view text, const ShapeStyle& style);

/// True when `features` is a list that `shape` understands; whether a font has them is not asked.
bool is_feature_list(std::string_view features);

} // namespace zbirnyk
