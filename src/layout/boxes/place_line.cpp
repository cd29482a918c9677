#include "layout/boxes/place_line.h"

#include "layout/boxes/leader_pattern.h"
#include "layout/drawing.h"

#include <string_view>

// The glyphs of a line are walked once from left to right with a pen. Glue takes its share of the
// gap between the line's natural width and its room: cumulated and then differenced, so that the
// shares add up to the gap exactly. A new glyph run begins where the piece or the face changes.

namespace zbirnyk {
namespace {

/// Characters that guide breaking only; they do not belong to what a line says.
bool guides_breaking(std::string_view character) {
    return character == "\u200B" || character == "\u2060" || character == "\uFEFF";
}

void append_said(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const std::string_view character = text.substr(at, size);
        if (!guides_breaking(character)) {
            out += character;
        }
        at += size;
    }
}

class LinePlacer {
  public:
    LinePlacer(
        const Boxes& boxes,
        const MeasuredBoxes& measured,
        const BrokenLine& broken,
        const LineRoom& room,
        const ParagraphContext& context)
        : boxes_(boxes)
        , measured_(measured)
        , broken_(broken)
        , room_(room)
        , context_(context)
        , first_(boxes.opportunities[broken.start].glyph)
        , end_(boxes.opportunities[broken.end].end_glyph)
        , next_(boxes.opportunities[broken.end].glyph) {}

    Line place() {
        start_line();
        if (room_.tab_stops != nullptr) {
            tabs_ = fill_tabs(boxes_, measured_, {first_, end_, pen_}, *room_.tab_stops, context_);
        }
        for (std::uint32_t i = first_; i < end_; ++i) {
            place_glyph(i, stretched(i));
        }
        finish_visible();
        if (end_ < next_ && boxes_.glyphs[end_].kind == GlyphKind::Space) {
            place_glyph(end_, Length{});
        }
        close_run();
        close_link();
        close_decoration();
        line_.items.insert(line_.items.end(), rules_.begin(), rules_.end());
        collect_marks();
        return std::move(line_);
    }

  private:
    const Piece& piece_of(std::uint32_t glyph) const {
        return boxes_.flat.pieces[boxes_.glyphs[glyph].piece];
    }

    const Style& style_of(const Piece& piece) const {
        return context_.document.styles[piece.style];
    }

    void start_line() {
        const GlueSum& from = measured_.points[broken_.start].after;
        const GlueSum& to = measured_.points[broken_.end].before;
        line_.natural_width = to.width - from.width;
        line_.above = room_.line_height * 4 / 5;
        line_.below = room_.line_height - line_.above;
        line_.adjustment = broken_.ratio;
        line_.hyphenated = boxes_.opportunities[broken_.end].adds_hyphen;
        pen_ = room_.left - measured_.hangs[broken_.start];
        const Length gap = room_.width - line_.natural_width;
        leaders_ = to.fill - from.fill;
        if (leaders_ > 0) {
            gap_ = max(gap, Length{});
        } else if (broken_.overfull) {
            fill(-(to.shrink - from.shrink).total());
        } else if (broken_.filled) {
            fill(gap);
        }
        if (room_.align == TextAlign::End && leaders_ == 0) {
            pen_ += max(gap, Length{});
        } else if (room_.align == TextAlign::Center && leaders_ == 0) {
            pen_ += max(gap, Length{}) / 2;
        }
    }

    /// Shares the gap among letters and words: first the letters, in whole steps, then the word
    /// spaces take what is left exactly.
    void fill(Length gap) {
        const GlueSum& from = measured_.points[broken_.start].after;
        const GlueSum& to = measured_.points[broken_.end].before;
        narrow_ = gap < Length{};
        const Flex limits = narrow_ ? to.shrink - from.shrink : to.stretch - from.stretch;
        letters_ = share_gap(gap, limits).letters;
        most_ = limits.letters;
        gap_ = gap;
        for (std::uint32_t i = first_; i < end_; ++i) {
            const GlyphKind kind = boxes_.glyphs[i].kind;
            if (kind == GlyphKind::Ink) {
                gap_ -= inked(i) - measured_.advances[i];
            } else if (kind == GlyphKind::Space || kind == GlyphKind::NoBreakSpace) {
                flexible_ += weight_of(i);
            }
        }
        if (first_ < end_) {
            const LineEnd end = line_end(boxes_, measured_, broken_.end, filling(), context_);
            gap_ -= expanded(end.hyphen_advance, expansion_of(end_ - 1)) - end.hyphen_advance;
        }
    }

