#include "exchange/participants/import_participants.h"

#include "diag/certificate_codes.h"
#include "diag/codes.h"
#include "exchange/participants/import_report.h"
#include "exchange/sheets/read_workbook.h"
#include "read/file.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::string_view MappingName = "participants.mapping.xml";

/// The sheet that is imported, and its head.
struct ChosenSheet {
    Sheet* sheet = nullptr;
    SheetHead head;
};

std::string sheet_names(const std::vector<Sheet>& sheets) {
    std::string names;
    for (const Sheet& sheet : sheets)
        names += (names.empty() ? "«" : ", «") + sheet.name + "»";
    return names;
}

std::optional<SheetHead> head_of(const Sheet& sheet, const Mapping* mapping) {
    return mapping ? find_head(sheet, *mapping) : find_head(sheet);
}

Sheet* sheet_named(std::vector<Sheet>& sheets, std::string_view name) {
    const auto found = std::ranges::find_if(
        sheets, [name](const Sheet& sheet) { return one_line(sheet.name) == one_line(name); });
    return found == sheets.end() ? nullptr : &*found;
}

/// Why no head was found: shown at the first row of the sheet, so that a person sees what was read.
void report_no_head(
    Sheet& sheet,
    Span file,
    std::string_view path,
    const Mapping* mapping,
    Sources& sources,
    Diagnostics& diagnostics) {
    if (sheet.rows.empty()) {
        diagnostics.error(codes::SheetNoHead, file, "the sheet is empty");
        return;
    }
    if (!place_sheet(sheet, path, file, sources, diagnostics))
        return;
    diagnostics.error(
        codes::SheetNoHead,
        sheet.rows.front().cells.front().span,
        mapping ? "no row has the heads of the mapping"
                : "no row looks like a head: none names a column of names",
        mapping ? "take another mapping with --mapping, or delete it to have a new one made"
                : "name the columns in the first row: Прізвище, Ім’я, По батькові, Посада, …");
}

/// One run.
struct Import {
    const FileSystem& files;
    const ParticipantsRequest& request;
    Sources& sources;
    Diagnostics& diagnostics;
    Span from = {}; ///< the workbook as a whole

    std::filesystem::path mapping_path() const {
        return request.mapping.empty() ? request.event.parent_path() / MappingName
                                       : request.mapping;
    }

    /// The mapping when there is one; false after an error.
    bool read_mapping_file(std::optional<Mapping>& mapping) const {
        const std::filesystem::path path = mapping_path();
        if (request.mapping.empty() && !files.is_file(path))
            return true;
        const auto file = read_source(files, {path, TextKind::Xml, {}}, sources, diagnostics);
        if (file)
            mapping = read_mapping(sources, *file, diagnostics);
        return mapping.has_value();
    }

    /// Meetings that columns name, in the mapping or in their heads, exist.
    bool check_meeting(const MappedColumn& column, Span span, const EventFacts& event) const {
        const std::vector<std::string_view> known(event.meetings.begin(), event.meetings.end());
        if (column.meeting.empty() || std::ranges::find(known, column.meeting) != known.end())
            return true;
        diagnostics.error(
            codes::ImportMapping,
            span,
            fmt::format("the event has no meeting `{}`", column.meeting),
            did_you_mean(column.meeting, known));
        return false;
    }

    bool check_meetings(const Mapping& mapping, const EventFacts& event) const {
        const std::size_t before = diagnostics.error_count();
        for (const MappedColumn& column : mapping.columns)
            check_meeting(column, column.span, event);
        return diagnostics.error_count() == before;
    }

    bool check_meetings(const SheetHead& head, const EventFacts& event) const {
        const std::size_t before = diagnostics.error_count();
        for (const SheetColumn& column : head.columns)
            check_meeting(column.target, column.span, event);
        return diagnostics.error_count() == before;
    }

    std::optional<ChosenSheet>
    choose_sheet(std::vector<Sheet>& sheets, const Mapping* mapping) const {
        const std::string wanted = !request.sheet.empty() ? request.sheet
                                   : mapping              ? mapping->sheet
                                                          : std::string();
        Sheet* candidate = wanted.empty() ? nullptr : sheet_named(sheets, wanted);
        if (sheets.empty() || (!wanted.empty() && candidate == nullptr)) {
            diagnostics.error(
                codes::SheetNoSheet,
                request.sheet.empty() && mapping ? mapping->sheet_span : from,
                sheets.empty() ? "the file has no sheets"
                               : fmt::format("the file has no sheet `{}`", wanted),
                sheets.empty() ? "" : "it has " + sheet_names(sheets));
            return std::nullopt;
        }
        if (candidate == nullptr)
            for (const bool hidden : {false, true})
                for (Sheet& sheet : sheets)
                    if (candidate == nullptr && sheet.hidden == hidden && head_of(sheet, mapping))
                        candidate = &sheet;
        const auto head = candidate ? head_of(*candidate, mapping) : std::nullopt;
        if (!head) {
            report_no_head(
                candidate ? *candidate : sheets.front(),
                from,
                request.workbook.generic_string(),
                mapping,
                sources,
                diagnostics);
            return std::nullopt;
        }
        return ChosenSheet{candidate, *head};
    }

