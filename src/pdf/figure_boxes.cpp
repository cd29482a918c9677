#include "pdf/structure_tree.h"

#include <algorithm>
#include <map>

namespace zbirnyk {

namespace {

Rect unite(const Rect& a, const Rect& b) {
    const Length x = min(a.x, b.x);
    const Length y = min(a.y, b.y);
    return {x, y, max(a.right(), b.right()) - x, max(a.bottom(), b.bottom()) - y};
}

/// A line's box around its baseline: four fifths of the size above, one fifth below.
Rect bounds(const GlyphRun& run) {
    return run.bounds(run.size * 4 / 5, run.size - run.size * 4 / 5);
}

Rect bounds(const ImageItem& item) {
    return item.area;
}

Rect bounds(const PathItem& item) {
    const std::vector<Vec2>& points = item.path.path.points;
    if (points.empty())
        return {};
    const auto [left, right] =
        std::minmax_element(points.begin(), points.end(), [](Vec2 a, Vec2 b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(points.begin(), points.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; });
    return {pt(left->x), pt(top->y), pt(right->x - left->x), pt(bottom->y - top->y)};
}

} // namespace

std::vector<FigureBox> figure_boxes(const StructureTree& structure, const Pages& pages) {
    // The Figure or Formula that each element is or belongs to.
    std::vector<StructId> figure(structure.nodes.size(), NoStruct);
    for (std::size_t id = 1; id < figure.size(); ++id) {
        const StructNode& node = structure.nodes[id];
        const bool is_figure = node.role == Role::Figure || node.role == Role::Formula;
        figure[id] = is_figure ? static_cast<StructId>(id) : figure[node.parent];
    }
    std::map<StructId, FigureBox> boxes;
    for (std::size_t page = 0; page < pages.pages.size(); ++page) {
        for (const PageItem& item : pages.pages[page].items) {
            const StructId node =
                std::visit([](const auto& drawn) { return drawn.mark.node; }, item);
            if (node == NoStruct || figure.at(node) == NoStruct)
                continue;
            const Rect area = std::visit([](const auto& drawn) { return bounds(drawn); }, item);
            const auto [box, is_new] = boxes.try_emplace(
                figure[node], FigureBox{figure[node], static_cast<std::uint32_t>(page), area});
            if (!is_new && box->second.page == page)
                box->second.area = unite(box->second.area, area);
        }
    }
    std::vector<FigureBox> sorted;
    sorted.reserve(boxes.size());
    for (const auto& [node, box] : boxes)
        sorted.push_back(box);
    return sorted;
}

} // namespace zbirnyk