    const Flexibility& flexibility(std::uint32_t glyph) {
        const std::uint32_t piece = boxes_.glyphs[glyph].piece;
        if (piece != flexible_piece_) {
            flexible_piece_ = piece;
            flexibility_ = flexibility_of(style_of(boxes_.flat.pieces[piece]), measured_.scale);
        }
        return flexibility_;
    }

    /// A share of a limit: as much of it as the letters of the line take of all they can.
    std::int64_t letters_share(std::int64_t limit) const {
        return most_ > Length{} ? limit * letters_.units / most_.units : 0;
    }

    std::int32_t expansion_of(std::uint32_t glyph) {
        return static_cast<std::int32_t>(letters_share(flexibility(glyph).expansion));
    }

    static Length expanded(Length width, std::int32_t expansion) {
        return width + width * expansion / GlyphRun::ExpansionUnits;
    }

    /// The width of a letter on this line.
    Length inked(std::uint32_t i) {
        Length width = expanded(measured_.advances[i], expansion_of(i));
        if (is_between_letters(boxes_, i)) {
            const Flexibility& limits = flexibility(i);
            const Length most = narrow_ ? limits.track_shrink : limits.track_stretch;
            width += Length{letters_share(most.units)};
        }
        return width;
    }

    /// By how much of a word space's width it takes part in the gap.
    Length weight_of(std::uint32_t i) {
        const Flexibility& limits = flexibility(i);
        const std::int64_t share = narrow_ ? limits.space_shrink : limits.space_stretch;
        return measured_.advances[i] * share / 1000;
    }

    /// The width of a glyph on this line.
    Length stretched(std::uint32_t i) {
        const GlyphKind kind = boxes_.glyphs[i].kind;
        const Length natural = measured_.advances[i];
        if (kind == GlyphKind::Ink && most_ > Length{}) {
            return inked(i);
        }
        if (kind == GlyphKind::Leader) {
            ++leaders_passed_;
            return natural + gap_ * leaders_passed_ / leaders_ -
                   gap_ * (leaders_passed_ - 1) / leaders_;
        }
        if (kind == GlyphKind::Tab && tabs_passed_ < tabs_.size()) {
            return tabs_[tabs_passed_].advance;
        }
        const bool glue = kind == GlyphKind::Space || kind == GlyphKind::NoBreakSpace;
        if (!glue || flexible_ <= Length{}) {
            return natural;
        }
        glue_passed_ += weight_of(i);
        const Length share = {gap_.units * glue_passed_.units / flexible_.units};
        const Length width = natural + share - share_passed_;
        share_passed_ = share;
        return width;
    }

    void place_glyph(std::uint32_t i, Length advance) {
        const BoxGlyph& glyph = boxes_.glyphs[i];
        const Piece& piece = piece_of(i);
        follow_link(piece.link);
        follow_decoration(piece, glyph.face);
        switch (glyph.kind) {
        case GlyphKind::Leader:
            close_run();
            place_leader(glyph, piece, advance);
            break;
        case GlyphKind::Tab:
            close_run();
            place_tab(glyph, piece, advance);
            break;
        case GlyphKind::Picture:
            close_run();
            place_picture(*piece.picture);
            break;
        case GlyphKind::Invisible:
            break;
        default:
            add_to_run(i, piece);
        }
        pen_ += advance;
    }

    void add_to_run(std::uint32_t i, const Piece& piece) {
        const BoxGlyph& glyph = boxes_.glyphs[i];
        if (!run_open_ || glyph.piece != run_piece_ || glyph.face != run_.face ||
            !GlyphRun::holds(pen_ - run_.origin.x, run_.text.size())) {
            close_run();
            open_run(piece, glyph.face);
            reserve_run(i, glyph.piece);
            run_.expansion = expansion_of(i);
            run_piece_ = glyph.piece;
            cluster_in_run_ = 0; // of a cluster whose text stands in the run before
        }
        if (glyph.cluster != run_cluster_) {
            run_cluster_ = glyph.cluster;
            cluster_in_run_ = static_cast<std::uint32_t>(run_.text.size());
            const std::uint32_t end = cluster_end(i);
            append_said(
                run_.text,
                std::string_view(boxes_.flat.text).substr(glyph.cluster, end - glyph.cluster));
        }
        Length dx, dy;
        if (glyph.dx != 0 || glyph.dy != 0) {
            const int em = context_.resources.fonts.face(glyph.face).metrics().units_per_em;
            dx = expanded(font_length(glyph.dx, run_.size, em), run_.expansion);
            dy = font_length(glyph.dy, run_.size, em);
        }
        run_.add(glyph.glyph, cluster_in_run_, pen_ - run_.origin.x, dx, dy);
    }

