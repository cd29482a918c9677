#include "diag/certificate_codes.h"
#include "exchange/sheets/serial_date.h"
#include "exchange/sheets/sheet_readers.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

/// An XLSX file is a net of parts: `_rels/.rels` names the workbook, its own relations name the
/// sheets, the table of shared strings and the styles. Cells point into the strings and styles by
/// number; whether a number is a date only its style tells. Unknown parts and elements are passed
/// over: charts, pictures, filters and rules of format say nothing of people.
namespace zbirnyk {

namespace {

/// What cells point into.
struct Workbook {
    std::vector<std::string> strings;
    std::vector<bool> date_styles; ///< by style number
    DateSystem system = DateSystem::From1900;
};

/// The parts that a part refers to: id to part name, and type to part name.
struct Relations {
    std::map<std::string, std::string, std::less<>> by_id;
    std::map<std::string, std::string, std::less<>> by_type; ///< last word of the type
};

std::string folder_of(std::string_view part) {
    return std::string(part.substr(0, part.rfind('/') + 1));
}

/// "../a/./b" seen from a folder of the archive.
std::string resolve_part(std::string_view folder, std::string_view target) {
    const std::string path =
        target.starts_with('/') ? std::string(target) : std::string(folder) + std::string(target);
    std::vector<std::string_view> steps;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view step = std::string_view(path).substr(at, end - at);
        if (step == ".." && !steps.empty())
            steps.pop_back();
        else if (!step.empty() && step != "." && step != "..")
            steps.push_back(step);
        at = end + 1;
    }
    std::string resolved;
    for (const std::string_view step : steps)
        resolved += (resolved.empty() ? "" : "/") + std::string(step);
    return resolved;
}

Relations read_relations(OfficeParts& parts, std::string_view part) {
    const std::string folder = folder_of(part);
    const std::string name = fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
    Relations relations;
    const auto tree = parts.contains(name) ? parts.read(name) : std::nullopt;
    if (!tree)
        return relations;
    for (const Node relation : local_children(tree->root(), "Relationship")) {
        const std::string_view type = relation.attribute("Type");
        std::string target = resolve_part(folder, relation.attribute("Target"));
        relations.by_type.emplace(type.substr(type.rfind('/') + 1), target);
        relations.by_id.emplace(relation.attribute("Id"), std::move(target));
    }
    return relations;
}

/// Carriage returns are written as `_x000D_` (ECMA-376 part 1, 22.4.2.4, ST_Xstring); other escapes
/// stand for characters that no list of people has.
std::string without_escapes(std::string text) {
    constexpr std::string_view Return = "_x000D_";
    for (std::size_t at = 0; (at = text.find(Return, at)) != std::string::npos;)
        text.erase(at, Return.size());
    return text;
}

/// The text of `si` or `is`: its `t`, or those of its runs; phonetic readings left out.
std::string rich_text(Node item) {
    std::string text;
    for (const Node child : item.child_elements()) {
        if (local_name(child) == "t")
            text += child.text();
        else if (local_name(child) == "r")
            text += local_child(child, "t").text();
    }
    return without_escapes(std::move(text));
}

std::vector<std::string> read_strings(const Tree& tree) {
    std::vector<std::string> strings;
    for (const Node item : local_children(tree.root(), "si"))
        strings.push_back(rich_text(item));
    return strings;
}

/// The built-in formats of dates and times (ECMA-376 part 1, 18.8.30, East Asian ones included).
bool is_built_in_date(std::uint32_t id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
           (id >= 50 && id <= 58);
}

std::vector<bool> read_date_styles(const Tree& tree) {
    std::map<std::uint32_t, bool> formats;
    for (const Node format : local_children(local_child(tree.root(), "numFmts"), "numFmt"))
        if (const auto id = parse_count(format.attribute("numFmtId")))
            formats[*id] = is_date_format(format.attribute("formatCode"));
    std::vector<bool> styles;
    for (const Node style : local_children(local_child(tree.root(), "cellXfs"), "xf")) {
        const std::uint32_t id = parse_count(style.attribute("numFmtId")).value_or(0);
        const auto own = formats.find(id);
        styles.push_back(own != formats.end() ? own->second : is_built_in_date(id));
    }
    return styles;
}

/// Row and column of "C14"; zeros for what is no reference.
struct Reference {
    std::uint32_t row = 0, column = 0;
};

Reference parse_reference(std::string_view text) {
    constexpr std::uint32_t MostColumns = 16'384, MostRows = 1'048'576;
    Reference reference;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
        reference.column = reference.column * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
        if (reference.column > MostColumns)
            return {};
    }
    const auto row = parse_count(text.substr(at));
    if (!row || *row == 0 || *row > MostRows || reference.column == 0)
        return {};
    reference.row = *row;
    return reference;
}

std::string iso_date(std::string_view value) {
    std::string text(value.substr(0, value.find('Z')));
    if (const std::size_t time = text.find('T'); time != std::string::npos)
        text[time] = ' ';
    return text.ends_with(" 00:00:00") ? text.substr(0, text.size() - 9) : text;
}

/// A cell whose type is a number: a date when its style says so.
void read_number(SheetCell& cell, std::string_view value, Node node, const Workbook& workbook) {
    cell.kind = CellKind::Number;
    cell.text = number_text(value);
    const auto style = parse_count(node.attribute("s"));
    if (!style || *style >= workbook.date_styles.size() || !workbook.date_styles[*style])
        return;
    double serial = 0;
    std::from_chars(value.data(), value.data() + value.size(), serial);
    if (auto date = date_text(serial, workbook.system)) {
        cell.kind = CellKind::Date;
        cell.text = *std::move(date);
    }
}

