#include "layout/paragraph.h"

#include "base/utf8.h"
#include "diag/codes.h"
#include "layout/boxes/initial_letter.h"
#include "layout/boxes/place_line.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

// Paragraph -> lines: the content becomes boxes, shaped once; the boxes get their size and become
// break points; break points become lines; lines get their glyphs placed. Only the middle two steps
// are repeated when a paragraph is shrunk to fit.

namespace zbirnyk {
namespace {

/// A ragged line may fall short of its width by this many em before it looks bad.
constexpr double RaggedStretch = 3;
/// A last line of less em than this is a runt even where no indent is set; in ragged text, where it
/// costs no space to avoid it, sooner.
constexpr double RuntWidth = 2.5;
constexpr double RaggedRuntWidth = 5;
/// A justified line is reported when its spaces have to be wider than they may be by this much of
/// what they may stretch.
constexpr double ReportedRatio = 1;

/// The name of an OpenType table, script or feature.
std::string tag_name(std::uint32_t tag) {
    std::string name;
    for (const int shift : {24, 16, 8, 0})
        name += static_cast<char>(tag >> shift & 0xFF);
    return name;
}

bool is_justified(const Style& style) {
    return style.text_align == TextAlign::Justify && style.text_wrap == TextWrap::Wrap;
}

std::span<const Inline> body_of(const Paragraph& paragraph) {
    return std::span(paragraph.content).subspan(paragraph.initial_count);
}

BreakRules rules_for(const Style& style, Length width, Length font_size) {
    BreakRules rules;
    rules.widths = {width - style.text_indent, width, -style.last_line_end_indent};
    rules.max_hyphens = style.hyphenation.lines;
    rules.runt_width = max(2 * style.text_indent, scaled(font_size, RuntWidth));
    if (!is_justified(style)) {
        rules.end_stretch = scaled(font_size, RaggedStretch);
        rules.count = LineCount::Fewest;
        rules.runt_width = scaled(font_size, RaggedRuntWidth);
        rules.hyphenation_zone = style.hyphenation.zone;
    } else if (style.text_align_last == TextAlign::Justify) {
        rules.forced_lines = ForcedLines::Filled;
    }
    return rules;
}

/// A paragraph broken in some size.
struct Setting {
    std::optional<SetInitial> initial;
    MeasuredBoxes measured;
    std::vector<BrokenLine> lines;
    bool fits = true;
};

class ParagraphSetter {
  public:
    ParagraphSetter(
        const Paragraph& paragraph, StyleId style, Length width, const ParagraphContext& context)
        : paragraph_(paragraph)
        , style_id_(style)
        , style_(context.document.styles[style])
        , width_(width)
        , context_(context)
        , boxes_(make_boxes(body_of(paragraph), style, context))
        , tabbed_(has_tabs(boxes_)) {}

    ParagraphLines set() {
        ParagraphLines out;
        out.font_size = style_.font_size;
        if (!boxes_.flat.text.empty() || !boxes_.flat.anchors.empty() ||
            !boxes_.flat.footnotes.empty()) {
            setting_ = break_in_size(style_.font_size);
            if (style_.fit == Fit::Shrink && !setting_.fits) {
                out.font_size = shrink();
            }
            out.fits = setting_.fits;
            out.lines.reserve(setting_.lines.size());
            for (std::size_t i = 0; i < setting_.lines.size(); ++i) {
                out.lines.push_back(
                    place_line(boxes_, setting_.measured, setting_.lines[i], room_of(i), context_));
            }
        }
        if (paragraph_.initial_count > 0) {
            if (out.lines.empty()) {
                setting_.initial =
                    set_initial_letter(paragraph_, style_id_, style_.font_size, context_);
            }
            place_initial(out);
        }
        if (!paragraph_.label.empty()) {
            place_label(out);
        }
        return out;
    }

    void report(Diagnostics& diagnostics) const {
        report_problems(label_, diagnostics);
        report_problems(boxes_, diagnostics);
        for (std::size_t i = 0; i < setting_.lines.size(); ++i) {
            report_line(i, diagnostics);
        }
        report_hyphens(diagnostics);
        report_single_word(diagnostics);
    }

  private:
    Setting break_in_size(Length size) const {
        Setting setting;
        const Filling filling =
            is_justified(style_) && !tabbed_ ? Filling::Justified : Filling::Ragged;
        setting.measured = measure_boxes(boxes_, filling, {style_.font_size, size}, context_);
        BreakRules rules = rules_for(style_, width_, size);
        if (paragraph_.initial_count > 0) {
            setting.initial = set_initial_letter(paragraph_, style_id_, size, context_);
        }
        if (setting.initial) {
            rules.widths.first = width_ - setting.initial->width;
            rules.widths.narrow = setting.initial->lines;
            rules.widths.narrowing = setting.initial->width;
        }
        if (const auto tail = width_after_leader(setting.measured)) {
            rules.widths.last_extra = min(rules.widths.last_extra, *tail);
        }
        setting.lines = broken(setting, rules);
        const bool overfull =
            std::any_of(setting.lines.begin(), setting.lines.end(), [](const BrokenLine& line) {
                return line.overfull;
            });
        const bool too_many = style_.max_lines > 0 &&
                              setting.lines.size() > static_cast<std::size_t>(style_.max_lines);
        setting.fits = !overfull && !too_many;
        return setting;
    }

