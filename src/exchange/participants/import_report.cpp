#include "exchange/participants/import_report.h"

#include "base/utf8.h"
#include "diag/cells.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zbirnyk {

namespace {

/// Lines of one list: what a person can still look through.
constexpr std::size_t MostLines = 200;
constexpr std::size_t HeadCells = 44;
constexpr std::size_t ExampleCells = 32;

/// The text in `cells` cells of the terminal: cut with …, or filled with blanks.
std::string fitted(std::string_view text, std::size_t cells) {
    std::string out;
    std::size_t used = 0;
    for (const char32_t c : to_utf32(text)) {
        const std::size_t width = cell_width(c);
        if (used + width > cells) {
            while (used >= cells && !out.empty()) {
                while ((static_cast<unsigned char>(out.back()) & 0xC0u) == 0x80)
                    out.pop_back();
                out.pop_back();
                --used;
            }
            out += "…";
            ++used;
            break;
        }
        append_utf8(out, is_printable(c) ? c : U' ');
        used += width;
    }
    return out + std::string(cells - std::min(used, cells), ' ');
}

std::string without_end_blanks(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// The first value below a head that is not the head again.
std::string example(const Sheet& sheet, const SheetHead& head, const SheetColumn& column) {
    for (const SheetRow& row : sheet.rows)
        if (const SheetCell* cell = row.number > head.row ? row.cell(column.number) : nullptr)
            if (one_line(cell->text) != column.target.head)
                return one_line(cell->text);
    return {};
}

std::string target(const SheetColumn& column) {
    if (!column.known)
        return "? not known";
    if (column.target.field == Field::Ignore)
        return "- not taken";
    if (column.target.field != Field::Attended)
        return std::string(field_name(column.target.field));
    return fmt::format("attended:{}", column.target.meeting);
}

std::string mapping_table(const ReportParts& parts) {
    std::string table = without_end_blanks(fmt::format(
        "  {} {} {} {}",
        fitted("", 3),
        fitted("head", HeadCells),
        fitted("goes to", 20),
        "for example"));
    table += '\n';
    for (const SheetColumn& column : parts.head.columns)
        table += without_end_blanks(fmt::format(
                     "  {} {} {} {}",
                     fitted(column_letters(column.number), 3),
                     fitted(column.target.head, HeadCells),
                     fitted(target(column), 20),
                     fitted(example(parts.sheet, parts.head, column), ExampleCells))) +
                 '\n';
    return table;
}

/// A list under its title; nothing when it is empty.
std::string listed(std::string_view title, const std::vector<std::string>& lines) {
    if (lines.empty())
        return {};
    std::string text = fmt::format("{} ({}):\n", title, lines.size());
    for (std::size_t i = 0; i < std::min(lines.size(), MostLines); ++i)
        text += fmt::format("  {}\n", lines[i]);
    if (lines.size() > MostLines)
        text += fmt::format("  … {} more\n", lines.size() - MostLines);
    return text;
}

std::string person_line(const PeopleTable& table, std::size_t row) {
    std::string line(table.value(row, "id"));
    for (const std::string_view column : {"surname", "given", "patronymic"})
        if (const std::string_view part = table.value(row, column); !part.empty())
            line += " " + std::string(part);
    return line;
}

std::vector<std::string> repair_lines(const ReportParts& parts, const Sources& sources) {
    std::vector<std::string> lines;
    for (const Repair& repair : parts.people.repairs) {
        const Place place = sources.place(repair.span.file, repair.span.begin);
        lines.push_back(fmt::format(
            "{}{}: {} -> {}",
            column_letters(place.column),
            place.line,
            repair.typed,
            repair.mended));
    }
    return lines;
}

std::vector<std::string> change_lines(const MergedPeople& merged) {
    std::vector<std::string> lines;
    for (const FieldChange& change : merged.changes)
        lines.push_back(fmt::format(
            "{} {}, {}: {} -> {} (row {})",
            change.id,
            change.name,
            change.column,
            change.before.empty() ? "nothing" : change.before,
            change.after,
            change.row));
    return lines;
}

} // namespace

std::string import_report(const ReportParts& parts, const Sources& sources) {
    std::string text = fmt::format("{}: head in row {}", parts.workbook, parts.head.row);
    if (!parts.head.above.empty())
        text += fmt::format(
            ", row{} {} above it passed over",
            parts.head.above.size() > 1 ? "s" : "",
            fmt::join(parts.head.above, ", "));
    text += "\n" + mapping_table(parts);
    text += listed("repaired", repair_lines(parts, sources));
    std::vector<std::string> added, absent, refused;
    for (std::size_t i = 0; i < parts.merged.added.size(); ++i)
        added.push_back(fmt::format(
            "{} (row {})",
            person_line(parts.table, parts.merged.added[i]),
            parts.merged.added_from[i]));
    for (const std::size_t row : parts.merged.absent)
        absent.push_back(person_line(parts.table, row));
    text += listed("new", added);
    text += listed("changed", change_lines(parts.merged));
    text += listed("not in the sheet, kept", absent);
    for (const std::uint32_t row : parts.people.refused)
        refused.push_back(fmt::format("row {}", row));
    text += listed("with errors, not imported", refused);
    return text + fmt::format(
                      "{} rows: {} new people, {} known ({} changes), {} not imported\n",
                      parts.people.people.size() + parts.people.refused.size(),
                      parts.merged.added.size(),
                      parts.merged.matched,
                      parts.merged.changes.size(),
                      parts.people.refused.size());
}

} // namespace zbirnyk
