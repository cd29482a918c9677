#include "layout/boxes/measure.h"

#include "base/utf8.h"

#include <array>

namespace zbirnyk {
namespace {

// Word space: 0.80 to 1.60 of its natural width (design specification, §2).
constexpr std::int64_t StretchTenths = 6;
constexpr std::int64_t ShrinkTenths = 2;

struct Hang {
    char32_t code_point;
    std::int64_t percent;
};

// Hanging punctuation (design specification, §2).
constexpr std::array<Hang, 5> EndHangs = {
    {{U'-', 50}, {U'\u2010', 50}, {U',', 50}, {U'.', 50}, {U'»', 30}}};
constexpr std::array<Hang, 1> StartHangs = {{{U'«', 30}}};

template <std::size_t Count>
Length hang_of(const std::array<Hang, Count>& table, char32_t code_point, Length advance) {
    for (const Hang& hang : table) {
        if (hang.code_point == code_point) {
            return advance * hang.percent / 100;
        }
    }
    return {};
}

class Measurer {
  public:
    Measurer(
        const Boxes& boxes, Filling filling, MeasuredBoxes& out, const ParagraphContext& context)
        : boxes_(boxes)
        , filling_(filling)
        , out_(out)
        , context_(context) {}

    void measure_advances() {
        const std::vector<BoxGlyph>& glyphs = boxes_.glyphs;
        out_.advances.reserve(glyphs.size());
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            out_.advances.push_back(natural_advance(glyphs[i]) + spacing_after(i));
        }
    }

    void make_points() {
        const std::vector<Opportunity>& opportunities = boxes_.opportunities;
        out_.points.reserve(opportunities.size());
        out_.hangs.reserve(opportunities.size());
        GlueSum sum;
        std::uint32_t glyph = 0;
        for (std::size_t i = 0; i < opportunities.size(); ++i) {
            const Opportunity& at = opportunities[i];
            BreakPoint point;
            point.kind = at.kind;
            point.penalty = at.penalty;
            advance_to(sum, glyph, at.end_glyph);
            point.before = sum;
            if (i > 0 && at.end_glyph > opportunities[i - 1].glyph) {
                const LineEnd end = line_end(boxes_, out_, i, filling_, context_);
                point.extra = end.cut + end.hyphen_advance - end.hang;
                point.before.width += point.extra;
            }
            advance_to(sum, glyph, at.glyph);
            point.after = sum;
            const Length hang = start_hang(at.glyph);
            point.after.width += hang;
            out_.points.push_back(point);
            out_.hangs.push_back(hang);
        }
    }

    Length spacing_of(std::uint32_t glyph) const {
        const Piece& piece = boxes_.flat.pieces[boxes_.glyphs[glyph].piece];
        const Style& style = style_of(piece);
        if (style.letter_spacing == 0 || piece.kind != Piece::Kind::Text) {
            return {};
        }
        return scaled(out_.scale.apply(font_size_of(piece, style)), style.letter_spacing);
    }

    /// The letter spacing that is in the advance of a glyph: none inside a cluster, and none after
    /// the last glyph set with that spacing.
    Length spacing_after(std::size_t glyph) const {
        const Length spacing = spacing_of(static_cast<std::uint32_t>(glyph));
        if (spacing == Length{} || glyph + 1 == boxes_.glyphs.size()) {
            return {};
        }
        const auto next = static_cast<std::uint32_t>(glyph + 1);
        const bool same_cluster = boxes_.glyphs[next].cluster == boxes_.glyphs[glyph].cluster;
        return same_cluster || spacing_of(next) == Length{} ? Length{} : spacing;
    }

  private:
    const Style& style_of(const Piece& piece) const {
        return context_.document.styles[piece.style];
    }

    Length natural_advance(const BoxGlyph& glyph) const {
        const Piece& piece = boxes_.flat.pieces[glyph.piece];
        switch (glyph.kind) {
        case GlyphKind::Leader:
            return piece.leader->min_width;
        case GlyphKind::Picture:
            return piece.picture->size.width;
        case GlyphKind::Tab:
        case GlyphKind::Invisible:
            return {};
        default:
            break;
        }
        const FontFace& face = context_.resources.fonts.face(glyph.face);
        const Length size = out_.scale.apply(font_size_of(piece, style_of(piece)));
        return font_length(glyph.advance, size, face.metrics().units_per_em);
    }