    std::vector<BrokenLine> broken(const Setting& setting, const BreakRules& rules) const {
        if (tabbed_) {
            const TabbedMeasure measure{
                setting.initial ? setting.initial->width : style_.text_indent,
                width_,
                style_.tab_stops};
            return break_tabbed_lines(boxes_, setting.measured, measure, context_);
        }
        const bool balanced = style_.text_wrap == TextWrap::Balance && !setting.initial;
        return balanced ? balance_lines(setting.measured.points, rules)
                        : break_lines(setting.measured.points, rules);
    }

    /// The width of what follows the last leader. Only that may stand in the room by which the last
    /// line reaches out: the text of a contents entry keeps to its measure, its page number does
    /// not.
    std::optional<Length> width_after_leader(const MeasuredBoxes& measured) const {
        Length width;
        for (std::size_t i = boxes_.glyphs.size(); i > 0; --i) {
            width += measured.advances[i - 1];
            if (boxes_.glyphs[i - 1].kind == GlyphKind::Leader) {
                return width;
            }
        }
        return {};
    }

    /// Tries multiples of `fit_step` downwards; returns the first size that fits, or the last
    /// tried.
    Length shrink() {
        const std::int64_t step = max(style_.fit_step, Length{1}).units;
        const std::int64_t least = (max(style_.min_font_size, Length{1}).units + step - 1) / step;
        Length tried = style_.font_size;
        for (std::int64_t n = first_to_try((tried.units - 1) / step, least, step); n >= least;
             --n) {
            tried = {n * step};
            setting_ = break_in_size(tried);
            if (setting_.fits) {
                break;
            }
        }
        return tried;
    }

    /// Sizes are multiples of a step. All are tried from the largest unless they are very many:
    /// then halves that are too large are passed over, so that no template can make this long.
    std::int64_t first_to_try(std::int64_t most, std::int64_t least, std::int64_t step) const {
        constexpr std::int64_t Many = 200;
        std::int64_t fitting = least;
        while (most - fitting > Many) {
            const std::int64_t middle = fitting + (most - fitting) / 2;
            (break_in_size({middle * step}).fits ? fitting : most) = middle;
        }
        return most;
    }

    LineRoom room_of(std::size_t number) const {
        LineRoom room;
        const BrokenLine& line = setting_.lines[number];
        Length indent = line.start == 0 ? style_.text_indent : Length{};
        if (setting_.initial) {
            indent = number < setting_.initial->lines ? setting_.initial->width : Length{};
        }
        const bool last = line.end + 1 == boxes_.opportunities.size();
        room.left = indent;
        room.width = width_ - indent - (last ? style_.last_line_end_indent : Length{});
        room.raster_end = width_;
        room.line_height = style_.line_height;
        room.align = style_.text_align;
        if (style_.text_align_last &&
            boxes_.opportunities[line.end].kind == LineBreakKind::Forced) {
            room.align = *style_.text_align_last;
        }
        if (tabbed_ || (room.align == TextAlign::Justify && !is_justified(style_))) {
            room.align = TextAlign::Start;
        }
        room.tab_stops = tabbed_ ? &style_.tab_stops : nullptr;
        return room;
    }

    /// The label and a space, so that its last word stays apart from the text when it is extracted.
    std::vector<Inline> spaced_label() const {
        std::vector<Inline> label = paragraph_.label;
        if (const auto* run = std::get_if<TextRun>(&label.back())) {
            TextRun space = *run;
            space.text = "\u00A0";
            label.emplace_back(std::move(space));
        }
        return label;
    }

    void place_label(ParagraphLines& out) {
        label_ = make_boxes(spaced_label(), style_id_, context_);
        const MeasuredBoxes measured =
            measure_boxes(label_, Filling::Ragged, {style_.font_size, out.font_size}, context_);
        LineRoom room;
        room.left = -paragraph_.label_width;
        room.width = paragraph_.label_width;
        room.raster_end = Length{};
        room.line_height = style_.line_height;
        const BrokenLine whole{0, static_cast<std::uint32_t>(label_.opportunities.size() - 1)};
        prepend(place_line(label_, measured, whole, room, context_), out);
    }

