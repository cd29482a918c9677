#include "layout/boxes/boxes.h"

#include "base/utf8.h"

namespace zbirnyk {
namespace {

/// An index made of common glyphs: its size and shift in em of the text around it, as the elements
/// `sub` and `sup` have them.
constexpr double ReducedSize = 0.66;
constexpr double ReducedSub = -0.132;
constexpr double ReducedSuper = 0.33;

GlyphKind kind_of(char32_t code_point) {
    switch (code_point) {
    case U' ':
        return GlyphKind::Space;
    case U'\u00A0':
        return GlyphKind::NoBreakSpace;
    case U'\u200B': // ZERO WIDTH SPACE
    case U'\u2060': // WORD JOINER
    case U'\uFEFF':
        return GlyphKind::Invisible;
    default:
        return GlyphKind::Ink;
    }
}

bool shapes_alike(const Style& a, const Style& b) {
    return &a == &b ||
           (a.font_family == b.font_family && a.font_weight == b.font_weight &&
            a.font_slant == b.font_slant && a.font_features == b.font_features &&
            a.caps_features == b.caps_features && a.numeric_features == b.numeric_features &&
            a.font_position == b.font_position && a.lang == b.lang &&
            a.letter_spacing == b.letter_spacing && a.font_size == b.font_size);
}

void append_features(std::string& out, std::string_view features) {
    if (!features.empty()) {
        out.append(out.empty() ? "" : ", ").append(features);
    }
}

/// All features of a style; what font-features says counts over the rest. Letters set apart must
/// not join again in ligatures (CSS Text 3, 8.2).
std::string features_of(const Style& style) {
    std::string features = style.caps_features;
    append_features(features, style.numeric_features);
    append_features(features, style.font_features);
    append_features(features, style.letter_spacing != 0 ? "-liga, -clig" : "");
    return features;
}

/// True when each glyph with ink differs: the font has glyphs of its own for all of the text.
bool all_differ(const ShapedText& plain, const ShapedText& special, const FontSet& fonts) {
    if (plain.runs.size() != special.runs.size()) {
        return false;
    }
    for (std::size_t i = 0; i < plain.runs.size(); ++i) {
        const ShapedRun& a = plain.runs[i];
        const ShapedRun& b = special.runs[i];
        if (a.face != b.face || a.glyphs.size() != b.glyphs.size()) {
            return false;
        }
        for (std::size_t k = 0; k < a.glyphs.size(); ++k) {
            const GlyphInk ink = fonts.face(a.face).ink(a.glyphs[k].glyph);
            if (ink.left != ink.right && a.glyphs[k].glyph == b.glyphs[k].glyph) {
                return false;
            }
        }
    }
    return true;
}

class PieceShaper {
  public:
    PieceShaper(Boxes& boxes, const ParagraphContext& context)
        : boxes_(boxes)
        , context_(context) {}

    void run() {
        const std::vector<Piece>& pieces = boxes_.flat.pieces;
        boxes_.glyphs.reserve(boxes_.flat.text.size());
        for (std::size_t first = 0; first < pieces.size();) {
            if (pieces[first].kind != Piece::Kind::Text) {
                add_placeholder(static_cast<std::uint32_t>(first));
                ++first;
                continue;
            }
            std::size_t next = first + 1;
            while (next < pieces.size() && pieces[next].kind == Piece::Kind::Text &&
                   shapes_alike(style_of(pieces[first]), style_of(pieces[next]))) {
                ++next;
            }
            shape_stretch(first, next);
            first = next;
        }
    }

  private:
    const Style& style_of(const Piece& piece) const {
        return context_.document.styles[piece.style];
    }

