#include "layout/pages/make_page.h"

#include "layout/move_items.h"
#include "layout/pages/crop_marks.h"
#include "layout/pages/set_statics.h"

#include <utility>

namespace zbirnyk {

namespace {

void set_mark(PageItem& item, Mark mark) {
    std::visit([&](auto& kind) { kind.mark = mark; }, item);
}

PathItem rectangle(Rect area, Color color, Mark mark) {
    PathItem item{.mark = mark};
    item.path.path.append_rectangle(
        to_points(area.x), to_points(area.y), to_points(area.width), to_points(area.height));
    item.path.fill = color;
    return item;
}

void add_shades(const Content& content, Mark mark, std::vector<PageItem>& items) {
    for (const Shade& shade : content.shades)
        items.emplace_back(rectangle(shade.area, shade.color, mark));
}

void add_copy(const Part& part, Mark mark, std::vector<PageItem>& items) {
    for (PageItem item : part.line->items) {
        set_mark(item, mark);
        move_by(item, part.origin);
        items.push_back(std::move(item));
    }
}

std::size_t item_count(const Content& content) {
    std::size_t count = 0;
    for (const Part& part : content.parts)
        count += part.line->items.size();
    return count;
}

/// Takes the items of the lines, which are placed once only.
void add_lines(const Content& content, Page& page) {
    for (const Part& part : content.parts) {
        if (part.use == Part::Use::Repeated) {
            add_copy(part, {NoStruct, ArtifactKind::Layout}, page.items);
            continue;
        }
        for (PageItem& item : part.line->items) {
            move_by(item, part.origin);
            page.items.push_back(std::move(item));
        }
        if (part.use == Part::Use::Once)
            part.line->items = {};
        for (LinkArea link : part.line->links) {
            link.area.x += part.origin.x;
            link.area.y += part.origin.y;
            page.links.push_back(link);
        }
    }
}

void add_static(const Content& content, ArtifactKind kind, std::vector<PageItem>& items) {
    const Mark mark{NoStruct, kind};
    add_shades(content, mark, items);
    for (const Part& part : content.parts)
        add_copy(part, mark, items);
}

} // namespace

Page make_page(
    const PagePlan& plan,
    std::size_t total,
    const ParagraphContext& context,
    Diagnostics& diagnostics) {
    const PageMaster& master = context.document.masters[plan.master];
    Page page{.size = master.size, .sequence = plan.sequence, .label = plan.label};
    page.blank = plan.kind == PagePlan::Kind::Blank;

    const PageFacts facts = facts_of(plan, total);
    const ParagraphContext on_page{context.document, context.resources, context.references, &facts};
    LineStore store;
    const FlowContext statics{on_page, store, diagnostics, master.size.height};

    const Mark layout{NoStruct, ArtifactKind::Layout};
    add_static(
        set_statics(plan, Static::Kind::Background, statics), ArtifactKind::Background, page.items);
    add_shades(plan.flow, layout, page.items);
    add_shades(plan.notes, layout, page.items);
    if (plan.note_rule)
        page.items.emplace_back(rectangle(plan.note_rule->area, plan.note_rule->color, layout));
    page.items.reserve(page.items.size() + item_count(plan.flow) + item_count(plan.notes));
    add_lines(plan.flow, page);
    add_lines(plan.notes, page);
    add_static(set_statics(plan, Static::Kind::Header, statics), ArtifactKind::Header, page.items);
    add_static(set_statics(plan, Static::Kind::Footer, statics), ArtifactKind::Footer, page.items);
    add_sheet(master, page);
    return page;
}

} // namespace zbirnyk