    std::uint32_t cluster_end(std::uint32_t i) const {
        const std::vector<BoxGlyph>& glyphs = boxes_.glyphs;
        const std::uint32_t cluster = glyphs[i].cluster;
        while (i < glyphs.size() && glyphs[i].cluster == cluster) {
            ++i;
        }
        return i < glyphs.size() ? glyphs[i].cluster
                                 : static_cast<std::uint32_t>(boxes_.flat.text.size());
    }

    void open_run(const Piece& piece, FaceId face) {
        const Style& style = style_of(piece);
        run_ = GlyphRun{};
        run_.origin = {pen_, -baseline_shift_of(piece, style)};
        run_.face = face;
        run_.size = measured_.scale.apply(font_size_of(piece, style));
        run_.color = style.color;
        run_.mark = {piece.node};
        run_.span = piece.span;
        run_open_ = true;
    }

    void close_run() {
        if (run_open_) {
            run_.advance = pen_ - run_.origin.x;
            line_.items.emplace_back(std::move(run_));
            run_open_ = false;
        }
    }

    /// Ends the last word: takes back what the break undoes and adds the hyphen.
    void finish_visible() {
        if (first_ >= end_) {
            return;
        }
        const LineEnd end = line_end(boxes_, measured_, broken_.end, filling(), context_);
        pen_ += end.cut;
        if (!end.hyphen) {
            return;
        }
        close_run();
        open_run(piece_of(end_ - 1), end.face);
        run_.expansion = expansion_of(end_ - 1);
        run_.text = "\u00AD";
        run_.add(end.glyph, 0, {});
        pen_ += expanded(end.hyphen_advance, run_.expansion);
        close_run();
    }

    Filling filling() const {
        return room_.align == TextAlign::Justify ? Filling::Justified : Filling::Ragged;
    }

    void follow_link(LinkId link) {
        if (link != link_) {
            close_link();
            link_ = link;
            link_start_ = pen_;
        }
    }

    void close_link() {
        if (link_ != NoId && link_start_ < pen_) {
            const Length above = room_.line_height * 4 / 5;
            line_.links.push_back(
                {link_, {link_start_, -above, pen_ - link_start_, room_.line_height}});
        }
        link_ = NoId;
    }

    void follow_decoration(const Piece& piece, FaceId face) {
        const bool wanted = style_of(piece).text_decoration != TextDecoration::None;
        if (decorated_ && wanted && decorated_->style == piece.style) {
            return;
        }
        close_decoration();
        if (wanted) {
            decorated_ = &piece;
            decoration_face_ = face;
            decoration_start_ = pen_;
        }
    }

    /// Rules under or through what stands since the decoration began, as artifacts.
    void close_decoration() {
        if (decorated_ != nullptr && decoration_start_ < pen_) {
            const Style& style = style_of(*decorated_);
            const FontMetrics& metrics = context_.resources.fonts.face(decoration_face_).metrics();
            if (style.text_decoration != TextDecoration::LineThrough) {
                add_rule(metrics.underline_position, metrics.underline_thickness);
            }
            if (style.text_decoration != TextDecoration::Underline) {
                add_rule(metrics.strikeout_position, metrics.strikeout_thickness);
            }
        }
        decorated_ = nullptr;
    }

    /// A rule whose top is `position` font units above the baseline.
    void add_rule(int position, int thickness) {
        const Style& style = style_of(*decorated_);
        const int em = context_.resources.fonts.face(decoration_face_).metrics().units_per_em;
        const Length size = measured_.scale.apply(font_size_of(*decorated_, style));
        const Length top = -baseline_shift_of(*decorated_, style) - font_length(position, size, em);
        PathItem rule;
        rule.path.path.append_rectangle(
            to_points(decoration_start_),
            to_points(top),
            to_points(pen_ - decoration_start_),
            to_points(font_length(thickness, size, em)));
        rule.path.fill = style.color;
        rules_.emplace_back(std::move(rule));
    }

    void place_picture(const InlinePicture& inline_picture) {
        const Size size = inline_picture.size;
        const Rect area{pen_, -size.height, size.width, size.height};
        const Mark mark{inline_picture.node};
        line_.above = max(line_.above, size.height);
        add_picture(inline_picture.picture, area, mark, context_, line_.items);
    }

