#include "exchange/participants/sheet_head.h"

#include "diag/certificate_codes.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace zbirnyk {

namespace {

/// Titles, logos and instructions above the head: nobody writes more.
constexpr std::size_t RowsLookedAt = 40;

bool is_name_field(Field field) {
    return field == Field::FullName || field == Field::Surname;
}

MappedColumn target_of(std::string_view head, const RecognisedHead& recognised) {
    return {one_line(head), recognised.field, recognised.order, recognised.meeting, {}, {}};
}

SheetColumn recognised_column(const SheetCell& cell) {
    SheetColumn column;
    column.number = cell.column;
    const auto recognised = recognise_head(cell.text);
    column.known = recognised.has_value();
    column.target = target_of(cell.text, recognised.value_or(RecognisedHead{}));
    column.certainty = recognised ? recognised->certainty : Certainty::Keyword;
    return column;
}

/// The columns of a mapping by their folded heads.
using WantedColumns = std::map<std::string, const MappedColumn*, std::less<>>;

WantedColumns wanted_columns(const Mapping& mapping) {
    WantedColumns wanted;
    for (const MappedColumn& column : mapping.columns)
        wanted.emplace(fold_head(column.head), &column);
    return wanted;
}

/// The column below a head, by the mapping when there is one.
SheetColumn column_below(const SheetCell& cell, const WantedColumns* wanted) {
    if (wanted == nullptr)
        return recognised_column(cell);
    SheetColumn column;
    column.number = cell.column;
    const auto found = wanted->find(fold_head(cell.text));
    column.known = found != wanted->end();
    if (column.known)
        column.target = *found->second;
    column.target.head = one_line(cell.text);
    return column;
}

std::vector<SheetColumn> columns_below(const SheetRow& row, const WantedColumns* wanted) {
    std::vector<SheetColumn> columns;
    for (const SheetCell& cell : row.cells)
        columns.push_back(column_below(cell, wanted));
    return columns;
}

/// How many fields the row names; 0 without a name. A lone cell is a title, not a head.
std::size_t score(const std::vector<SheetColumn>& columns) {
    std::set<Field> fields;
    std::size_t ignored = 0;
    for (const SheetColumn& column : columns) {
        if (column.known && column.target.field != Field::Ignore)
            fields.insert(column.target.field);
        ignored += column.known && column.target.field == Field::Ignore ? 1 : 0;
    }
    const bool named = std::ranges::any_of(fields, is_name_field);
    const bool exact = std::ranges::any_of(columns, [](const SheetColumn& column) {
        return is_name_field(column.target.field) && column.certainty == Certainty::Exact;
    });
    const std::size_t found = fields.size() + ignored;
    return named && (found > 1 || exact) ? found : 0;
}

/// A row with the parts of a name as exact heads: below "Учасник" over three columns it is the
/// head.
bool names_parts(const std::vector<SheetColumn>& columns) {
    const auto has = [&](Field field) {
        return std::ranges::any_of(columns, [field](const SheetColumn& column) {
            return column.target.field == field && column.certainty == Certainty::Exact;
        });
    };
    return has(Field::Surname) && has(Field::Given);
}

SheetHead make_head(const Sheet& sheet, std::size_t index, std::vector<SheetColumn> columns) {
    SheetHead head;
    head.row = sheet.rows[index].number;
    head.columns = std::move(columns);
    for (std::size_t i = 0; i < index; ++i)
        head.above.push_back(sheet.rows[i].number);
    return head;
}

/// Heads of two rows: a column that has no head in the lower row takes that of the upper one.
void take_from_above(
    SheetHead& head, const Sheet& sheet, const WantedColumns* wanted, Diagnostics& diagnostics) {
    const SheetRow* above = head.row > 1 ? sheet.row(head.row - 1) : nullptr;
    if (above == nullptr)
        return;
    const SheetRow& row = *sheet.row(head.row);
    std::vector<SheetColumn> found;
    for (const SheetCell& cell : above->cells) {
        if (row.cell(cell.column) != nullptr)
            continue;
        SheetColumn column = column_below(cell, wanted);
        column.span = cell.span;
        if (column.known)
            found.push_back(std::move(column));
    }
    if (found.empty())
        return;
    diagnostics.warning(
        codes::SheetTwoRowHead,
        found.front().span,
        fmt::format(
            "the head has two rows, {} and {}: {} of its columns are named in the upper one",
            above->number,
            head.row,
            found.size()),
        "check in the mapping that each column goes where it should");
    for (SheetColumn& column : found)
        head.columns.push_back(std::move(column));
    std::ranges::sort(head.columns, {}, &SheetColumn::number);
    std::erase(head.above, above->number);
}

void leave_out(SheetColumn& column) {
    column.known = false;
    column.target.field = Field::Ignore;
}

/// Of two columns for one field the exact head wins, else the first.
void settle_twice(SheetHead& head, Diagnostics& diagnostics) {
    std::map<Field, SheetColumn*> taken;
    for (SheetColumn& column : head.columns) {
        const Field field = column.target.field;
        if (!column.known || field == Field::Ignore || field == Field::Attended)
            continue;
        const auto [first, added] = taken.emplace(field, &column);
        if (added)
            continue;
        SheetColumn* winner = first->second;
        SheetColumn* loser = &column;
        if (!head.from_mapping && column.certainty == Certainty::Exact &&
            winner->certainty == Certainty::Keyword)
            std::swap(winner, loser);
        first->second = winner;
        diagnostics.report(
            {Severity::Warning,
             codes::ImportColumnTwice,
             loser->span,
             fmt::format(
                 "`{}` would be a second column for `{}` and is not taken",
                 loser->target.head,
                 field_name(field)),
             {{winner->span, "this one is taken"}},
             "choose in the mapping which column to take"});
        leave_out(*loser);
    }
}

void report_unknown(const SheetHead& head, Diagnostics& diagnostics) {
    for (const SheetColumn& column : head.columns)
        if (!column.known)
            diagnostics.warning(
                codes::ImportUnknownColumn,
                column.span,
                fmt::format(
                    "{} `{}`, which is not taken",
                    head.from_mapping ? "the mapping does not know the column"
                                      : "nothing is known of the column",
                    column.target.head),
                head.from_mapping ? "add a `column` with this head to the mapping"
                                  : "if it matters, write its field into the mapping");
}

void report_absent(const SheetHead& head, const Mapping& mapping, Diagnostics& diagnostics) {
    std::set<std::string, std::less<>> there;
    for (const SheetColumn& column : head.columns)
        there.insert(fold_head(column.target.head));
    for (const MappedColumn& wanted : mapping.columns)
        if (wanted.field != Field::Ignore && !there.contains(fold_head(wanted.head)))
            diagnostics.warning(
                codes::ImportMappingColumn,
                wanted.span,
                fmt::format("the sheet has no column `{}`", wanted.head),
                "write its new head here, or remove the line");
}

} // namespace

