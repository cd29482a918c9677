#include "layout/boxes/measure.h"

#include "base/utf8.h"

#include <array>
#include <cmath>

namespace zbirnyk {
namespace {

// Hanging punctuation (design specification, §2).
constexpr std::array<Hang, 5> EndHangs = {
    {{U'-', 50}, {U'\u2010', 50}, {U',', 50}, {U'.', 50}, {U'»', 30}}};
constexpr std::array<Hang, 1> StartHangs = {{{U'«', 30}}};

enum class Edge { Start, End };

/// How far a character of a style hangs out at an edge.
Length hang_of(const Style& style, Edge edge, char32_t character, Length advance) {
    const auto find = [&](const auto& table) {
        for (const Hang& hang : table) {
            if (hang.character == character) {
                return advance * hang.percent / 100;
            }
        }
        return Length{};
    };
    if (const auto& own = style.hanging_punctuation) {
        return find(edge == Edge::Start ? own->start : own->end);
    }
    return edge == Edge::Start ? find(StartHangs) : find(EndHangs);
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
            point.unhyphenated = static_cast<std::uint32_t>(i);
            if (at.adds_hyphen) {
                point.unhyphenated = out_.points.back().unhyphenated;
            }
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

    void advance_to(GlueSum& sum, std::uint32_t& glyph, std::uint32_t end) {
        for (; glyph < end; ++glyph) {
            sum.width += out_.advances[glyph];
            if (boxes_.glyphs[glyph].kind == GlyphKind::Leader) {
                ++sum.fill;
            } else if (filling_ == Filling::Justified) {
                add_flex(sum, glyph);
            }
        }
    }

    void add_flex(GlueSum& sum, std::uint32_t glyph) {
        const BoxGlyph& box = boxes_.glyphs[glyph];
        const Length advance = out_.advances[glyph];
        if (box.piece != flexible_piece_) {
            flexible_piece_ = box.piece;
            flexibility_ = flexibility_of(style_of(boxes_.flat.pieces[box.piece]), out_.scale);
        }
        if (box.kind == GlyphKind::Space || box.kind == GlyphKind::NoBreakSpace) {
            sum.stretch.words += advance * flexibility_.space_stretch / 1000;
            sum.shrink.words += advance * flexibility_.space_shrink / 1000;
        } else if (box.kind == GlyphKind::Ink) {
            const Length expansion = advance * flexibility_.expansion / GlyphRun::ExpansionUnits;
            sum.stretch.letters += expansion;
            sum.shrink.letters += expansion;
            if (is_between_letters(boxes_, glyph)) {
                sum.stretch.letters += flexibility_.track_stretch;
                sum.shrink.letters += flexibility_.track_shrink;
            }
        }
    }

    Length start_hang(std::uint32_t glyph) const {
        if (filling_ == Filling::Ragged || glyph >= boxes_.glyphs.size()) {
            return {};
        }
        const std::string_view text = boxes_.flat.text;
        const char32_t first = decode_utf8(text.substr(boxes_.glyphs[glyph].cluster)).code_point;
        const Piece& piece = boxes_.flat.pieces[boxes_.glyphs[glyph].piece];
        return hang_of(style_of(piece), Edge::Start, first, out_.advances[glyph]);
    }

    const Boxes& boxes_;
    Filling filling_;
    MeasuredBoxes& out_;
    const ParagraphContext& context_;
    std::uint32_t flexible_piece_ = 0xFFFFFFFF;
    Flexibility flexibility_; ///< of flexible_piece_
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
    __extension__ using Wide = __int128; // absurd sizes, too, keep to whole units
    return natural == wanted
               ? size
               : Length{static_cast<std::int64_t>(Wide{size.units} * wanted.units / natural.units)};
}

Flexibility flexibility_of(const Style& style, SizeScale scale) {
    const Justification& limits = style.justification;
    const Length size = scale.apply(style.font_size);
    Flexibility out;
    out.space_stretch = std::llround((limits.word_spacing_max - 1) * 1000);
    out.space_shrink = std::llround((1 - limits.word_spacing_min) * 1000);
    out.expansion = std::llround(limits.font_expansion * GlyphRun::ExpansionUnits);
    out.track_stretch = scaled(size, limits.letter_spacing_max);
    out.track_shrink = scaled(size, -limits.letter_spacing_min);
    return out;
}

bool is_between_letters(const Boxes& boxes, std::size_t glyph) {
    if (glyph + 1 >= boxes.glyphs.size()) {
        return false;
    }
    const BoxGlyph& next = boxes.glyphs[glyph + 1];
    return next.kind == GlyphKind::Ink && next.cluster != boxes.glyphs[glyph].cluster;
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
        end.hang = at.adds_hyphen ? hang_of(style, Edge::End, U'-', end.hyphen_advance)
                                  : hang_of(style, Edge::End, c, measured.advances[last] + end.cut);
    }
    return end;
}

} // namespace zbirnyk
