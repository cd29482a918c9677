#include "layout/page.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace zbirnyk {

namespace {

std::string_view name(ArtifactKind kind) {
    switch (kind) {
    case ArtifactKind::Layout:
        return "layout";
    case ArtifactKind::Background:
        return "background";
    case ArtifactKind::Header:
        return "header";
    case ArtifactKind::Production:
        return "production";
    case ArtifactKind::Footer:
        return "footer";
    }
    return "";
}

std::string mark_text(Mark mark) {
    return mark.node == NoStruct ? fmt::format("[{}]", name(mark.artifact))
                                 : fmt::format("#{}", mark.node);
}

std::string color_text(Color color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

std::string turn_text(Turn turn) {
    return turn == Turn::None ? "" : fmt::format(" turned {}", static_cast<int>(turn) * 90);
}

class Dumper {
  public:
    explicit Dumper(const FontSet& fonts)
        : fonts_(fonts) {}

    void add(const Page& page, std::size_t index) {
        line(
            "page {} \"{}\" {:.2f} x {:.2f}{}",
            index + 1,
            page.label,
            to_points(page.size.width),
            to_points(page.size.height),
            page.blank ? " blank" : "");
        std::size_t next = 0;
        const auto add_until = [&](std::size_t end) {
            for (; next < end; ++next)
                std::visit([&](const auto& kind) { add(kind); }, page.items[next]);
        };
        for (const ImposedPage& imposed : page.imposed) {
            line("  page {} in {}", imposed.page + 1, area_text(imposed.area));
            add_until(imposed.end);
        }
        if (!page.imposed.empty())
            line("  sheet");
        add_until(page.items.size());
        for (const LinkArea& link : page.links)
            line("  link {} {}", link.link, area_text(link.area));
    }

    void add(std::size_t anchor, const Destination& destination) {
        if (destination.page != NoId)
            line(
                "anchor {} page {} at {:.2f} {:.2f}",
                anchor,
                destination.page + 1,
                to_points(destination.point.y),
                to_points(destination.point.x));
    }

    std::string take() { return std::move(out_); }

  private:
    void add(const GlyphRun& run) {
        line(
            "  {:.2f} {:.2f}  {} {:.4g}{}  \"{}\" {}",
            to_points(run.origin.y),
            to_points(run.origin.x),
            run.face < fonts_.size() ? fonts_.face(run.face).postscript_name() : "?",
            to_points(run.size),
            (run.expansion == 0 ? "" : fmt::format(" {:+.2f} %", run.expansion / 100.0)) +
                turn_text(run.turn),
            run.text,
            mark_text(run.mark));
    }

    void add(const PathItem& item) {
        const std::vector<Vec2>& points = item.path.path.points;
        Vec2 low, high;
        if (!points.empty())
            low = high = points.front();
        for (const Vec2 point : points) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
        std::string paint;
        if (item.path.fill)
            paint += " fill " + color_text(*item.path.fill);
        if (item.path.stroke)
            paint += fmt::format(
                " stroke {} {:.2f}", color_text(item.path.stroke->color), item.path.stroke->width);
        line(
            "  {:.2f} {:.2f}  path {:.2f} x {:.2f}{} {}",
            low.y,
            low.x,
            high.x - low.x,
            high.y - low.y,
            paint,
            mark_text(item.mark));
    }

    void add(const ImageItem& item) {
        line(
            "  {}  image {}{} {}",
            area_text(item.area),
            item.picture,
            turn_text(item.turn),
            mark_text(item.mark));
    }

    static std::string area_text(Rect area) {
        return fmt::format(
            "{:.2f} {:.2f}  {:.2f} x {:.2f}",
            to_points(area.y),
            to_points(area.x),
            to_points(area.width),
            to_points(area.height));
    }

    template <typename... Arguments>
    void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
        out_ += '\n';
    }

    const FontSet& fonts_;
    std::string out_;
};

} // namespace

std::string dump(const Pages& pages, const FontSet& fonts) {
    Dumper dumper(fonts);
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        dumper.add(pages.pages[i], i);
    for (std::size_t i = 0; i < pages.destinations.size(); ++i)
        dumper.add(i, pages.destinations[i]);
    return dumper.take();
}

} // namespace zbirnyk
