#include "exchange/participants/people_table.h"

#include "exchange/csv_cell.h"

#include "exchange/sheets/office_parts.h"
#include "read/file.h"
#include "read/table.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::string_view IdColumn = "id";
constexpr std::string_view AttendedPrefix = "attended:";

void append_row(std::string& csv, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        csv += (i == 0 ? "" : ";") + csv_cell(cells[i]);
    csv += "\r\n";
}

/// The number of "p014"; 0 for other ids.
std::uint32_t number_of(std::string_view id) {
    return id.starts_with('p') ? parse_count(id.substr(1)).value_or(0) : 0;
}

} // namespace

std::optional<PeopleTable> PeopleTable::read(
    const FileSystem& files, const EventFacts& event, Sources& sources, Diagnostics& diagnostics) {
    PeopleTable table;
    table.other_ids_ = event.staff_ids;
    if (!files.is_file(event.table)) {
        table.head_.emplace_back(IdColumn);
        for (std::size_t i = 0; i < PersonFields; ++i)
            table.head_.emplace_back(field_name(static_cast<Field>(i)));
        for (const std::string& meeting : event.meetings)
            table.head_.push_back(std::string(AttendedPrefix) + meeting);
        return table;
    }
    const auto file = read_source(files, {event.table, TextKind::Table, {}}, sources, diagnostics);
    if (!file)
        return std::nullopt;
    auto read = read_csv(sources, *file, diagnostics);
    if (!read)
        return std::nullopt;
    const std::size_t place = read->column("surname").value_or(0);
    for (Cell& cell : read->head)
        table.head_.push_back(std::move(cell.text));
    for (std::vector<Cell>& cells : read->rows) {
        Row row{{}, cells[place].span};
        for (Cell& cell : cells)
            row.cells.push_back(std::move(cell.text));
        table.rows_.push_back(std::move(row));
        table.last_number_ = std::max<std::size_t>(
            table.last_number_, number_of(table.value(table.rows_.size() - 1, IdColumn)));
    }
    return table;
}

std::string_view PeopleTable::value(std::size_t row, std::string_view column) const {
    const auto found = std::ranges::find(head_, column);
    return found == head_.end()
               ? std::string_view()
               : std::string_view(
                     rows_[row].cells[static_cast<std::size_t>(found - head_.begin())]);
}

std::optional<std::size_t> PeopleTable::find(std::string_view id) const {
    for (std::size_t row = 0; row < rows_.size(); ++row)
        if (value(row, IdColumn) == id)
            return row;
    return std::nullopt;
}

std::string PeopleTable::free_id() {
    std::string id;
    do
        id = fmt::format("p{:03}", ++last_number_);
    while (std::ranges::find(other_ids_, id) != other_ids_.end());
    return id;
}

std::size_t PeopleTable::add(Span place) {
    rows_.push_back({std::vector<std::string>(head_.size()), place});
    set(rows_.size() - 1, IdColumn, free_id());
    return rows_.size() - 1;
}

std::size_t PeopleTable::column_for(std::string_view name) {
    const auto found = std::ranges::find(head_, name);
    if (found != head_.end())
        return static_cast<std::size_t>(found - head_.begin());
    const auto attended = std::ranges::find_if(
        head_, [](const std::string& head) { return head.starts_with(AttendedPrefix); });
    const auto at = name.starts_with(AttendedPrefix)
                        ? head_.size()
                        : static_cast<std::size_t>(attended - head_.begin());
    head_.insert(head_.begin() + static_cast<std::ptrdiff_t>(at), std::string(name));
    for (Row& row : rows_)
        row.cells.insert(row.cells.begin() + static_cast<std::ptrdiff_t>(at), std::string());
    return at;
}

void PeopleTable::set(std::size_t row, std::string_view column, std::string_view value) {
    const std::size_t at = column_for(column);
    rows_[row].cells[at] = value;
}

std::string PeopleTable::csv() const {
    std::string csv = "\xEF\xBB\xBF";
    append_row(csv, head_);
    for (const Row& row : rows_)
        append_row(csv, row.cells);
    return csv;
}

} // namespace zbirnyk