    void advance_to(GlueSum& sum, std::uint32_t& glyph, std::uint32_t end) const {
        for (; glyph < end; ++glyph) {
            const Length advance = out_.advances[glyph];
            sum.width += advance;
            const GlyphKind kind = boxes_.glyphs[glyph].kind;
            if (kind == GlyphKind::Leader) {
                ++sum.fill;
            } else if (
                filling_ == Filling::Justified &&
                (kind == GlyphKind::Space || kind == GlyphKind::NoBreakSpace)) {
                sum.stretch += advance * StretchTenths / 10;
                sum.shrink += advance * ShrinkTenths / 10;
            }
        }
    }

    Length start_hang(std::uint32_t glyph) const {
        if (filling_ == Filling::Ragged || glyph >= boxes_.glyphs.size()) {
            return {};
        }
        const std::string_view text = boxes_.flat.text;
        const char32_t first = decode_utf8(text.substr(boxes_.glyphs[glyph].cluster)).code_point;
        return hang_of(StartHangs, first, out_.advances[glyph]);
    }

    const Boxes& boxes_;
    Filling filling_;
    MeasuredBoxes& out_;
    const ParagraphContext& context_;
};

void add_hyphen(LineEnd& end, const BoxGlyph& last, Length size, const FontSet& fonts) {
    const FontFace& face = fonts.face(last.face);
    end.hyphen = true;
    end.face = last.face;
    end.glyph = face.glyph(U'\u2010');
    if (end.glyph == 0) {
        end.glyph = face.glyph(U'-');
    }
    end.hyphen_advance = font_length(face.advance(end.glyph), size, face.metrics().units_per_em);
}

} // namespace

Length font_length(std::int64_t units, Length size, int units_per_em) {
    const std::int64_t product = units * size.units;
    const std::int64_t half = units_per_em / 2;
    return {(product >= 0 ? product + half : product - half) / units_per_em};
}

Length SizeScale::apply(Length size) const {
    return natural == wanted ? size : Length{size.units * wanted.units / natural.units};
}

MeasuredBoxes measure_boxes(
    const Boxes& boxes, Filling filling, SizeScale scale, const ParagraphContext& context) {
    MeasuredBoxes out;
    out.scale = scale;
    Measurer measurer(boxes, filling, out, context);
    measurer.measure_advances();
    measurer.make_points();
    return out;
}

LineEnd line_end(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    std::size_t opportunity,
    Filling filling,
    const ParagraphContext& context) {
    const Opportunity& at = boxes.opportunities[opportunity];
    LineEnd end;
    const std::uint32_t last = at.end_glyph - 1;
    const BoxGlyph& glyph = boxes.glyphs[last];
    const Piece& piece = boxes.flat.pieces[glyph.piece];
    if (piece.kind != Piece::Kind::Text) {
        return end;
    }
    const Style& style = context.document.styles[piece.style];
    const Length size = measured.scale.apply(font_size_of(piece, style));
    const FontFace& face = context.resources.fonts.face(glyph.face);
    if (style.letter_spacing != 0 && at.end_glyph < boxes.glyphs.size()) {
        const Length natural = font_length(glyph.advance, size, face.metrics().units_per_em);
        end.cut = natural - measured.advances[last];
    }
    const bool joined = at.glyph == at.end_glyph && at.glyph < boxes.glyphs.size();
    if (joined && boxes.glyphs[at.glyph].unsafe_to_break) {
        // A pair is kerned in the advance of its first glyph; apart, that glyph has its own.
        std::uint32_t base = last;
        while (base > 0 && boxes.glyphs[base - 1].cluster == glyph.cluster) {
            --base;
        }
        const BoxGlyph& first = boxes.glyphs[base];
        const int kern = face.advance(first.glyph) - first.advance;
        end.cut += font_length(kern, size, face.metrics().units_per_em);
    }
    if (at.adds_hyphen) {
        add_hyphen(end, glyph, size, context.resources.fonts);
    }
    if (filling == Filling::Justified && at.kind != LineBreakKind::Forced) {
        const std::string_view text = boxes.flat.text;
        const char32_t c = decode_utf8(text.substr(glyph.cluster)).code_point;
        end.hang = at.adds_hyphen ? hang_of(EndHangs, U'-', end.hyphen_advance)
                                  : hang_of(EndHangs, c, measured.advances[last] + end.cut);
    }
    return end;
}

} // namespace zbirnyk
