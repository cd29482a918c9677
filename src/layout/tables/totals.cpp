#include "layout/tables/totals.h"

#include "language/format.h"
#include "layout/tables/set_rows.h"

#include <string>

namespace zbirnyk {

namespace {

std::string decimal_text(std::int64_t units, int decimals) {
    std::string digits = std::to_string(units < 0 ? -units : units);
    const auto places = static_cast<std::size_t>(decimals);
    if (places > 0) {
        if (digits.size() <= places)
            digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
    }
    return (units < 0 ? "-" : "") + digits;
}

PageFacts facts_of(const TableBlock& table, std::uint32_t counted) {
    PageFacts facts;
    for (const RunningTotal& total : table.totals) {
        const std::size_t rows = std::min<std::size_t>(counted, total.after.size());
        const std::int64_t sum = rows == 0 ? 0 : total.after[rows - 1];
        const std::string text = decimal_text(sum, total.decimals);
        facts.first_markers[total.name] =
            format_number(text, total.pattern, total.lang).value_or(text);
    }
    return facts;
}

} // namespace

TotalsContext::TotalsContext(
    const TableBlock& table, std::uint32_t counted, const FlowContext& context)
    : facts_(facts_of(table, counted))
    , paragraph_{context.paragraph.document, context.paragraph.resources, context.paragraph.references, &facts_}
    , flow_{paragraph_, lines_, context.diagnostics, context.page_height, context.report} {}

void set_totals(Content& content, const FlowContext& context) {
    for (const TotalsPlace& place : content.totals) {
        const TableRange& table = *place.table;
        const std::uint32_t counted = place.row > table.head_rows ? place.row - table.head_rows : 0;
        const TotalsContext totals(*table.block, counted, context);
        const Content set = content_of(set_band(table, place.part, place.part + 1, totals.flow()));
        for (const Part& part : set.parts)
            content.parts.push_back(
                {context.store.keep(std::move(*part.line)),
                 {part.origin.x + place.at.x, part.origin.y + place.at.y},
                 Part::Use::Repeated});
        for (const Shade& shade : set.shades) {
            const Rect& area = shade.area;
            content.shades.push_back(
                {{area.x + place.at.x, area.y + place.at.y, area.width, area.height}, shade.color});
        }
    }
    content.totals.clear();
}

} // namespace zbirnyk
