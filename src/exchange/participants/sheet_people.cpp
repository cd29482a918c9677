#include "exchange/participants/sheet_people.h"

#include "base/utf8.h"
#include "diag/certificate_codes.h"
#include "exchange/participants/row_values.h"
#include "exchange/sheets/merged_cells.h"
#include "language/look_alikes.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// Foreign names, which have no patronymic, are often left in Latin letters.
bool is_ukrainian(const PersonName& name) {
    const std::u32string letters = to_utf32(name.surname + name.given);
    return std::ranges::none_of(letters, is_latin_letter);
}

/// One row while it is read.
struct RowReader {
    const SheetRow& row;
    const SheetHead& head;
    const EventFacts& event;
    SheetPeople& people;
    Diagnostics& diagnostics;

    CellReport report_at(const SheetColumn& column) const {
        return {cell_span(row, column.number), people.repairs, diagnostics};
    }

    /// The text of a cell; an error for one that holds none though it should.
    std::string text(const SheetColumn& column) const {
        const SheetCell* cell = row.cell(column.number);
        if (cell == nullptr)
            return {};
        if (cell->kind == CellKind::Uncomputed || cell->kind == CellKind::Error) {
            const bool uncomputed = cell->kind == CellKind::Uncomputed;
            diagnostics.error(
                codes::SheetFormula,
                cell_span(row, column.number),
                uncomputed ? std::string("the cell is a formula whose value the file does not hold")
                           : fmt::format("the cell shows the error `{}`", one_line(cell->text)),
                uncomputed ? "open the file in Excel or LibreOffice and save it"
                           : "write the value in place of the formula");
            return {};
        }
        return cell->text;
    }

    std::optional<std::string> name_part(const SheetColumn* column) const {
        return column ? clean_name(text(*column), report_at(*column)) : std::string();
    }

    void missing(std::string_view what, const SheetColumn& column) const {
        diagnostics.error(
            codes::ImportName,
            cell_span(row, column.number),
            fmt::format("the row has no {}", what),
            "fill it in, or delete the row");
    }

    std::optional<PersonName> full_name(const SheetColumn& column) const {
        const std::size_t before = diagnostics.error_count();
        const std::string typed = text(column);
        if (clean_cell(typed).empty()) {
            if (diagnostics.error_count() == before)
                missing("name", column);
            return std::nullopt;
        }
        const auto mended = clean_name(typed, report_at(column));
        if (!mended)
            return std::nullopt;
        return split_name(*mended, column.target.order, report_at(column));
    }

    std::optional<PersonName> name_of_parts(const SheetColumn& surname_column) const {
        const SheetColumn* given_column = head.column(Field::Given);
        const SheetColumn* joint_column = head.column(Field::GivenNames);
        const SheetColumn* patronymic_column = head.column(Field::Patronymic);
        const auto surname = name_part(&surname_column), given = name_part(given_column),
                   joint = name_part(joint_column), patronymic = name_part(patronymic_column);
        if (!surname || !given || !joint || !patronymic)
            return std::nullopt;
        PersonName name{*surname, *given, *patronymic};
        if (joint_column) {
            const std::size_t blank = std::min(joint->find(' '), joint->size());
            name.given = joint->substr(0, blank);
            name.patronymic = joint->substr(std::min(blank + 1, joint->size()));
        }
        if (name.given.empty() && name.surname.find(' ') != std::string::npos)
            return split_name(name.surname, NameOrder::SurnameFirst, report_at(surname_column));
        if (name.surname.empty() || name.given.empty()) {
            const bool no_surname = name.surname.empty();
            const SheetColumn* at = no_surname     ? &surname_column
                                    : given_column ? given_column
                                                   : joint_column;
            missing(no_surname ? "surname" : "given name", at ? *at : surname_column);
            return std::nullopt;
        }
        const auto read = parse_full_name(name.surname + " " + name.given);
        if (read && read->surname != name.surname)
            diagnostics.warning(
                codes::ImportNameOrder,
                cell_span(row, surname_column.number),
                fmt::format("`{}` seems to be the given name, not the surname", name.surname),
                "if the two were swapped, swap them in the sheet");
        return name;
    }

    std::optional<PersonName> name() const {
        const SheetColumn* full = head.column(Field::FullName);
        return full ? full_name(*full) : name_of_parts(*head.column(Field::Surname));
    }

    const SheetColumn& name_column() const {
        const SheetColumn* full = head.column(Field::FullName);
        return full ? *full : *head.column(Field::Surname);
    }

    void check_name(const PersonName& name) const {
        const Span span = cell_span(row, name_column().number);
        if (has_initials(name.given))
            diagnostics.warning(
                codes::ImportNamePart,
                span,
                fmt::format("`{} {}` are initials, not names", name.given, name.patronymic),
                "write the names in full: certificates need them");
        else if (
            name.patronymic.empty() && is_ukrainian(name) &&
            (head.column(Field::Patronymic) || head.column(Field::FullName)))
            diagnostics.warning(
                codes::ImportNamePart,
                span,
                fmt::format("`{} {}` has no patronymic", name.surname, name.given),
                "if the person has one, write it");
    }

