#include "pdf/page_content.h"

#include "pdf/path_operators.h"
#include "pdf/syntax.h"
#include "pdf/text_spans.h"

#include <algorithm>
#include <optional>

namespace zbirnyk {

namespace {

/// The unit of PdfFont::widths.
constexpr std::int64_t UnitsPerEm = 100000;

/// Writes operators and knows the graphics state, so that nothing is set twice.
class ContentWriter {
  public:
    ContentWriter(const Page& page, const Document& document, std::vector<PdfFont>& fonts)
        : page_(page)
        , document_(document)
        , fonts_(fonts) {}

    void draw(const GlyphRun& run);
    void draw(const PathItem& item);
    void draw(const ImageItem& item);
    /// What is drawn in between is cut off at `area`; a piece of marked content stands on one side.
    void begin_clip(const Rect& area);
    void end_clip();
    PageContent finish();

  private:
    void begin_mark(Mark mark);
    void end_mark();
    void begin_text(Point at, Turn turn);
    void end_text();
    void show(const GlyphRun& run, const PdfFont& font, const TextSpan& span);
    void show_as(const GlyphRun& run, const PdfFont& font, const TextSpan& span);
    void show_glyphs(const GlyphRun& run, const PdfFont& font, const TextSpan& span);

    std::int64_t up(Length y) const { return ten_thousandths(page_.size.height - y); }

    const Page& page_;
    const Document& document_;
    std::vector<PdfFont>& fonts_;
    PageContent content_;
    std::string& out_ = content_.operators;

