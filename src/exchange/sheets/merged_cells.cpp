#include "exchange/sheets/merged_cells.h"

#include "diag/certificate_codes.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

void resolve_merged(Sheet& sheet, std::uint32_t head_row, Diagnostics& diagnostics) {
    for (const MergedCells& merged : sheet.merged) {
        if (merged.first_row <= head_row)
            continue;
        const SheetRow* first = sheet.row(merged.first_row);
        const SheetCell* source = first ? first->cell(merged.first_column) : nullptr;
        if (source == nullptr)
            continue;
        const SheetCell value = *source;
        auto at = std::ranges::upper_bound(sheet.rows, merged.first_row, {}, &SheetRow::number);
        for (; at != sheet.rows.end() && at->number <= merged.last_row; ++at) {
            SheetRow& row = *at;
            if (row.cell(value.column) != nullptr)
                continue;
            SheetCell copy = value;
            copy.span = cell_span(row, value.column);
            const auto after =
                std::ranges::upper_bound(row.cells, copy.column, {}, &SheetCell::column);
            row.cells.insert(after, std::move(copy));
        }
        diagnostics.warning(
            codes::SheetMerged,
            value.span,
            merged.last_row > merged.first_row
                ? fmt::format(
                      "the cell is merged over rows {} to {}: its value is taken for each of them",
                      merged.first_row,
                      merged.last_row)
                : std::string("the cell is merged over several columns: its value is taken for the "
                              "first"),
            "split merged cells in a list of people");
    }
}

} // namespace zbirnyk
