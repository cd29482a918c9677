#include "layout/boxes/tabs.h"

#include "base/utf8.h"

#include <algorithm>
#include <numeric>

namespace zbirnyk {
namespace {

/// A stop at the right edge must not lie beyond it for the rounding of units.
constexpr Length Tolerance{Length::UnitsPerPoint / 100};

class TabFiller {
  public:
    TabFiller(
        const Boxes& boxes,
        const MeasuredBoxes& measured,
        const std::vector<TabStop>& stops,
        const ParagraphContext& context)
        : boxes_(boxes)
        , measured_(measured)
        , stops_(stops)
        , context_(context) {}

    std::vector<TabFill> fill(TabbedLine line) const {
        std::vector<TabFill> tabs;
        Length pen = line.left;
        for (std::uint32_t i = line.first; i < line.end; ++i) {
            if (boxes_.glyphs[i].kind != GlyphKind::Tab) {
                pen += measured_.advances[i];
                continue;
            }
            tabs.push_back(fill_tab(i, line.end, pen));
            pen += tabs.back().advance;
        }
        return tabs;
    }

  private:
    TabFill fill_tab(std::uint32_t tab, std::uint32_t end, Length pen) const {
        const BoxGlyph& glyph = boxes_.glyphs[tab];
        const FontFace& face = context_.resources.fonts.face(glyph.face);
        const Style& style = context_.document.styles[boxes_.flat.pieces[glyph.piece].style];
        const Length space = font_length(
            face.advance(glyph.glyph),
            measured_.scale.apply(style.font_size),
            face.metrics().units_per_em);
        const auto stop = std::find_if(
            stops_.begin(), stops_.end(), [&](const TabStop& each) { return each.at > pen; });
        if (stop == stops_.end()) {
            return {space, nullptr};
        }
        const Length advance = stop->at - before_stop(*stop, tab + 1, end) - pen;
        return {max(advance, space), &*stop};
    }

    /// How much of what begins at `first` stands before its stop.
    Length before_stop(const TabStop& stop, std::uint32_t first, std::uint32_t end) const {
        std::uint32_t last = first;
        while (last < end && boxes_.glyphs[last].kind != GlyphKind::Tab) {
            ++last;
        }
        switch (stop.align) {
        case TabStop::Align::Start:
            return {};
        case TabStop::Align::Center:
            return width(first, last) / 2;
        case TabStop::Align::End:
            return width(first, last);
        case TabStop::Align::Decimal:
            return width(first, decimal(first, last));
        }
        return {};
    }

    Length width(std::uint32_t first, std::uint32_t last) const {
        const auto from = measured_.advances.begin() + first;
        return std::accumulate(from, from + (last - first), Length{});
    }

    char32_t character(std::uint32_t glyph) const {
        const std::string_view text = boxes_.flat.text;
        return decode_utf8(text.substr(boxes_.glyphs[glyph].cluster)).code_point;
    }

    bool is_digit(std::uint32_t glyph) const {
        return character(glyph) >= U'0' && character(glyph) <= U'9';
    }

    /// The separator between two digits that comes last, or the end of the last digits.
    std::uint32_t decimal(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t digits_end = first;
        for (std::uint32_t i = last; i > first; --i) {
            if (!is_digit(i - 1)) {
                continue;
            }
            digits_end = std::max(digits_end, i);
            const bool has_two_before = i >= first + 3;
            if (has_two_before && is_digit(i - 3) &&
                (character(i - 2) == U',' || character(i - 2) == U'.')) {
                return i - 2;
            }
        }
        return digits_end > first ? digits_end : last;
    }

    const Boxes& boxes_;
    const MeasuredBoxes& measured_;
    const std::vector<TabStop>& stops_;
    const ParagraphContext& context_;
};

} // namespace

bool has_tabs(const Boxes& boxes) {
    return std::any_of(boxes.flat.pieces.begin(), boxes.flat.pieces.end(), [](const Piece& piece) {
        return piece.kind == Piece::Kind::Tab;
    });
}

std::vector<TabFill> fill_tabs(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    TabbedLine line,
    const std::vector<TabStop>& stops,
    const ParagraphContext& context) {
    return TabFiller(boxes, measured, stops, context).fill(line);
}

std::vector<BrokenLine> break_tabbed_lines(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    const TabbedMeasure& measure,
    const ParagraphContext& context) {
    const TabFiller filler(boxes, measured, measure.stops, context);
    const auto width = [&](std::uint32_t start, std::uint32_t end) {
        const Length left = start == 0 ? measure.indent : Length{};
        const std::uint32_t first = boxes.opportunities[start].glyph;
        Length sum = left + measured.points[end].before.width - measured.points[start].after.width;
        for (const TabFill& tab : filler.fill({first, boxes.opportunities[end].end_glyph, left})) {
            sum += tab.advance;
        }
        return sum;
    };
    std::vector<BrokenLine> lines;
    const auto last = static_cast<std::uint32_t>(measured.points.size() - 1);
    for (std::uint32_t start = 0; start < last;) {
        std::uint32_t end = start + 1;
        while (end < last && measured.points[end].kind != LineBreakKind::Forced &&
               width(start, end + 1) <= measure.width + Tolerance) {
            ++end;
        }
        const bool overfull = width(start, end) > measure.width + Tolerance;
        lines.push_back({start, end, overfull ? -1.0 : 0.0, overfull});
        start = end;
    }
    return lines;
}

} // namespace zbirnyk
