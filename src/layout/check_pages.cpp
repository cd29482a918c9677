#include "layout/check_pages.h"

#include "diag/codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <set>

// Items are drawn in order, so what a text stands on is the last thing before it that covers its
// place: a filled rectangle, or white paper. On a picture, or a shape of other form, its colour is
// not known and the text is left alone.

namespace zbirnyk {

namespace {

constexpr double LeastContrast = 4.5;
const Length LeastModule = mm(0.6);
/// Measures are rounded on their way from millimetres and percent.
const Length Tolerance = mm(0.02);
constexpr int QuietModules = 4;
constexpr Color Paper{255, 255, 255};

struct Ground {
    Rect area;
    std::optional<Color> color; ///< none: not known
};

bool covers(const Rect& outer, const Rect& inner) {
    return outer.x <= inner.x && outer.y <= inner.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

bool meets(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// About what the letters of a run cover: capitals above the baseline.
Rect ink_of(const GlyphRun& run) {
    return run.bounds(run.size * 7 / 10, {});
}

Rect bounds_of(const Path& path) {
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (const Vec2& point : path.points) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    return path.points.empty() ? Rect{}
                               : Rect{pt(left), pt(top), pt(right - left), pt(bottom - top)};
}

bool is_rectangle(const Path& path) {
    constexpr std::array<PathVerb, 5> Verbs = {
        PathVerb::Move, PathVerb::Line, PathVerb::Line, PathVerb::Line, PathVerb::Close};
    return std::equal(path.verbs.begin(), path.verbs.end(), Verbs.begin(), Verbs.end());
}

double luminance(Color color) {
    const auto linear = [](std::uint8_t part) {
        const double value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

class PageCheck {
  public:
    PageCheck(const Document& document, Diagnostics& diagnostics)
        : document_(document)
        , diagnostics_(diagnostics) {}

    void check(const Page& page) {
        grounds_.clear();
        for (const PageItem& item : page.items) {
            if (const auto* run = std::get_if<GlyphRun>(&item))
                check_contrast(*run);
            else if (const auto* drawn = std::get_if<PathItem>(&item))
                add_ground(*drawn);
            else
                add_picture(std::get<ImageItem>(item), page);
        }
    }

  private:
    void add_ground(const PathItem& item) {
        if (item.path.fill)
            grounds_.push_back(
                {bounds_of(item.path.path),
                 is_rectangle(item.path.path) ? item.path.fill : std::optional<Color>{}});
    }

    void add_picture(const ImageItem& item, const Page& page) {
        const auto* raster = std::get_if<Raster>(document_.pictures[item.picture].get());
        if (raster && raster->kind == RasterKind::Mask && raster->width > 0)
            check_code(item, *raster, page);
        grounds_.push_back({item.area, std::nullopt});
    }

    void check_contrast(const GlyphRun& run) {
        if (run.glyphs.empty() || run.text.find_first_not_of(' ') == std::string::npos)
            return;
        const Rect ink = ink_of(run);
        Color ground = Paper;
        for (const Ground& below : grounds_) {
            if (!meets(below.area, ink))
                continue;
            if (!below.color)
                return;
            if (covers(below.area, ink))
                ground = *below.color;
        }
        if (ground == known_ground_ && run.color == known_color_)
            return; // the last that was good
        const double ratio = contrast(run.color, ground);
        if (ratio >= LeastContrast) {
            known_ground_ = ground;
            known_color_ = run.color;
            return;
        }
        report(
            codes::LayoutContrast,
            run.span == Span{} ? span_of(run.mark) : run.span,
            fmt::format(
                "the text `{}` stands out from its ground by {:.1f} to 1, {:.1f} is needed",
                run.text,
                ratio,
                LeastContrast),
            "choose a darker or lighter colour");
    }

    Span span_of(Mark mark) const {
        return mark.node == NoStruct ? Span{} : document_.structure.nodes[mark.node].span;
    }

    void check_code(const ImageItem& item, const Raster& raster, const Page& page) {
        const Length width = turned({item.area.width, item.area.height}, item.turn).width;
        const Length module = width / static_cast<std::int64_t>(raster.width);
        if (module + Tolerance < LeastModule)
            report(
                codes::LayoutCodeModule,
                span_of(item.mark),
                fmt::format(
                    "the modules of the code are {:.2f} mm wide, less than 0.6 mm",
                    to_points(module) * 25.4 / 72),
                "make the code larger or its text shorter");
        const Length zone = module * QuietModules - Tolerance;
        const Rect quiet{
            item.area.x - zone,
            item.area.y - zone,
            item.area.width + zone * 2,
            item.area.height + zone * 2};
        const auto disturbs = [&](const PageItem& other) {
            if (const auto* run = std::get_if<GlyphRun>(&other))
                return meets(ink_of(*run), quiet);
            const auto* image = std::get_if<ImageItem>(&other);
            const Rect area = image ? image->area : bounds_of(std::get<PathItem>(other).path.path);
            return image != &item && meets(area, quiet) && !covers(area, quiet);
        };
        if (std::any_of(page.items.begin(), page.items.end(), disturbs))
            report(
                codes::LayoutCodeZone,
                span_of(item.mark),
                "something stands nearer to the code than four of its modules",
                "leave more room around the code");
    }

    void report(Code code, Span span, std::string message, std::string hint) {
        if (reported_.emplace(code.name, span.file, span.begin).second)
            diagnostics_.warning(code, span, std::move(message), std::move(hint));
    }

    const Document& document_;
    Diagnostics& diagnostics_;
    std::vector<Ground> grounds_; // of this page, in the order of drawing
    std::optional<Color> known_ground_, known_color_;
    std::set<std::tuple<std::string_view, std::uint32_t, std::uint32_t>> reported_;
};

} // namespace

double contrast(Color a, Color b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

void check_pages(const Document& document, const Pages& pages, Diagnostics& diagnostics) {
    PageCheck check(document, diagnostics);
    for (const Page& page : pages.pages)
        check.check(page);
}

} // namespace zbirnyk