void read_value(SheetCell& cell, Node node, const Workbook& workbook) {
    const std::string_view type = node.attribute("t");
    const Node value_node = local_child(node, "v");
    const std::string value = value_node ? value_node.text() : std::string();
    if (type == "inlineStr") {
        cell.text = rich_text(local_child(node, "is"));
    } else if (!value_node || (value.empty() && type != "str")) {
        cell.kind = local_child(node, "f") ? CellKind::Uncomputed : CellKind::Text;
    } else if (type == "s") {
        const auto index = parse_count(value);
        if (index && *index < workbook.strings.size())
            cell.text = workbook.strings[*index];
        else
            cell.kind = CellKind::Error, cell.text = "#REF!";
    } else if (type == "b") {
        cell.kind = CellKind::Boolean;
        cell.text = value == "1" || value == "true" ? "true" : "false";
    } else if (type == "e") {
        cell.kind = CellKind::Error;
        cell.text = value;
    } else if (type == "d") {
        cell.kind = CellKind::Date;
        cell.text = iso_date(value);
    } else if (type == "str") {
        cell.text = value;
    } else {
        read_number(cell, value, node, workbook);
    }
}

bool is_set(std::string_view value) {
    return value == "1" || value == "true";
}

/// False when the file holds more cells than it may.
bool read_rows(Sheet& sheet, const Tree& tree, const Workbook& workbook, OfficeParts& parts) {
    std::uint32_t number = 0;
    for (const Node row_node : local_children(local_child(tree.root(), "sheetData"), "row")) {
        SheetRow row;
        number = parse_count(row_node.attribute("r")).value_or(number + 1);
        row.number = number;
        row.hidden = is_set(row_node.attribute("hidden"));
        std::uint32_t column = 0;
        for (const Node node : row_node.child_elements()) {
            if (local_name(node) != "c")
                continue;
            const Reference reference = parse_reference(node.attribute("r"));
            column = reference.column != 0 ? reference.column : column + 1;
            SheetCell cell;
            cell.column = column;
            read_value(cell, node, workbook);
            if (!one_line(cell.text).empty() || cell.kind == CellKind::Uncomputed)
                row.cells.push_back(std::move(cell));
        }
        if (!parts.count_cells(row.cells.size()))
            return false;
        if (!row.cells.empty())
            sheet.rows.push_back(std::move(row));
    }
    return true;
}

std::vector<MergedCells> read_merged(const Tree& tree) {
    std::vector<MergedCells> merged;
    for (const Node node : local_children(local_child(tree.root(), "mergeCells"), "mergeCell")) {
        const std::string_view area = node.attribute("ref");
        const std::size_t colon = area.find(':');
        if (colon == std::string_view::npos)
            continue;
        const Reference first = parse_reference(area.substr(0, colon));
        const Reference last = parse_reference(area.substr(colon + 1));
        if (first.row != 0 && last.row >= first.row && last.column >= first.column)
            merged.push_back({first.row, first.column, last.row, last.column});
    }
    return merged;
}

std::string workbook_part(OfficeParts& parts) {
    const Relations relations = read_relations(parts, "");
    const auto found = relations.by_type.find("officeDocument");
    return found != relations.by_type.end() ? found->second : "xl/workbook.xml";
}

/// Strings and styles; false after an error.
bool read_shared(Workbook& workbook, const Relations& relations, OfficeParts& parts) {
    const auto part = [&](std::string_view type) {
        const auto found = relations.by_type.find(type);
        return found != relations.by_type.end() && parts.contains(found->second) ? found->second
                                                                                 : std::string();
    };
    if (const std::string name = part("sharedStrings"); !name.empty()) {
        const auto tree = parts.read(name);
        if (!tree)
            return false;
        workbook.strings = read_strings(*tree);
    }
    if (const std::string name = part("styles"); !name.empty()) {
        const auto tree = parts.read(name);
        if (!tree)
            return false;
        workbook.date_styles = read_date_styles(*tree);
    }
    return true;
}

} // namespace

std::optional<std::vector<Sheet>> read_xlsx(OfficeParts& parts) {
    const std::string book_part = workbook_part(parts);
    const auto book = parts.read(book_part);
    if (!book)
        return std::nullopt;
    const Relations relations = read_relations(parts, book_part);
    Workbook workbook;
    if (is_set(local_child(book->root(), "workbookPr").attribute("date1904")))
        workbook.system = DateSystem::From1904;
    if (!read_shared(workbook, relations, parts))
        return std::nullopt;
    std::vector<Sheet> sheets;
    for (const Node node : local_children(local_child(book->root(), "sheets"), "sheet")) {
        const auto part = relations.by_id.find(local_attribute(node, "id"));
        // A chart on a tab of its own has no cells.
        if (part == relations.by_id.end() || part->second.find("chartsheets/") != std::string::npos)
            continue;
        const auto tree = parts.read(part->second);
        if (!tree)
            return std::nullopt;
        Sheet sheet;
        sheet.name = node.attribute("name");
        sheet.hidden = node.attribute("state").find("idden") != std::string_view::npos;
        if (!read_rows(sheet, *tree, workbook, parts))
            return std::nullopt;
        sheet.merged = read_merged(*tree);
        order_sheet(sheet, parts);
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

} // namespace zbirnyk
