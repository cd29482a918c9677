#include "exchange/sheets/workbook.h"

#include "diag/certificate_codes.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

auto find_column(auto& cells, std::uint32_t column) {
    return std::lower_bound(
        cells.begin(), cells.end(), column, [](const SheetCell& cell, std::uint32_t wanted) {
            return cell.column < wanted;
        });
}

/// No blank but single spaces inside: true of most cells. (U+00A0 begins with C2, U+202F and U+2007
/// with E2.)
bool is_one_line(std::string_view text) {
    bool blank = true;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || (byte == ' ' && blank))
            return false;
        blank = byte == ' ';
    }
    return !blank || text.empty();
}

/// The text as the source shows it: one line, without the mark between cells.
std::string shown_text(std::string_view text) {
    std::string shown = one_line(text);
    constexpr std::string_view Bar = "│";
    for (std::size_t at = shown.find(Bar); at != std::string::npos; at = shown.find(Bar, at))
        shown.replace(at, Bar.size(), "|");
    return shown;
}

std::uint32_t width_of(const Sheet& sheet) {
    std::uint32_t width = 0;
    for (const SheetRow& row : sheet.rows)
        if (!row.cells.empty())
            width = std::max(width, row.cells.back().column);
    return width;
}

/// Appends a line with all columns of the sheet and notes where its cells are.
void append_line(std::string& text, SheetRow& row, std::uint32_t width) {
    row.span.begin = static_cast<std::uint32_t>(text.size());
    std::uint32_t column = 1;
    const auto go_to = [&](std::uint32_t wanted) {
        for (; column < wanted; ++column)
            text += SheetCellMark;
    };
    for (SheetCell& cell : row.cells) {
        go_to(cell.column);
        cell.span.begin = static_cast<std::uint32_t>(text.size());
        text += shown_text(cell.text);
        cell.span.end = static_cast<std::uint32_t>(text.size());
    }
    go_to(width);
    row.span.end = static_cast<std::uint32_t>(text.size());
    text += '\n';
}

} // namespace

const SheetCell* SheetRow::cell(std::uint32_t column) const {
    const auto found = find_column(cells, column);
    return found != cells.end() && found->column == column ? &*found : nullptr;
}

SheetCell* SheetRow::cell(std::uint32_t column) {
    const auto found = find_column(cells, column);
    return found != cells.end() && found->column == column ? &*found : nullptr;
}

const SheetRow* Sheet::row(std::uint32_t number) const {
    const auto found = std::lower_bound(
        rows.begin(), rows.end(), number, [](const SheetRow& one, std::uint32_t wanted) {
            return one.number < wanted;
        });
    return found != rows.end() && found->number == number ? &*found : nullptr;
}

bool place_sheet(
    Sheet& sheet, std::string_view file, Span from, Sources& sources, Diagnostics& diagnostics) {
    const std::uint32_t width = width_of(sheet);
    if (sheet.rows.size() * width > SheetLimits{}.area) {
        diagnostics.error(
            codes::SheetTooLarge,
            from,
            fmt::format(
                "the sheet `{}` has {} rows and {} columns, which is no list of people",
                sheet.name,
                sheet.rows.size(),
                width),
            "delete what is not needed, or copy the list into a new file");
        return false;
    }
    std::string text;
    std::vector<std::uint32_t> numbers;
    for (SheetRow& row : sheet.rows) {
        append_line(text, row, width);
        numbers.push_back(row.number);
    }
    const std::uint32_t source = sources.add_sheet(
        sheet.name.empty() ? std::string(file) : fmt::format("{}:{}", file, sheet.name),
        std::move(text),
        std::move(numbers));
    for (SheetRow& row : sheet.rows) {
        row.span.file = source;
        for (SheetCell& cell : row.cells)
            cell.span.file = source;
    }
    return true;
}

Span cell_span(const SheetRow& row, std::uint32_t column) {
    if (const SheetCell* cell = row.cell(column))
        return cell->span;
    Span span{row.span.file, row.span.begin, row.span.begin};
    std::uint32_t at = 1;
    for (const SheetCell& cell : row.cells) {
        if (cell.column > column)
            break;
        span.begin = cell.span.end;
        at = cell.column;
    }
    span.begin += static_cast<std::uint32_t>((column - at) * SheetCellMark.size());
    span.begin = std::min(span.begin, row.span.end);
    span.end = span.begin;
    return span;
}

std::string one_line(std::string_view text) {
    if (is_one_line(text))
        return std::string(text);
    std::string line;
    bool blank = false;
    for (std::size_t i = 0; i < text.size();) {
        // U+00A0, U+202F, U+2007: spreadsheets and web forms leave them where people paste.
        const std::string_view rest = text.substr(i);
        const std::size_t wide = rest.starts_with("\u00A0")                                 ? 2
                                 : rest.starts_with("\u202F") || rest.starts_with("\u2007") ? 3
                                                                                            : 0;
        const auto c = static_cast<unsigned char>(text[i]);
        if (wide > 0 || c <= 0x20 || c == 0x7F) {
            blank = !line.empty();
            i += std::max<std::size_t>(wide, 1);
            continue;
        }
        if (blank)
            line += ' ';
        blank = false;
        line += text[i++];
    }
    return line;
}

} // namespace zbirnyk