    void report_hidden(const Sheet& sheet, const SheetHead& head) const {
        if (sheet.hidden)
            diagnostics.warning(
                codes::SheetHidden,
                sheet.row(head.row)->span,
                fmt::format("the sheet `{}` is hidden; it is the only one with a list", sheet.name),
                "choose another one with --sheet");
        const auto hidden = std::ranges::find_if(
            sheet.rows, [&](const SheetRow& row) { return row.hidden && row.number > head.row; });
        if (hidden == sheet.rows.end())
            return;
        const auto count =
            std::count_if(hidden, sheet.rows.end(), [](const SheetRow& row) { return row.hidden; });
        diagnostics.warning(
            codes::SheetHidden,
            hidden->cells.front().span,
            fmt::format(
                "rows hidden by hand or by a filter are taken too: {}, this is the first", count),
            "delete rows that shall not be taken");
    }

    std::optional<ParticipantsImport> run() {
        const auto event = read_event_facts(files, request.event, sources, diagnostics);
        std::optional<Mapping> mapping;
        if (!event || !read_mapping_file(mapping) || (mapping && !check_meetings(*mapping, *event)))
            return std::nullopt;
        auto sheets = read_workbook(files, request.workbook, sources, diagnostics);
        if (!sheets)
            return std::nullopt;
        from = {sources.add(request.workbook.generic_string(), ""), 0, 0};
        const Mapping* known = mapping ? &*mapping : nullptr;
        auto chosen = choose_sheet(*sheets, known);
        if (!chosen)
            return std::nullopt;
        Sheet& sheet = *chosen->sheet;
        const std::string path = request.workbook.generic_string();
        if (!place_sheet(sheet, path, from, sources, diagnostics))
            return std::nullopt;
        settle_head(chosen->head, sheet, known, diagnostics);
        report_hidden(sheet, chosen->head);
        if (!check_meetings(chosen->head, *event) || !has_name(chosen->head, sheet))
            return std::nullopt;
        auto table = PeopleTable::read(files, *event, sources, diagnostics);
        if (!table)
            return std::nullopt;
        const SheetPeople people = read_people(sheet, chosen->head, *event, diagnostics);
        const MergedPeople merged = merge_people(people, chosen->head, known, *table, diagnostics);
        check_roles(merged.roles, *event, diagnostics);
        ParticipantsImport result;
        result.table = event->table;
        if (!merged.added.empty() || !merged.changes.empty())
            result.csv = table->csv();
        result.mapping = mapping_path();
        if (!mapping)
            result.mapping_xml = new_mapping(chosen->head, *sheets, sheet);
        const std::string where =
            sheet.name.empty() ? path : fmt::format("{}, sheet «{}»", path, sheet.name);
        result.report =
            import_report({where, sheet, chosen->head, people, merged, *table}, sources);
        return result;
    }

    bool has_name(const SheetHead& head, const Sheet& sheet) const {
        const bool parts = head.column(Field::Surname) &&
                           (head.column(Field::Given) || head.column(Field::GivenNames));
        if (head.column(Field::FullName) || parts)
            return true;
        diagnostics.error(
            codes::ImportNoName,
            sheet.row(head.row)->cells.front().span,
            "the sheet has a column of surnames, but none of given names",
            "write in the mapping `field=\"given\"` for it, or `field=\"full-name\"` where both "
            "stand in one column");
        return false;
    }

    static std::string
    new_mapping(const SheetHead& head, const std::vector<Sheet>& sheets, const Sheet& sheet) {
        std::vector<MappedColumn> columns;
        for (const SheetColumn& column : head.columns)
            columns.push_back(column.target);
        return mapping_xml(sheets.size() > 1 ? sheet.name : std::string(), columns);
    }
};

} // namespace

std::optional<ParticipantsImport> import_participants(
    const FileSystem& files,
    const ParticipantsRequest& request,
    Sources& sources,
    Diagnostics& diagnostics) {
    return Import{files, request, sources, diagnostics}.run();
}

} // namespace zbirnyk
