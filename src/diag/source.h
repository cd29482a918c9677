#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A stretch of an input file in bytes. It travels from the XML node to the page. File 0 means "no
/// place".
struct Span {
    std::uint32_t file = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend constexpr auto operator<=>(Span, Span) = default;
};

/// Line and column, both from 1; the column counts code points. In a sheet: row and column of the
/// cell.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;
};

/// Parts the cells in the text of a sheet.
inline constexpr std::string_view SheetCellMark = " │ ";

/// "A", "B" … "Z", "AA" …: the name of a sheet's column, from 1.
std::string column_letters(std::size_t column);

/// The input files that were read: their names as a person would type them and their text as UTF-8.
/// Files are added while reading and only looked up after that; texts keep their address.
class Sources {
  public:
    /// Registers a file and returns its number, from 1.
    std::uint32_t add(std::string name, std::string text);

    /// Registers a sheet of a workbook: `text` has a line for each row that is not empty, its cells
    /// parted by `SheetCellMark`; `rows` are the numbers of these rows in the sheet, ascending.
    std::uint32_t add_sheet(std::string name, std::string text, std::vector<std::uint32_t> rows);

    bool is_sheet(std::uint32_t file) const;
    std::string_view name(std::uint32_t file) const;
    std::string_view text(std::uint32_t file) const;
    Place place(std::uint32_t file, std::uint32_t offset) const;
    /// The line that holds `offset`, without its end.
    std::string_view line_at(std::uint32_t file, std::uint32_t offset) const;

  private:
    struct File {
        std::string name;
        std::string text;
        std::vector<std::uint32_t> line_starts;
        std::vector<std::uint32_t> rows; ///< of a sheet, one for each line
    };

    std::deque<File> files_;
};

} // namespace zbirnyk
