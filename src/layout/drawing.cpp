#include "layout/drawing.h"

#include "layout/boxes/measure.h"
#include "text/shape.h"

#include <algorithm>
#include <cmath>

namespace zbirnyk {
namespace {

class DrawingPlacer {
  public:
    DrawingPlacer(
        const Matrix& to_page,
        Mark mark,
        const ParagraphContext& context,
        std::vector<PageItem>& items)
        : to_page_(to_page)
        , mark_(mark)
        , context_(context)
        , items_(items) {}

    void operator()(const DrawPath& source) {
        DrawPath path = source;
        path.path = source.path.transformed(to_page_);
        if (path.stroke) {
            const double factor = std::sqrt(to_page_.a * to_page_.d);
            path.stroke->width *= factor;
            for (double& dash : path.stroke->dashes) {
                dash *= factor;
            }
        }
        items_.emplace_back(PathItem{std::move(path), mark_});
    }

    void operator()(const DrawText& source) {
        if (source.text.empty()) {
            return;
        }
        const FontSet& fonts = context_.resources.fonts;
        Style style;
        style.font_family = source.font_family;
        style.font_weight = source.font_weight;
        style.font_slant = source.italic ? FontSlant::Italic : FontSlant::Upright;
        style.font_features = source.font_features;
        style.lang = context_.document.info.lang;
        const ShapedText shaped = shape(fonts, source.text, shape_style_of(style, fonts));
        const Length size = pt(source.font_size * to_page_.d);
        const Vec2 origin = to_page_.apply(source.origin);
        const std::size_t first = items_.size();
        Length pen;
        for (const ShapedRun& run : shaped.runs) {
            pen += add_run(source, run, size, {pt(origin.x) + pen, pt(origin.y)});
        }
        Length shift;
        if (source.anchor == TextAnchor::Middle) {
            shift = -(pen / 2);
        } else if (source.anchor == TextAnchor::End) {
            shift = -pen;
        }
        for (std::size_t i = first; i < items_.size(); ++i) {
            std::get<GlyphRun>(items_[i]).origin.x += shift;
        }
    }

  private:
    /// Returns the advance of the run.
    Length add_run(const DrawText& source, const ShapedRun& shaped, Length size, Point origin) {
        GlyphRun run;
        run.origin = origin;
        run.face = shaped.face;
        run.size = size;
        run.color = source.color;
        run.mark = mark_;
        run.text = source.text.substr(shaped.begin, shaped.end - shaped.begin);
        const int em = context_.resources.fonts.face(shaped.face).metrics().units_per_em;
        Length pen;
        for (const ShapedGlyph& glyph : shaped.glyphs) {
            // A run ends beyond all paper.
            if (!GlyphRun::holds(pen, glyph.cluster - shaped.begin)) {
                break;
            }
            run.add(
                glyph.glyph,
                glyph.cluster - shaped.begin,
                pen,
                font_length(glyph.x_offset, size, em),
                font_length(glyph.y_offset, size, em));
            pen += font_length(glyph.advance, size, em);
        }
        run.advance = pen;
        items_.emplace_back(std::move(run));
        return pen;
    }

    const Matrix& to_page_;
    Mark mark_;
    const ParagraphContext& context_;
    std::vector<PageItem>& items_;
};

bool has_text(const Drawing& drawing) {
    return std::any_of(
        drawing.operations.begin(), drawing.operations.end(), [](const auto& operation) {
            return std::holds_alternative<DrawText>(operation);
        });
}

void place_drawing(
    const Drawing& drawing,
    const Rect& area,
    Mark mark,
    const ParagraphContext& context,
    std::vector<PageItem>& items) {
    Matrix to_page;
    to_page.a = to_points(area.width) / drawing.width;
    to_page.d = to_points(area.height) / drawing.height;
    to_page.e = to_points(area.x);
    to_page.f = to_points(area.y);
    DrawingPlacer placer(to_page, mark, context, items);
    for (const auto& operation : drawing.operations) {
        std::visit(placer, operation);
    }
}

} // namespace

void add_picture(
    PictureId picture,
    const Rect& area,
    Mark mark,
    const ParagraphContext& context,
    std::vector<PageItem>& items) {
    const auto* drawing = std::get_if<Drawing>(context.document.pictures[picture].get());
    if (!drawing || (drawing->width > 0 && drawing->height > 0 && !has_text(*drawing))) {
        items.emplace_back(ImageItem{picture, area, mark});
    } else if (drawing->width > 0 && drawing->height > 0) {
        place_drawing(*drawing, area, mark, context, items);
    }
}

} // namespace zbirnyk