    void put_gender(SheetPerson& person, const PersonName& name) const {
        std::string& gender = person.values[index_of(Field::Gender)];
        const Gender detected = detect_gender(name);
        const std::string_view letter = detected == Gender::Feminine ? "f" : "m";
        if (detected == Gender::Unknown && gender.empty())
            diagnostics.warning(
                codes::ImportGender,
                person.span,
                fmt::format("the name `{}` does not tell the gender", person.typed_name),
                "write f (жінка) or m (чоловік) in the column `gender` of participants.csv");
        else if (detected != Gender::Unknown && !gender.empty() && gender != letter)
            diagnostics.warning(
                codes::ImportGender,
                person.span,
                fmt::format(
                    "the name `{}` contradicts the gender `{}`", person.typed_name, gender));
        else if (gender.empty())
            gender = letter;
    }

    void read_values(SheetPerson& person) const {
        for (const SheetColumn& column : head.columns) {
            const Field field = column.target.field;
            if (!column.known || field == Field::Ignore || field == Field::FullName ||
                field == Field::GivenNames || index_of(field) <= index_of(Field::Patronymic))
                continue;
            const std::string value = text(column);
            if (field == Field::Role) {
                person.roles = read_roles(value, report_at(column));
                continue;
            }
            if (field != Field::Attended) {
                person.values[index_of(field)] = row_value(field, value, event, report_at(column));
                continue;
            }
            std::string days = attended_days(value, column.target.days, report_at(column));
            if (!days.empty())
                person.attended.push_back({column.target.meeting, std::move(days)});
        }
        if (std::string& staff = person.values[index_of(Field::Staff)];
            person.roles.organizer && staff.empty())
            staff = "так";
    }

    void read() const {
        const std::size_t before = diagnostics.error_count();
        SheetPerson person;
        person.row = row.number;
        person.span = cell_span(row, name_column().number);
        const auto found = name();
        if (found) {
            person.values[index_of(Field::Surname)] = found->surname;
            person.values[index_of(Field::Given)] = found->given;
            person.values[index_of(Field::Patronymic)] = found->patronymic;
            person.typed_name = found->surname + " " + found->given;
            person.typed_name += found->patronymic.empty() ? "" : " " + found->patronymic;
            check_name(*found);
        }
        read_values(person);
        if (found)
            put_gender(person, *found);
        if (diagnostics.error_count() > before)
            people.refused.push_back(row.number);
        else
            people.people.push_back(std::move(person));
    }
};

/// A row that repeats the head, as when two exports are pasted together.
bool repeats_head(const SheetRow& row, const SheetHead& head) {
    std::size_t equal = 0;
    for (const SheetColumn& column : head.columns)
        if (const SheetCell* cell = row.cell(column.number))
            equal += one_line(cell->text) == column.target.head ? 1 : 0;
    return equal >= 2 || (equal == 1 && head.columns.size() == 1);
}

/// "Всього: 118" below the list.
bool is_total(const SheetRow& row) {
    const std::string first = fold_head(row.cells.front().text);
    for (const std::string_view word :
         {"всього", "усього", "разом", "підсумок", "total", "загалом"})
        if (first == word || first.starts_with(std::string(word) + " "))
            return true;
    return false;
}

/// Nothing but numbers of rows and other columns that are not taken.
bool says_nothing(const SheetRow& row, const SheetHead& head) {
    return std::ranges::none_of(head.columns, [&](const SheetColumn& column) {
        return column.known && column.target.field != Field::Ignore && row.cell(column.number);
    });
}

std::string_view why_skipped(const SheetRow& row, const SheetHead& head) {
    if (repeats_head(row, head))
        return "the row repeats the head";
    if (is_total(row))
        return "the row is a total, not a person";
    return {};
}

/// Lists are often numbered further than they are filled: told once.
void report_empty(const std::vector<const SheetRow*>& rows, Diagnostics& diagnostics) {
    if (!rows.empty())
        diagnostics.warning(
            codes::ImportSkippedRow,
            rows.front()->cells.front().span,
            rows.size() == 1
                ? std::string("the row has nothing in the columns that are taken; skipped")
                : fmt::format(
                      "the row has nothing in the columns that are taken; skipped, as are {} "
                      "others "
                      "of that kind",
                      rows.size() - 1));
}

} // namespace

SheetPeople read_people(
    Sheet& sheet, const SheetHead& head, const EventFacts& event, Diagnostics& diagnostics) {
    resolve_merged(sheet, head.row, diagnostics);
    SheetPeople people;
    std::vector<const SheetRow*> empty;
    for (const SheetRow& row : sheet.rows) {
        if (row.number <= head.row)
            continue;
        if (const std::string_view why = why_skipped(row, head); !why.empty())
            diagnostics.warning(
                codes::ImportSkippedRow, row.cells.front().span, fmt::format("{}; skipped", why));
        else if (says_nothing(row, head))
            empty.push_back(&row);
        else
            RowReader{row, head, event, people, diagnostics}.read();
    }
    report_empty(empty, diagnostics);
    return people;
}

} // namespace zbirnyk