    /// Puts the initial letter before the first line, whose paragraph becomes as high as it at
    /// least.
    void place_initial(ParagraphLines& out) {
        if (!setting_.initial) {
            return;
        }
        SetInitial& initial = *setting_.initial;
        if (!out.lines.empty()) {
            join_initial(paragraph_, initial.line, out.lines.front());
        }
        prepend(std::move(initial.line), out);
        out.lines.front().above = max(out.lines.front().above, initial.above);
        out.together = static_cast<int>(initial.sink);
        if (out.lines.size() < initial.sink) {
            out.lines.back().below +=
                style_.line_height * static_cast<std::int64_t>(initial.sink - out.lines.size());
        }
    }

    static void prepend(Line line, ParagraphLines& out) {
        if (out.lines.empty()) {
            out.lines.push_back(std::move(line));
            return;
        }
        const auto put_before = [](auto& into, auto& from) {
            into.insert(
                into.begin(),
                std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
        };
        Line& first = out.lines.front();
        put_before(first.items, line.items);
        put_before(first.links, line.links);
        put_before(first.anchors, line.anchors);
        put_before(first.footnotes, line.footnotes);
    }

    /// The place of `offset` of the flat text: that character where the run's text stands in the
    /// source as it is, else the whole run.
    Span span_at(const Boxes& boxes, std::uint32_t offset) const {
        for (const Piece& piece : boxes.flat.pieces) {
            if (offset < piece.begin || offset >= piece.end) {
                continue;
            }
            if (!piece.exact) {
                return piece.span;
            }
            const std::string_view text = boxes.flat.text;
            const auto size = static_cast<std::uint32_t>(decode_utf8(text.substr(offset)).size);
            const std::uint32_t begin = piece.span.begin + (offset - piece.begin);
            return {piece.span.file, begin, begin + size};
        }
        return {};
    }

    void report_problems(const Boxes& boxes, Diagnostics& diagnostics) const {
        for (const BoxProblem& problem : boxes.problems) {
            report_problem(problem, span_at(boxes, problem.offset), diagnostics);
        }
    }

    void report_problem(const BoxProblem& problem, Span span, Diagnostics& diagnostics) const {
        const FontFace& face = context_.resources.fonts.face(problem.face);
        std::string character;
        append_utf8(character, problem.code_point);
        const auto code = static_cast<std::uint32_t>(problem.code_point);
        using Kind = ShapeProblem::Kind;
        if (problem.kind == Kind::Fallback) {
            const std::string& other = context_.resources.fonts.face(problem.other).family();
            diagnostics.warning(
                codes::TextFallback,
                span,
                fmt::format(
                    "`{}` has no `{}` (U+{:04X}): it is taken from `{}`",
                    face.family(),
                    character,
                    code,
                    other),
                "set it in a font that has it, or name it in `characters` of the fallback in "
                "`fonts.xml`");
        } else if (problem.kind == Kind::NoFeature) {
            diagnostics.warning(
                codes::TextMissingFeature,
                span,
                fmt::format("`{}` has no OpenType feature `{}`", face.family(), tag_name(code)),
                "leave it out, or set the text in a font that has it");
        } else if (problem.kind == Kind::NoGlyph) {
            diagnostics.error(
                codes::TextMissingGlyph,
                span,
                fmt::format(
                    "no font has `{}` (U+{:04X}); looked in `{}` and its fallbacks",
                    character,
                    code,
                    face.family()),
                "write the character otherwise, or add a font that has it to `fonts.xml`");
        } else {
            diagnostics.warning(
                codes::TextMissingAnchor,
                span,
                fmt::format(
                    "`{}` cannot place the mark U+{:04X} on its letter", face.family(), code),
                "set the word in another font");
        }
    }

    /// The first character of a line, or of nothing.
    Span span_of_line(const BrokenLine& line) const {
        const std::uint32_t first = boxes_.opportunities[line.start].glyph;
        const std::uint32_t end = boxes_.opportunities[line.end].end_glyph;
        if (first >= end) {
            return {};
        }
        const std::uint32_t last = boxes_.glyphs[end - 1].cluster;
        Span span = span_at(boxes_, boxes_.glyphs[first].cluster);
        const Piece& piece = boxes_.flat.pieces[boxes_.glyphs[first].piece];
        if (piece.exact && last < piece.end) {
            span.end = span_at(boxes_, last).end;
        } else {
            span = piece.span;
        }
        return span;
    }

    std::string text_of_line(const BrokenLine& line) const {
        const std::uint32_t first = boxes_.opportunities[line.start].glyph;
        const std::uint32_t end = boxes_.opportunities[line.end].end_glyph;
        const std::uint32_t begin = boxes_.glyphs[first].cluster;
        const std::uint32_t stop = end < boxes_.glyphs.size()
                                       ? boxes_.glyphs[end].cluster
                                       : static_cast<std::uint32_t>(boxes_.flat.text.size());
        return boxes_.flat.text.substr(begin, stop - begin);
    }

    void report_line(std::size_t number, Diagnostics& diagnostics) const {
        const BrokenLine& line = setting_.lines[number];
        const BreakPoints& points = setting_.measured.points;
        // What does not fit by Fit::Shrink is reported as such by those who chose the alternatives.
        if (line.overfull && style_.fit == Fit::None) {
            const Length width =
                points[line.end].before.width - points[line.start].after.width -
                (points[line.end].before.shrink - points[line.start].after.shrink).total();
            diagnostics.warning(
                codes::LayoutOverfullLine,
                span_of_line(line),
                fmt::format(
                    "`{}` is {:.1f} pt wider than its line of {:.1f} pt",
                    text_of_line(line),
                    to_points(width - room_of(number).width),
                    to_points(room_of(number).width)),
                "shorten it, put a soft hyphen into a long word, or make room");
        } else if (!line.overfull && line.ratio > ReportedRatio) {
            diagnostics.warning(
                codes::LayoutLooseLine,
                span_of_line(line),
                fmt::format(
                    "the spaces of the line `{}` are {:.1f} times as wide as they should be",
                    text_of_line(line),
                    1 + (style_.justification.word_spacing_max - 1) * line.ratio),
                "put soft hyphens into long words near it, or set the text ragged");
        }
    }

    /// The first of each row of lines that end in more hyphens than the style allows.
    void report_hyphens(Diagnostics& diagnostics) const {
        const int most = style_.hyphenation.lines;
        int row = 0;
        for (const BrokenLine& line : setting_.lines) {
            row = boxes_.opportunities[line.end].kind == LineBreakKind::Hyphen ? row + 1 : 0;
            if (most < HyphenationLimits::NoLimit && row == most + 1) {
                diagnostics.warning(
                    codes::LayoutHyphens,
                    span_of_line(line),
                    fmt::format("{} lines in a row end in a hyphen", row),
                    "put soft hyphens into long words near it, or set the text ragged");
            }
        }
    }

    /// A heading whose last line is one word, where its author did not begin that line.
    void report_single_word(Diagnostics& diagnostics) const {
        if (style_.text_wrap != TextWrap::Balance || setting_.lines.size() < 2) {
            return;
        }
        const BrokenLine& last = setting_.lines.back();
        const std::string text = text_of_line(last);
        if (boxes_.opportunities[last.start].kind != LineBreakKind::Forced &&
            text.find(' ') == std::string::npos) {
            diagnostics.warning(
                codes::LayoutSingleWord,
                span_of_line(last),
                fmt::format("the last line of the heading is one word, `{}`", text),
                "shorten it, or say with `br` where its lines end");
        }
    }

    const Paragraph& paragraph_;
    StyleId style_id_;
    const Style& style_;
    Length width_;
    const ParagraphContext& context_;
    Boxes boxes_;
    bool tabbed_; ///< has tabs: then it is ragged
    Setting setting_;
    Boxes label_;
};

} // namespace

ParagraphLines set_paragraph(
    const Paragraph& paragraph,
    StyleId style,
    Length width,
    const ParagraphContext& context,
    Diagnostics& diagnostics) {
    ParagraphSetter setter(paragraph, style, width, context);
    ParagraphLines lines = setter.set();
    setter.report(diagnostics);
    return lines;
}

ContentWidths
measure_paragraph(const Paragraph& paragraph, StyleId style, const ParagraphContext& context) {
    const Boxes boxes = make_boxes(body_of(paragraph), style, context);
    const MeasuredBoxes measured = measure_boxes(boxes, Filling::Ragged, {}, context);
    const Style& properties = context.document.styles[style];
    Length indent = properties.text_indent;
    if (paragraph.initial_count > 0) {
        if (const auto initial =
                set_initial_letter(paragraph, style, properties.font_size, context)) {
            indent = initial->width;
        }
    }
    ContentWidths widths;
    std::size_t piece = 0;
    std::size_t line = 0;
    for (std::size_t i = 1; i < boxes.opportunities.size(); ++i) {
        // A column is not made so narrow that words must be hyphenated.
        if (boxes.opportunities[i].adds_hyphen) {
            continue;
        }
        const BreakPoints& points = measured.points;
        const Length first = piece == 0 ? indent : Length{};
        widths.min = max(widths.min, points[i].before.width - points[piece].after.width + first);
        piece = i;
        if (boxes.opportunities[i].kind == LineBreakKind::Forced) {
            const Length start = line == 0 ? indent : Length{};
            widths.max = max(widths.max, points[i].before.width - points[line].after.width + start);
            line = i;
        }
    }
    return widths;
}

} // namespace zbirnyk
