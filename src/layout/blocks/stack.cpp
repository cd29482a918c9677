#include "layout/blocks/build_flow.h"

#include "diag/codes.h"
#include "layout/blocks/flatten.h"

namespace zbirnyk {

Stack stack(const VerticalList& list) {
    Stack result{.fits = list.fits};
    flatten({&list, 0, list.size()}, {}, result.content);
    result.height = height_of(list, 0, list.size());
    return result;
}

void merge_placed(Content& content, Size page_size, const FlowContext& context) {
    if (content.placed.empty())
        return;
    Content merged;
    std::size_t next = 0;
    for (const PlacedBlock& placed : content.placed) {
        for (; next < placed.before_part; ++next)
            merged.parts.push_back(content.parts[next]);
        merged.append(place_block(*placed.block, page_size, context), {});
    }
    merged.parts.insert(
        merged.parts.end(),
        content.parts.begin() + static_cast<std::ptrdiff_t>(next),
        content.parts.end());
    content.placed.clear();
    content.parts.clear();
    content.append(merged, {});
}

void report_lost_notes(const Content& content, const FlowContext& context) {
    for (const Part& part : content.parts)
        for (const Footnote* note : part.line->footnotes)
            if (note->place == Footnote::Place::Foot)
                context.fail(
                    codes::LayoutFootnoteLost,
                    note->call.span,
                    "a footnote can be called from the flow of a page only",
                    "move its text into the line, or its paragraph into the flow");
}

Content place_block(const Block& block, Size page_size, const FlowContext& context) {
    const Placement& place = *block.placement;
    const Length rest =
        page_size.width - place.left.value_or(Length{}) - place.right.value_or(Length{});
    const Style& style = context.style(block.style);
    const bool width_given = place.left && place.right;
    const Length width = width_given ? rest : style.width.value_or(rest);
    const Stack stacked = stack(build_block(block, width, context));

    Point at;
    if (place.left)
        at.x = *place.left;
    else if (place.right)
        at.x = page_size.width - *place.right - width;
    if (place.top)
        at.y = *place.top;
    else if (place.bottom)
        at.y = page_size.height - *place.bottom - stacked.height;
    else if (place.baseline && !stacked.content.parts.empty())
        at.y = *place.baseline - stacked.content.parts.front().origin.y;

    report_lost_notes(stacked.content, context);
    Content content;
    content.append(stacked.content, at);
    merge_placed(content, page_size, context);
    return content;
}

} // namespace zbirnyk
