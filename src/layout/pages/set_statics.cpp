#include "layout/pages/set_statics.h"

#include "diag/codes.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

bool holds(StaticOn on, const PagePlan& page) {
    switch (on) {
    case StaticOn::Any:
        return true;
    case StaticOn::First:
        return page.place == PagePlan::Place::First;
    case StaticOn::Rest:
        return page.place == PagePlan::Place::Rest;
    case StaticOn::Odd:
        return page.side == PagePlan::Side::Right;
    case StaticOn::Even:
        return page.side == PagePlan::Side::Left;
    case StaticOn::Last:
        return page.end == PagePlan::End::Last;
    case StaticOn::Blank:
        return page.kind == PagePlan::Kind::Blank;
    }
    return false;
}

/// A blank page shows what is meant for it, and what its own master has; not the heads of text
/// pages.
bool stands_on(const Static& fixed, const PagePlan& page, const PageSequence& sequence) {
    if (page.kind == PagePlan::Kind::Blank && sequence.blank == NoId &&
        std::find(fixed.on.begin(), fixed.on.end(), StaticOn::Blank) == fixed.on.end())
        return false;
    return std::all_of(
        fixed.on.begin(), fixed.on.end(), [&](StaticOn on) { return holds(on, page); });
}

struct Area {
    Rect rect;
    VerticalAlign valign = VerticalAlign::Top;
    bool bounded = false; ///< its height is the author's wish
};

/// Statics without a region of their own stand in the margin that their kind is named for.
Area default_area(const PageMaster& master, Static::Kind kind, PagePlan::Side side) {
    const Rect text = type_area(master, side);
    switch (kind) {
    case Static::Kind::Header:
        return {{text.x, {}, text.width, text.y}};
    case Static::Kind::Footer:
        return {{text.x, text.bottom(), text.width, master.size.height - text.bottom()}};
    default:
        return {{{}, {}, master.size.width, master.size.height}};
    }
}

Area area_of(const PageMaster& master, const Static& fixed, PagePlan::Side side) {
    const auto region =
        std::find_if(master.regions.begin(), master.regions.end(), [&](const Region& candidate) {
            return candidate.name == fixed.region;
        });
    if (region == master.regions.end())
        return default_area(master, fixed.kind, side);
    const Length inside = region->inside.value_or(master.margin_inside);
    const Length outside = region->outside.value_or(master.margin_outside);
    const bool turned = master.mirrored && side == PagePlan::Side::Left;
    Area area{.valign = region->valign, .bounded = region->height.has_value()};
    area.rect.x = turned ? outside : inside;
    area.rect.width = max({}, master.size.width - inside - outside);
    if (region->top) {
        area.rect.y = *region->top;
        area.rect.height = region->height.value_or(
            master.size.height - *region->top - region->bottom.value_or(Length{}));
        area.bounded |= region->bottom.has_value();
    } else if (region->bottom) {
        area.rect.height = region->height.value_or(Length{});
        area.rect.y = master.size.height - *region->bottom - area.rect.height;
        if (!region->height) // grows upwards from its lower edge
            area.valign = VerticalAlign::Bottom;
    } else {
        const Area base = default_area(master, fixed.kind, side);
        area.rect.y = base.rect.y;
        area.rect.height = region->height.value_or(base.rect.height);
    }
    return area;
}

} // namespace

Content set_statics(const PagePlan& page, Static::Kind kind, const FlowContext& context) {
    Content content;
    const Document& document = context.paragraph.document;
    const PageMaster& master = document.masters[page.master];
    for (const Static& fixed : master.statics) {
        if (fixed.kind != kind || !stands_on(fixed, page, document.sequences[page.sequence]))
            continue;
        const Area area = area_of(master, fixed, page.side);
        const Stack stacked = stack(build_flow(fixed.content, area.rect.width, context));
        if (area.bounded && stacked.height > area.rect.height && !fixed.content.empty())
            context.warn(
                codes::LayoutDoesNotFit,
                fixed.content.front().span,
                fmt::format(
                    "the content of region `{}` is {:.1f} pt high, the region {:.1f} pt",
                    fixed.region,
                    to_points(stacked.height),
                    to_points(area.rect.height)),
                "enlarge the region or shorten the content");
        report_lost_notes(stacked.content, context);
        Length y = area.rect.y;
        const Length free = area.rect.height - stacked.height;
        if (area.valign != VerticalAlign::Top)
            y += free / (area.valign == VerticalAlign::Middle ? 2 : 1);
        content.append(stacked.content, {area.rect.x, y});
    }
    merge_placed(content, master.size, context);
    return content;
}

PageFacts facts_of(const PagePlan& page, std::size_t total) {
    return {page.label, std::to_string(total), page.markers};
}

} // namespace zbirnyk