    void add_placeholder(std::uint32_t index) {
        const Piece& piece = boxes_.flat.pieces[index];
        BoxGlyph glyph;
        glyph.cluster = piece.begin;
        glyph.piece = index;
        if (piece.kind != Piece::Kind::Picture) {
            const FontSet& fonts = context_.resources.fonts;
            const ShapeStyle style = shape_style_of(style_of(piece), fonts);
            glyph.kind = piece.kind == Piece::Kind::Leader ? GlyphKind::Leader : GlyphKind::Tab;
            glyph.face = fonts.match(style.family, style.weight, style.italic);
            glyph.glyph = fonts.face(glyph.face).glyph(U' ');
        } else {
            glyph.kind = GlyphKind::Picture;
        }
        boxes_.glyphs.push_back(glyph);
    }

    void shape_stretch(std::size_t first, std::size_t next) {
        const FlatText& flat = boxes_.flat;
        const std::uint32_t begin = flat.pieces[first].begin;
        const std::uint32_t end = flat.pieces[next - 1].end;
        const std::string_view text = std::string_view(flat.text).substr(begin, end - begin);
        const FontSet& fonts = context_.resources.fonts;
        const Style& style = style_of(flat.pieces[first]);
        ShapeStyle how = shape_style_of(style, fonts);
        std::string features = features_of(style);
        how.features = features;
        ShapedText shaped = shape(fonts, text, how);
        if (style.font_position != FontPosition::Normal) {
            append_features(features, style.font_position == FontPosition::Sub ? "subs" : "sups");
            how.features = features;
            ShapedText special = shape(fonts, text, how);
            const bool has_glyphs = all_differ(shaped, special, fonts);
            for (std::size_t i = first; i < next; ++i) {
                boxes_.flat.pieces[i].reduced = !has_glyphs;
            }
            if (has_glyphs) {
                shaped = std::move(special);
            }
        }
        std::size_t piece = first;
        for (const ShapedRun& run : shaped.runs) {
            for (const ShapedGlyph& source : run.glyphs) {
                BoxGlyph glyph;
                glyph.glyph = source.glyph;
                glyph.face = run.face;
                glyph.cluster = begin + source.cluster;
                while (piece + 1 < next && flat.pieces[piece].end <= glyph.cluster) {
                    ++piece;
                }
                glyph.piece = static_cast<std::uint32_t>(piece);
                glyph.advance = source.advance;
                glyph.dx = source.x_offset;
                glyph.dy = source.y_offset;
                glyph.kind = kind_of(decode_utf8(text.substr(source.cluster)).code_point);
                glyph.unsafe_to_break = source.unsafe_to_break;
                boxes_.glyphs.push_back(glyph);
            }
        }
        for (ShapeProblem problem : shaped.problems) {
            problem.offset += begin;
            boxes_.problems.push_back(problem);
        }
    }

    Boxes& boxes_;
    const ParagraphContext& context_;
};

} // namespace

ShapeStyle shape_style_of(const Style& style, const FontSet& fonts) {
    ShapeStyle out;
    out.family = style.font_family;
    // Templates are checked for the families they name; only a bare Document may lack one.
    if (!fonts.has_family(out.family) && !fonts.families().empty()) {
        out.family = fonts.families().front();
    }
    out.weight = style.font_weight;
    out.italic = style.font_slant == FontSlant::Italic;
    out.features = style.font_features;
    out.lang = style.lang;
    return out;
}

Length font_size_of(const Piece& piece, const Style& style) {
    return piece.reduced ? scaled(style.font_size, ReducedSize) : style.font_size;
}

Length baseline_shift_of(const Piece& piece, const Style& style) {
    if (!piece.reduced) {
        return style.baseline_shift;
    }
    const double shift = style.font_position == FontPosition::Sub ? ReducedSub : ReducedSuper;
    return style.baseline_shift + scaled(style.font_size, shift);
}

void shape_pieces(Boxes& boxes, const ParagraphContext& context) {
    PieceShaper(boxes, context).run();
}

Boxes make_boxes(std::span<const Inline> content, StyleId base, const ParagraphContext& context) {
    Boxes boxes;
    boxes.flat = flatten(content, base, context);
    shape_pieces(boxes, context);
    find_opportunities(boxes, base, context);
    return boxes;
}

} // namespace zbirnyk