    std::optional<Mark> mark_;
    bool in_text_ = false;
    Turn turn_ = Turn::None;               ///< of the text object
    std::int64_t line_x_ = 0, line_y_ = 0; ///< origin of the text line, 1/10,000 pt
    std::int64_t pen_ = 0;                 ///< from the run's origin, 1/100,000 em
    std::int64_t em_ = 1;                  ///< of the run, expanded: Length's units
    std::int64_t rise_ = 0;                ///< 1/10,000 pt
    std::int32_t expansion_ = 0;           ///< 1/10,000
    std::optional<std::pair<FaceId, std::int64_t>> font_;
    PathOperators paths_{out_, to_points(page_.size.height)};
};

/// The unit square of an image, or the natural size of a drawing, in an upright area of `size`.
Vec2 picture_scale(const Picture& picture, Size size) {
    const double width = to_points(size.width), height = to_points(size.height);
    if (const auto* drawing = std::get_if<Drawing>(&picture))
        return {width / drawing->width, height / drawing->height};
    return {width, height};
}

/// The x axis after a turn; the y axis stands to its left.
struct Axis {
    int x, y;
};

Axis x_axis(Turn turn) {
    constexpr Axis Axes[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    return Axes[static_cast<int>(turn)];
}

/// Where the lower left corner of what was turned is now.
Point foot_of(const Rect& area, Turn turn) {
    const bool right = turn == Turn::Left || turn == Turn::Half;
    const bool top = turn == Turn::Half || turn == Turn::Right;
    return {right ? area.right() : area.x, top ? area.y : area.bottom()};
}

/// ISO 32000-1, 14.8.2.2: what kind of artifact.
void append_artifact(std::string& out, ArtifactKind kind, Size page) {
    switch (kind) {
    case ArtifactKind::Layout:
        out += "/Artifact <</Type/Layout>> BDC\n";
        break;
    case ArtifactKind::Background:
        // Table 330 requires the box of a background.
        out += "/Artifact <</Type/Background/BBox[0 0 ";
        append_length(out, page.width);
        out += ' ';
        append_length(out, page.height);
        out += "]>> BDC\n";
        break;
    case ArtifactKind::Production:
        out += "/Artifact <</Type/Page>> BDC\n";
        break;
    case ArtifactKind::Header:
        out += "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n";
        break;
    case ArtifactKind::Footer:
        out += "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n";
        break;
    }
}

void ContentWriter::begin_mark(Mark mark) {
    // The kind of artifact means nothing for content.
    if (mark_ && (mark.node == NoStruct ? *mark_ == mark : mark_->node == mark.node))
        return;
    end_mark();
    mark_ = mark;
    if (mark.node == NoStruct) {
        append_artifact(out_, mark.artifact, page_.size);
        return;
    }
    out_ += '/';
    out_ += role_name(document_.structure.nodes.at(mark.node).role);
    out_ += " <</MCID ";
    append_integer(out_, static_cast<std::int64_t>(content_.marked.size()));
    out_ += ">> BDC\n";
    content_.marked.push_back(mark.node);
}

void ContentWriter::end_text() {
    if (in_text_)
        out_ += "ET\n";
    in_text_ = false;
}

void ContentWriter::end_mark() {
    end_text();
    if (mark_)
        out_ += "EMC\n";
    mark_.reset();
}

void ContentWriter::draw(const PathItem& item) {
    const DrawPath& drawn = item.path;
    if (drawn.path.verbs.empty() || (!drawn.fill && !drawn.stroke))
        return;
    begin_mark(item.mark);
    end_text();
    paths_.draw(drawn);
}

void ContentWriter::draw(const ImageItem& item) {
    const Picture& picture = *document_.pictures.at(item.picture);
    const auto* raster = std::get_if<Raster>(&picture);
    begin_mark(item.mark);
    end_text();
    if (raster && raster->kind == RasterKind::Mask)
        paths_.set_fill(raster->ink);
    content_.pictures.push_back(item.picture);
    out_ += "q ";
    const Size upright = turned(Size{item.area.width, item.area.height}, item.turn);
    const Vec2 scale = picture_scale(picture, upright);
    const Axis axis = x_axis(item.turn);
    for (const double factor :
         {axis.x * scale.x, axis.y * scale.x, -axis.y * scale.y, axis.x * scale.y}) {
        append_factor(out_, factor);
        out_ += ' ';
    }
    const Point foot = foot_of(item.area, item.turn);
    append_length(out_, foot.x);
    out_ += ' ';
    append_ten_thousandths(out_, up(foot.y));
    out_ += " cm /I";
    append_integer(out_, item.picture);
    out_ += " Do Q\n";
}

void ContentWriter::draw(const GlyphRun& run) {
    PdfFont& font = fonts_.at(run.face);
    if (run.glyphs.empty() || run.size.units <= 0 || !font.face)
        return;
    const std::vector<TextSpan> spans = text_spans(run, font);
    for (const TextSpan& span : spans) {
        if (!span.actual_text) {
            begin_mark(run.mark);
            show(run, font, span);
        } else {
            show_as(run, font, span);
        }
    }
}

/// Text with its ActualText. In content it is a marked-content sequence of its own beside its
/// neighbours, not within them: readers exist that lose what follows a nested sequence.
void ContentWriter::show_as(const GlyphRun& run, const PdfFont& font, const TextSpan& span) {
    if (run.mark.node == NoStruct)
        begin_mark(run.mark);
    else
        end_mark();
    end_text();
    out_ += "/Span <<";
    if (run.mark.node != NoStruct) {
        out_ += "/MCID ";
        append_integer(out_, static_cast<std::int64_t>(content_.marked.size()));
        content_.marked.push_back(run.mark.node);
    }
    out_ += "/ActualText";
    append_text(out_, *span.actual_text);
    out_ += ">> BDC\n";
    show(run, font, span);
    end_text();
    out_ += "EMC\n";
}

/// Td counts from the start of the last line: differences of rounded absolute values do not drift.
void ContentWriter::begin_text(Point at, Turn turn) {
    if (in_text_ && turn != turn_)
        end_text();
    if (!in_text_) {
        out_ += "BT\n";
        in_text_ = true;
        turn_ = turn;
        line_x_ = line_y_ = 0;
    }
    const std::int64_t new_x = ten_thousandths(at.x);
    const std::int64_t new_y = up(at.y);
    if (turn == Turn::None) {
        append_ten_thousandths(out_, new_x - line_x_);
        out_ += ' ';
        append_ten_thousandths(out_, new_y - line_y_);
        out_ += " Td\n";
    } else {
        const Axis axis = x_axis(turn);
        for (const int part : {axis.x, axis.y, -axis.y, axis.x}) {
            append_integer(out_, part);
            out_ += ' ';
        }
        append_ten_thousandths(out_, new_x);
        out_ += ' ';
        append_ten_thousandths(out_, new_y);
        out_ += " Tm\n";
    }
    line_x_ = new_x;
    line_y_ = new_y;
}

void ContentWriter::show(const GlyphRun& run, const PdfFont& font, const TextSpan& span) {
    paths_.set_fill(run.color);
    const Length start = run.glyphs[span.begin].x();
    const Point along = turned(Point{start, {}}, {}, run.turn);
    begin_text({run.origin.x + along.x, run.origin.y + along.y}, run.turn);
    em_ = run.size.units * (GlyphRun::ExpansionUnits + run.expansion) / GlyphRun::ExpansionUnits;
    pen_ = start.units * UnitsPerEm / em_;
    const std::pair<FaceId, std::int64_t> wanted{run.face, ten_thousandths(run.size)};
    if (font_ != wanted) {
        font_ = wanted;
        content_.fonts.push_back(run.face);
        out_ += "/F";
        append_integer(out_, run.face);
        out_ += ' ';
        append_ten_thousandths(out_, wanted.second);
        out_ += " Tf\n";
    }
    if (expansion_ != run.expansion) {
        expansion_ = run.expansion;
        // In percent.
        append_ten_thousandths(out_, (GlyphRun::ExpansionUnits + expansion_) * 100);
        out_ += " Tz\n";
    }
    show_glyphs(run, font, span);
    if (rise_ != 0)
        out_ += "0 Ts\n";
    rise_ = 0;
}

/// `value` / 100, halves away from zero.
std::int64_t rounded_hundredths(std::int64_t value) {
    return (value < 0 ? value - 50 : value + 50) / 100;
}

/// Shows glyphs at their absolute places: whatever the widths in the file make of the pen's
/// position, the adjustment before a glyph is computed from where it must stand, so rounding never
/// adds up.
void ContentWriter::show_glyphs(const GlyphRun& run, const PdfFont& font, const TextSpan& span) {
    std::string codes;
    bool array_open = false;
    const auto flush_codes = [&] {
        if (codes.empty())
            return;
        if (!array_open)
            out_ += '[';
        array_open = true;
        append_literal(out_, codes);
        codes.clear();
    };
    const auto close_array = [&] {
        flush_codes();
        if (array_open)
            out_ += "]TJ\n";
        array_open = false;
    };
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const PlacedGlyph& placed = run.glyphs[i];
        const std::uint16_t code = font.code(shown_glyph(*font.face, placed.glyph));
        if (code == 0)
            continue;
        const Point offset = run.offset(i);
        const std::int64_t rise = ten_thousandths(offset.y);
        if (rise != rise_) {
            close_array();
            append_ten_thousandths(out_, rise);
            out_ += " Ts\n";
            rise_ = rise;
        }
        const std::int64_t target = (placed.x() + offset.x).units * UnitsPerEm / em_;
        // In 1/1,000 em, the unit of TJ.
        const std::int64_t adjustment = rounded_hundredths(pen_ - target);
        if (adjustment != 0) {
            flush_codes();
            if (!array_open)
                out_ += '[';
            array_open = true;
            append_integer(out_, adjustment);
            pen_ -= adjustment * 100;
        }
        codes += static_cast<char>(code >> 8);
        codes += static_cast<char>(code & 0xFF);
        pen_ += font.program->widths[code];
    }
    close_array();
}

template <typename T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

void ContentWriter::begin_clip(const Rect& area) {
    end_mark();
    out_ += "q ";
    append_length(out_, area.x);
    out_ += ' ';
    append_ten_thousandths(out_, up(area.bottom()));
    out_ += ' ';
    append_length(out_, area.width);
    out_ += ' ';
    append_length(out_, area.height);
    out_ += " re W n\n";
    content_.imposed.push_back(static_cast<std::uint32_t>(content_.marked.size()));
}

void ContentWriter::end_clip() {
    end_mark();
    out_ += "Q\n";
    // As at the start of the page: only the first items of it are cut off.
    paths_.forget();
    font_.reset();
    expansion_ = 0;
}

PageContent ContentWriter::finish() {
    end_mark();
    sort_unique(content_.fonts);
    sort_unique(content_.pictures);
    return std::move(content_);
}

} // namespace

PageContent draw_page(const Page& page, const Document& document, std::vector<PdfFont>& fonts) {
    ContentWriter writer(page, document, fonts);
    std::size_t next = 0;
    const auto draw_until = [&](std::size_t end) {
        for (; next < end; ++next)
            std::visit([&](const auto& drawn) { writer.draw(drawn); }, page.items[next]);
    };
    for (const ImposedPage& imposed : page.imposed) {
        writer.begin_clip(imposed.area);
        draw_until(imposed.end);
        writer.end_clip();
    }
    draw_until(page.items.size());
    return writer.finish();
}

} // namespace zbirnyk
