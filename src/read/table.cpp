#include "read/table.h"

#include "diag/codes.h"
#include "read/xml_characters.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

/// CSV by RFC 4180 with the habits of spreadsheets: the separator follows the locale (`;` in
/// Ukrainian), a first line `sep=;` may name it, lines end in CRLF or LF, and rows that were
/// emptied leave lines of bare separators at the end. One pass; each cell is copied once.
namespace zbirnyk {

namespace {

using Row = std::vector<Cell>;

class CsvReader {
  public:
    CsvReader(std::string_view text, std::uint32_t file, Diagnostics& diagnostics)
        : text_(text)
        , file_(file)
        , diagnostics_(diagnostics) {}

    std::optional<Table> read() {
        choose_separator(0);
        std::optional<std::vector<Row>> rows = read_rows();
        if (!rows)
            return std::nullopt;
        Table table;
        table.head = std::move(rows->front());
        rows->erase(rows->begin());
        table.rows = std::move(*rows);
        return check(std::move(table));
    }

    /// Rows of any length.
    std::optional<std::vector<Row>> read_any() {
        std::size_t line = 0;
        while (line < text_.size() && !choose_separator(line)) {
            const std::size_t end = text_.find_first_of("\r\n", line);
            line = std::min(text_.find_first_not_of("\r\n", end), text_.size());
        }
        std::optional<std::vector<Row>> rows = read_rows();
        return diagnostics_.error_count() > errors_before_ ? std::nullopt : std::move(rows);
    }

  private:
    Span span(std::size_t begin, std::size_t end) const {
        return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    /// At least one row; nothing after an error that leaves the rest unreadable.
    std::optional<std::vector<Row>> read_rows() {
        if (!check_characters()) {
            return std::nullopt;
        }
        std::vector<Row> rows;
        while (at_ < text_.size()) {
            rows.emplace_back();
            if (!read_row(rows.back())) {
                return std::nullopt;
            }
        }
        while (!rows.empty() && is_blank(rows.back())) {
            rows.pop_back();
        }
        if (rows.empty()) {
            diagnostics_.error(
                codes::CsvEmpty,
                span(0, 0),
                "the table is empty",
                "its first row names the columns");
            return std::nullopt;
        }
        return rows;
    }

    bool at_line_end() const {
        return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
    }

    void skip_line_end() {
        if (at_ < text_.size() && text_[at_] == '\r') {
            ++at_;
        }
        if (at_ < text_.size() && text_[at_] == '\n') {
            ++at_;
        }
    }

    bool check_characters() {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const auto c = static_cast<unsigned char>(text_[i]);
            if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
                diagnostics_.error(
                    codes::CsvControlCharacter,
                    span(i, i + 1),
                    fmt::format("control character U+{:04X}", c),
                    "is this file a table saved as CSV?");
                return false;
            }
        }
        return true;
    }

