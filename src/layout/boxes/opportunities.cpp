#include "base/utf8.h"
#include "language/format.h"
#include "language/segment.h"
#include "layout/boxes/boxes.h"
#include "layout/boxes/function_words.h"

#include <algorithm>
#include <optional>
#include <string_view>

// Where lines may end. Each source gives byte offsets of the flat text at which a new line may
// start; they are merged in the order of offset and rank, and mapped onto the glyphs. An offset
// within a ligature is dropped: there is no glyph boundary to break at.

namespace zbirnyk {
namespace {

// Knuth & Plass's scale, where TeX's \hyphenpenalty is 50.
constexpr int HyphenPenalty = 60;
/// A hyphen next to the edge of its word reads badly: so many percent more for each letter short of
/// `EdgeLetters`.
constexpr int EdgePercent = 15;
constexpr int EdgeLetters = 5;
/// A compound is broken at its own hyphen first.
constexpr int ExplicitHyphenPenalty = 30;
constexpr int CompoundPenalty = 60;
constexpr int SoftHyphenPenalty = 30;
constexpr int PlainPenalty = 10;
/// Design specification, §2.
constexpr int FunctionWordPenalty = 200;

struct Candidate {
    std::uint32_t offset = 0;
    LineBreakKind kind = LineBreakKind::Space;
    std::int32_t penalty = 0;
    bool adds_hyphen = false;
};

int rank(const Candidate& candidate) {
    if (candidate.kind == LineBreakKind::Forced) {
        return 0;
    }
    return candidate.adds_hyphen ? 2 : 1;
}

bool precedes(const Candidate& a, const Candidate& b) {
    return a.offset != b.offset ? a.offset < b.offset : rank(a) < rank(b);
}

bool is_word_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011';
}

class OpportunityFinder {
  public:
    OpportunityFinder(Boxes& boxes, StyleId base, const ParagraphContext& context)
        : boxes_(boxes)
        , text_(boxes.flat.text)
        , base_(context.document.styles[base])
        , context_(context) {}

    void run() {
        if (base_.text_wrap != TextWrap::NoWrap) {
            add_line_breaks();
            for (const std::uint32_t offset : boxes_.flat.soft_hyphens) {
                candidates_.push_back({offset, LineBreakKind::Hyphen, SoftHyphenPenalty, true});
            }
            add_hyphenation();
        }
        for (const std::uint32_t offset : boxes_.flat.forced_breaks) {
            candidates_.push_back({offset, LineBreakKind::Forced});
        }
        std::stable_sort(candidates_.begin(), candidates_.end(), precedes);
        map_to_glyphs();
    }

  private:
    /// The end of the text before `offset`, spaces left out.
    std::size_t end_before(std::size_t offset) const {
        while (offset > 0 && text_[offset - 1] == ' ') {
            --offset;
        }
        return offset;
    }

    std::optional<Decoded> character_before(std::size_t offset) const {
        if (offset == 0) {
            return {};
        }
        std::size_t start = offset - 1;
        while (start > 0 && (static_cast<unsigned char>(text_[start]) & 0xC0) == 0x80) {
            --start;
        }
        return decode_utf8(text_.substr(start));
    }

    std::string_view word_before(std::size_t offset) const {
        const std::size_t end = end_before(offset);
        std::size_t begin = end;
        while (const auto c = character_before(begin)) {
            if (!is_word_character(c->code_point) && !is_word_hyphen(c->code_point)) {
                break;
            }
            begin -= c->size;
        }
        return text_.substr(begin, end - begin);
    }

    int space_penalty(std::size_t offset) const {
        const std::string_view word = word_before(offset);
        if (is_one_letter_word(word)) {
            return FunctionWordPenalty;
        }
        const bool heading = base_.text_wrap == TextWrap::Balance;
        return heading && is_function_word(to_lower(word, base_.lang)) ? FunctionWordPenalty : 0;
    }

    void add_line_breaks() {
        const std::vector<std::uint32_t>& glued = boxes_.flat.glued;
        for (const std::uint32_t offset : line_breaks(text_, base_.lang)) {
            if (offset >= text_.size() || std::binary_search(glued.begin(), glued.end(), offset)) {
                continue;
            }
            if (text_[offset - 1] == ' ') {
                candidates_.push_back({offset, LineBreakKind::Space, space_penalty(offset)});
                continue;
            }
            const auto before = character_before(offset);
            if (before && is_word_hyphen(before->code_point)) {
                candidates_.push_back({offset, LineBreakKind::Hyphen, ExplicitHyphenPenalty});
            } else {
                candidates_.push_back({offset, LineBreakKind::Plain, PlainPenalty});
            }
        }
    }