    void place_leader(const BoxGlyph& glyph, const Piece& piece, Length width) {
        place_space(glyph, piece, width);
        place_pattern(*piece.leader, piece, width);
    }

    void place_tab(const BoxGlyph& glyph, const Piece& piece, Length width) {
        place_space(glyph, piece, width);
        if (tabs_passed_ < tabs_.size()) {
            if (const TabStop* stop = tabs_[tabs_passed_++].stop) {
                place_pattern(Leader{stop->leader, {}, piece.style}, piece, width);
            }
        }
    }

    /// Room for the glyphs of the line from `first` on that come from the same piece.
    void reserve_run(std::uint32_t first, std::uint32_t piece) {
        const std::vector<BoxGlyph>& glyphs = boxes_.glyphs;
        std::uint32_t last = first;
        while (last + 1 < next_ && glyphs[last + 1].piece == piece) {
            ++last;
        }
        run_.glyphs.reserve(last + 1 - first);
        run_.text.reserve(cluster_end(last) - glyphs[first].cluster);
    }

    void place_space(const BoxGlyph& glyph, const Piece& piece, Length width) {
        open_run(piece, glyph.face);
        run_.text = " ";
        run_.add(glyph.glyph, 0, {});
        run_.advance = width;
        line_.items.emplace_back(std::move(run_));
        run_open_ = false;
    }

    /// An artifact on a raster that all lines share.
    void place_pattern(const Leader& leader, const Piece& piece, Length width) {
        const Style& style = style_of(piece);
        auto pattern = leader_pattern(
            leader,
            style,
            measured_.scale.apply(style.font_size),
            {pen_, pen_ + width, room_.raster_end},
            context_.resources.fonts);
        if (pattern) {
            line_.items.emplace_back(std::move(*pattern));
        }
    }

    /// The anchors and footnotes whose offset is on this line; the last line has also those at the
    /// end.
    void collect_marks() {
        const auto text_end = static_cast<std::uint32_t>(boxes_.flat.text.size());
        const bool last = broken_.end + 1 == boxes_.opportunities.size();
        const std::uint32_t begin = broken_.start == 0              ? 0
                                    : first_ < boxes_.glyphs.size() ? boxes_.glyphs[first_].cluster
                                                                    : text_end;
        const std::uint32_t end =
            last ? text_end + 1
                 : (next_ < boxes_.glyphs.size() ? boxes_.glyphs[next_].cluster : text_end);
        for (const AnchorOffset& place : boxes_.flat.anchors) {
            if (begin <= place.offset && place.offset < end) {
                line_.anchors.push_back(place.anchor);
            }
        }
        for (const FootnoteOffset& place : boxes_.flat.footnotes) {
            if (begin <= place.offset && place.offset < end) {
                line_.footnotes.push_back(place.footnote);
            }
        }
    }

    const Boxes& boxes_;
    const MeasuredBoxes& measured_;
    const BrokenLine& broken_;
    const LineRoom& room_;
    const ParagraphContext& context_;
    std::uint32_t first_, end_, next_; ///< glyphs: visible [first_, end_), spaces up to next_
    Line line_;
    Length pen_;
    Length gap_, flexible_, glue_passed_, share_passed_; ///< of the word spaces
    Length letters_, most_; ///< what the letters take, and its limit (positive; 0: nothing)
    bool narrow_ = false;   ///< the line is narrower than it would be by itself
    std::uint32_t flexible_piece_ = 0xFFFFFFFF;
    Flexibility flexibility_; ///< of flexible_piece_
    std::int64_t leaders_ = 0, leaders_passed_ = 0;
    std::vector<TabFill> tabs_; ///< of this line, in order
    std::size_t tabs_passed_ = 0;
    GlyphRun run_;
    bool run_open_ = false;
    std::uint32_t run_piece_ = 0, run_cluster_ = 0xFFFFFFFF, cluster_in_run_ = 0;
    LinkId link_ = NoId;
    Length link_start_;
    const Piece* decorated_ = nullptr; ///< the first piece of an open decoration
    FaceId decoration_face_ = 0;
    std::vector<PageItem> rules_; ///< after all text, which so stays one stretch of content
    Length decoration_start_;
};

} // namespace

Line place_line(
    const Boxes& boxes,
    const MeasuredBoxes& measured,
    const BrokenLine& broken,
    const LineRoom& room,
    const ParagraphContext& context) {
    return LinePlacer(boxes, measured, broken, room, context).place();
}

} // namespace zbirnyk
