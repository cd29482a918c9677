// Initial letters as in CSS Inline 3, "Initial Letters". The letter is so large that a capital
// reaches from the baseline of line `sink` up to the height of the capitals of the line `size` - 1
// lines higher: the first line of the paragraph, or one above it where the letter is raised. Its
// ink, not its side bearing, begins at the edge of the column. The lines beside it begin behind its
// ink and a gap; where the line above would meet what stands out of the letter (Й, Ї), the
// paragraph begins lower, and a line more is narrowed where a letter reaches below its baseline (Щ,
// Q, ґ).

#include "layout/boxes/initial_letter.h"

#include "layout/boxes/place_line.h"

#include <algorithm>
#include <iterator>

namespace zbirnyk {
namespace {

/// Between the letter and the lines beside it, in em of the text. The margin-right of the letter's
/// style adds to it.
constexpr double Gap = 0.3;
/// The same where the letter is raised and its word goes on beside its foot.
constexpr double RaisedGap = 0.08;
/// How far below a baseline there is no ink of the next line, as a share of the line height.
constexpr double FreeBelow = 0.4;

/// The box of the ink of a set letter, y upwards.
struct Ink {
    Length left, right, bottom, top;
};

Ink ink_of(const Line& line, const FontSet& fonts) {
    std::optional<Ink> ink;
    for (const PageItem& item : line.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr) {
            continue;
        }
        const FontFace& face = fonts.face(run->face);
        const auto length = [&](int units) {
            return font_length(units, run->size, face.metrics().units_per_em);
        };
        for (std::size_t i = 0; i < run->glyphs.size(); ++i) {
            const PlacedGlyph& placed = run->glyphs[i];
            const Point offset = run->offset(i);
            const GlyphInk box = face.ink(placed.glyph);
            const Length x = run->origin.x + placed.x() + offset.x;
            const Ink here{
                x + length(box.left),
                x + length(box.right),
                offset.y + length(box.bottom),
                offset.y + length(box.top)};
            if (box.left == box.right) {
                continue;
            }
            ink = !ink ? here
                       : Ink{min(ink->left, here.left),
                             max(ink->right, here.right),
                             min(ink->bottom, here.bottom),
                             max(ink->top, here.top)};
        }
    }
    return ink.value_or(Ink{});
}

void move(Line& line, Length x, Length y) {
    for (PageItem& item : line.items) {
        if (auto* run = std::get_if<GlyphRun>(&item)) {
            run->origin.x += x;
            run->origin.y += y;
        }
    }
    for (LinkArea& link : line.links) {
        link.area.x += x;
        link.area.y += y;
    }
}

Length cap_height(const FontFace& face, Length size) {
    return font_length(face.metrics().cap_height, size, face.metrics().units_per_em);
}

const FontFace& face_of(const Style& style, const FontSet& fonts) {
    const ShapeStyle shape = shape_style_of(style, fonts);
    return fonts.face(fonts.match(shape.family, shape.weight, shape.italic));
}

} // namespace

std::optional<SetInitial> set_initial_letter(
    const Paragraph& paragraph, StyleId style_id, Length size, const ParagraphContext& context) {
    const Boxes boxes =
        make_boxes(std::span(paragraph.content).first(paragraph.initial_count), style_id, context);
    const auto letter =
        std::find_if(boxes.glyphs.begin(), boxes.glyphs.end(), [](const BoxGlyph& glyph) {
            return glyph.kind == GlyphKind::Ink;
        });
    if (letter == boxes.glyphs.end()) {
        return {};
    }
    const FontSet& fonts = context.resources.fonts;
    const Style& style = context.document.styles[style_id];
    const Style& own = context.document.styles[boxes.flat.pieces[letter->piece].style];
    const InitialLetter wanted =
        own.initial_letter.size > 0 ? own.initial_letter : style.initial_letter;
    const FontMetrics& metrics = fonts.face(letter->face).metrics();
    const Length height =
        style.line_height * (wanted.size - 1) + cap_height(face_of(style, fonts), size);
    const SizeScale scale{
        own.font_size,
        Length{height.units * metrics.units_per_em / std::max(metrics.cap_height, 1)}};
    const MeasuredBoxes measured = measure_boxes(boxes, Filling::Ragged, scale, context);
    LineRoom room;
    room.line_height = style.line_height;
    const BrokenLine whole{0, static_cast<std::uint32_t>(boxes.opportunities.size() - 1)};

    SetInitial set;
    set.line = place_line(boxes, measured, whole, room, context);
    const Ink ink = ink_of(set.line, fonts);
    const Length baseline = style.line_height * (wanted.sink - 1);
    move(set.line, -ink.left, baseline);
    set.width =
        ink.right - ink.left + scaled(size, wanted.sink == 1 ? RaisedGap : Gap) + own.margin.right;
    set.above = ink.top - baseline;
    set.sink = static_cast<std::uint32_t>(wanted.sink);
    const bool reaches_below = -ink.bottom > scaled(style.line_height, FreeBelow);
    set.lines = set.sink + (reaches_below ? 1 : 0);
    return set;
}

void join_initial(const Paragraph& paragraph, Line& initial, Line& first) {
    const auto run_of = [](PageItem& item) { return std::get_if<GlyphRun>(&item); };
    if (initial.items.empty() || first.items.empty()) {
        return;
    }
    GlyphRun* next = run_of(first.items.front());
    std::string lead;
    bool joins = next != nullptr && next->text != "\u00AD";
    for (PageItem& item : initial.items) {
        const GlyphRun* run = run_of(item);
        joins = joins && run != nullptr && run->mark == next->mark;
        lead += run != nullptr ? run->text : "";
    }
    // Layout takes the space away that a line begins with.
    const auto* after = paragraph.initial_count < paragraph.content.size()
                            ? std::get_if<TextRun>(&paragraph.content[paragraph.initial_count])
                            : nullptr;
    if (after != nullptr && after->text.starts_with(' ')) {
        lead += ' ';
    }
    if (joins) {
        for (PageItem& item : initial.items) {
            run_of(item)->said_by_next = true;
        }
        next->lead = std::move(lead);
    }
}

} // namespace zbirnyk
