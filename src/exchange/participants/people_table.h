#pragma once

#include "base/file_system.h"
#include "exchange/participants/event_facts.h"
#include "exchange/participants/sheet_people.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// participants.csv while an import works on it: columns that the import does not know stay as they
/// are.
class PeopleTable {
  public:
    /// The table of an event, or a new one with all columns when there is no file yet. Nothing
    /// after an error.
    static std::optional<PeopleTable> read(
        const FileSystem& files,
        const EventFacts& event,
        Sources& sources,
        Diagnostics& diagnostics);

    std::size_t size() const { return rows_.size(); }

    /// The value of a column; empty when the table lacks the column.
    std::string_view value(std::size_t row, std::string_view column) const;

    /// The place of a row in the file; for rows that were added, that of the sheet.
    Span place(std::size_t row) const { return rows_[row].place; }

    /// The row of that id, or nothing.
    std::optional<std::size_t> find(std::string_view id) const;
    /// Adds an empty row with the next free id, p001 …; `place` is that of the sheet's row.
    std::size_t add(Span place);
    /// Sets a value, adding the column before those of attendance when the table lacks it.
    void set(std::size_t row, std::string_view column, std::string_view value);

    /// The file as Ukrainian Excel writes and opens it: UTF-8 with BOM, `;`, CRLF.
    std::string csv() const;

  private:
    struct Row {
        std::vector<std::string> cells;
        Span place;
    };

    std::size_t column_for(std::string_view name);
    std::string free_id();

    std::vector<std::string> head_;
    std::vector<Row> rows_;
    std::vector<std::string> other_ids_; ///< of the event's staff
    std::size_t last_number_ = 0;
};

} // namespace zbirnyk