const SheetColumn* SheetHead::column(Field field) const {
    for (const SheetColumn& column : columns)
        if (column.known && column.target.field == field)
            return &column;
    return nullptr;
}

std::optional<SheetHead> find_head(const Sheet& sheet) {
    std::size_t best_score = 0, best = 0;
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), RowsLookedAt); ++i) {
        const std::size_t found = score(columns_below(sheet.rows[i], nullptr));
        if (found > best_score) {
            best_score = found;
            best = i;
        }
    }
    if (best_score == 0)
        return std::nullopt;
    if (best + 1 < sheet.rows.size() && names_parts(columns_below(sheet.rows[best + 1], nullptr)))
        ++best;
    return make_head(sheet, best, columns_below(sheet.rows[best], nullptr));
}

std::optional<SheetHead> find_head(const Sheet& sheet, const Mapping& mapping) {
    const WantedColumns wanted = wanted_columns(mapping);
    std::optional<SheetHead> best;
    std::size_t best_count = 0;
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), RowsLookedAt); ++i) {
        std::vector<SheetColumn> columns = columns_below(sheet.rows[i], &wanted);
        const auto count =
            static_cast<std::size_t>(std::ranges::count(columns, true, &SheetColumn::known));
        const bool named = std::ranges::any_of(columns, [](const SheetColumn& column) {
            return column.known && is_name_field(column.target.field);
        });
        if (named && count > best_count && count * 2 >= wanted.size()) {
            best_count = count;
            best = make_head(sheet, i, std::move(columns));
            best->from_mapping = true;
        }
    }
    return best;
}

void settle_head(
    SheetHead& head, const Sheet& sheet, const Mapping* mapping, Diagnostics& diagnostics) {
    const SheetRow& row = *sheet.row(head.row);
    for (SheetColumn& column : head.columns)
        column.span = cell_span(row, column.number);
    const WantedColumns wanted = mapping ? wanted_columns(*mapping) : WantedColumns{};
    take_from_above(head, sheet, mapping ? &wanted : nullptr, diagnostics);
    report_unknown(head, diagnostics);
    settle_twice(head, diagnostics);
    if (mapping != nullptr)
        report_absent(head, *mapping, diagnostics);
}

} // namespace zbirnyk