    /// The separator that the row at `line` uses most outside of quotes; `;` and false when it uses
    /// none.
    bool choose_separator(std::size_t line) {
        if (line == 0 && text_.starts_with("sep=") && text_.size() > 5 &&
            (text_[5] == '\r' || text_[5] == '\n')) {
            separator_ = text_[4];
            at_ = 5;
            skip_line_end();
            return true;
        }
        constexpr std::array<char, 3> Separators{';', ',', '\t'};
        std::array<std::size_t, 3> counts{};
        bool quoted = false;
        for (const char c : text_.substr(line)) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted) {
                for (std::size_t i = 0; i < Separators.size(); ++i) {
                    counts[i] += c == Separators[i] ? 1 : 0;
                }
            }
        }
        const auto most = std::max_element(counts.begin(), counts.end());
        separator_ = Separators[static_cast<std::size_t>(most - counts.begin())];
        return *most > 0;
    }

    /// False when a quote is not closed: what follows cannot be read then.
    bool read_row(Row& row) {
        while (true) {
            row.emplace_back();
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            if (!(quoted ? read_quoted(row.back()) : read_plain(row.back()))) {
                return false;
            }
            if (at_line_end()) {
                skip_line_end();
                return true;
            }
            ++at_;
        }
    }

    bool read_plain(Cell& cell) {
        const std::size_t begin = at_;
        while (!at_line_end() && text_[at_] != separator_) {
            ++at_;
        }
        cell.text = text_.substr(begin, at_ - begin);
        cell.span = span(begin, at_);
        return true;
    }

    bool read_quoted(Cell& cell) {
        const std::size_t begin = ++at_;
        while (true) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                diagnostics_.error(
                    codes::CsvUnclosedQuote,
                    span(begin - 1, begin),
                    "a quote that is never closed",
                    "end the cell with `\"`, and write a quote inside it twice");
                return false;
            }
            append_lines(cell.text, text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (at_ >= text_.size() || text_[at_] != '"') {
                cell.span = span(begin, quote);
                return check_after_quote();
            }
            cell.text += '"';
            ++at_;
        }
    }

    /// Line breaks inside a cell become LF.
    static void append_lines(std::string& out, std::string_view part) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (part[i] != '\r') {
                out += part[i];
            } else if (i + 1 == part.size() || part[i + 1] != '\n') {
                out += '\n';
            }
        }
    }

    bool check_after_quote() {
        const std::size_t begin = at_;
        while (!at_line_end() && text_[at_] != separator_) {
            ++at_;
        }
        if (!trim_xml_blanks(text_.substr(begin, at_ - begin)).empty()) {
            diagnostics_.error(
                codes::CsvStrayText,
                span(begin, at_),
                "text after the closing quote of a cell",
                "write a quote inside a quoted cell twice");
        }
        return true;
    }

    static bool is_blank(const Row& row) {
        return std::all_of(row.begin(), row.end(), [](const Cell& cell) {
            return trim_xml_blanks(cell.text).empty();
        });
    }

    std::optional<Table> check(Table table) {
        std::map<std::string_view, Span> seen;
        for (Cell& cell : table.head) {
            cell.text = std::string(trim_xml_blanks(cell.text));
            const auto [first, is_new] = seen.emplace(cell.text, cell.span);
            if (!is_new && !cell.text.empty()) {
                diagnostics_.report(
                    {Severity::Error,
                     codes::CsvDuplicateColumn,
                     cell.span,
                     fmt::format("two columns are named `{}`", cell.text),
                     {{first->second, "the first is here"}},
                     "give one of them another name"});
            }
        }
        for (const Row& row : table.rows) {
            check_length(row, table.head);
        }
        if (diagnostics_.error_count() > errors_before_) {
            return std::nullopt;
        }
        return table;
    }

    void check_length(const Row& row, const Row& head) {
        if (row.size() == head.size()) {
            return;
        }
        const bool is_short = row.size() < head.size();
        const Span where = is_short ? row.back().span : row[head.size()].span;
        diagnostics_.report(
            {Severity::Error,
             codes::CsvRowLength,
             where,
             fmt::format("the row has {} cells, the head has {}", row.size(), head.size()),
             {{head.front().span, "the head is here"}},
             is_short ? fmt::format("no cell for the column `{}`", head[row.size()].text)
                      : fmt::format("quote a cell that contains `{}`", separator_name())});
    }

    std::string separator_name() const {
        return separator_ == '\t' ? "tab" : std::string(1, separator_);
    }

    std::string_view text_;
    std::uint32_t file_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    char separator_ = ';';
    std::size_t errors_before_ = diagnostics_.error_count();
};

} // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i].text == name) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<Table>
read_csv(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
    return CsvReader(sources.text(file), file, diagnostics).read();
}

std::optional<std::vector<std::vector<Cell>>>
read_csv_rows(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
    return CsvReader(sources.text(file), file, diagnostics).read_any();
}

} // namespace zbirnyk