    void add_hyphenation() {
        if (!base_.hyphenate) {
            return;
        }
        std::size_t begin = 0;
        std::size_t piece = 0;
        for (std::size_t at = 0; at <= text_.size();) {
            const Decoded c = at < text_.size() ? decode_utf8(text_.substr(at)) : Decoded{0, 1};
            const bool inside = is_word_character(c.code_point) ||
                                (is_word_hyphen(c.code_point) && begin < at) ||
                                (c.code_point >= U'0' && c.code_point <= U'9');
            if (!inside) {
                if (begin < at) {
                    hyphenate(begin, at, piece);
                }
                begin = at + c.size;
            }
            at += c.size;
        }
    }

    /// Hyphenates the word [begin, end); `piece` advances to the piece of its start.
    void hyphenate(std::size_t begin, std::size_t end, std::size_t& piece) {
        const std::vector<Piece>& pieces = boxes_.flat.pieces;
        while (pieces[piece].end <= begin) {
            ++piece;
        }
        const Style& style = context_.document.styles[pieces[piece].style];
        for (std::size_t i = piece; i < pieces.size() && pieces[i].begin < end; ++i) {
            if (!context_.document.styles[pieces[i].style].hyphenate) {
                return;
            }
        }
        const auto& soft = boxes_.flat.soft_hyphens;
        const auto marked = std::upper_bound(soft.begin(), soft.end(), begin);
        if (marked != soft.end() && *marked < end) {
            return; // its author has said where
        }
        const std::string_view word = text_.substr(begin, end - begin);
        const bool compound =
            word.find('-') != std::string_view::npos || word.find("\u2010") != word.npos;
        for (const std::uint32_t point : context_.resources.hyphenator.points(word, style.lang)) {
            if (point == 0 || point >= word.size()) {
                continue;
            }
            const int left = static_cast<int>(count_code_points(word.substr(0, point)));
            const int right = static_cast<int>(count_code_points(word.substr(point)));
            const HyphenationLimits& limits = style.hyphenation;
            if (left < limits.before || right < limits.after || left + right < limits.word) {
                continue;
            }
            const int edge = std::max(0, EdgeLetters - left) + std::max(0, EdgeLetters - right);
            const int penalty = HyphenPenalty + HyphenPenalty * EdgePercent * edge / 100 +
                                (compound ? CompoundPenalty : 0);
            candidates_.push_back(
                {static_cast<std::uint32_t>(begin + point), LineBreakKind::Hyphen, penalty, true});
        }
    }

    void map_to_glyphs() {
        const std::vector<BoxGlyph>& glyphs = boxes_.glyphs;
        std::vector<Opportunity>& out = boxes_.opportunities;
        out.reserve(candidates_.size() + 2);
        out.push_back({0, 0, LineBreakKind::Forced});
        std::uint32_t glyph = 0;
        std::uint32_t used = 0;
        for (const Candidate& candidate : candidates_) {
            const bool forced = candidate.kind == LineBreakKind::Forced;
            if (!forced && (candidate.offset == used || candidate.offset == 0)) {
                continue;
            }
            while (glyph < glyphs.size() && glyphs[glyph].cluster < candidate.offset) {
                ++glyph;
            }
            if (!forced && (glyph == glyphs.size() || glyphs[glyph].cluster != candidate.offset)) {
                continue;
            }
            out.push_back(
                {visible_end(out.back().glyph, glyph),
                 glyph,
                 candidate.kind,
                 candidate.penalty,
                 candidate.adds_hyphen});
            used = candidate.offset;
        }
        const auto end = static_cast<std::uint32_t>(glyphs.size());
        out.push_back({visible_end(out.back().glyph, end), end, LineBreakKind::Forced});
    }

    /// The end of a line that the next one follows at `glyph`: without spaces.
    std::uint32_t visible_end(std::uint32_t start, std::uint32_t glyph) const {
        while (glyph > start && (boxes_.glyphs[glyph - 1].kind == GlyphKind::Space ||
                                 boxes_.glyphs[glyph - 1].kind == GlyphKind::Invisible)) {
            --glyph;
        }
        return glyph;
    }

    Boxes& boxes_;
    std::string_view text_;
    const Style& base_;
    const ParagraphContext& context_;
    std::vector<Candidate> candidates_;
};

} // namespace

void find_opportunities(Boxes& boxes, StyleId base, const ParagraphContext& context) {
    OpportunityFinder(boxes, base, context).run();
}

} // namespace zbirnyk
