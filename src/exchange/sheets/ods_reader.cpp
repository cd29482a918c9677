#include "exchange/sheets/serial_date.h"
#include "exchange/sheets/sheet_readers.h"

#include <algorithm>
#include <set>

/// An ODS file keeps all sheets in `content.xml`. Equal cells and rows are written once with the
/// number of their repetitions: an empty sheet is one row repeated 1,048,576 times. Empty ones only
/// move the position; others are copied, and every copy counts as a cell, so that a hostile number
/// ends in an error and not in memory.
namespace zbirnyk {

namespace {

constexpr std::uint32_t MostRows = 1'048'576;
constexpr std::uint32_t MostColumns = 16'384;

std::uint32_t repetitions(Node node, std::string_view attribute, std::uint32_t most) {
    const std::uint32_t count = parse_count(local_attribute(node, attribute)).value_or(1);
    return std::clamp<std::uint32_t>(count, 1, most);
}

/// Text with the blanks that OpenDocument writes as elements; annotations are no text.
void append_inline(std::string& text, Node node) {
    for (const Node child : node.children()) {
        const std::string_view name = local_name(child);
        if (child.kind() == NodeKind::Text)
            text += child.value();
        else if (name == "s")
            text.append(repetitions(child, "c", 1000), ' ');
        else if (name == "tab")
            text += '\t';
        else if (name == "line-break")
            text += '\n';
        else if (name != "annotation" && name != "ruby-text")
            append_inline(text, child);
    }
}

std::string paragraphs(Node cell) {
    std::string text;
    for (const Node paragraph : local_children(cell, "p")) {
        text += text.empty() ? "" : "\n";
        append_inline(text, paragraph);
    }
    return text;
}

/// "PT14H30M00S" → "14:30:00".
std::string time_text(std::string_view duration) {
    std::string text;
    std::string digits;
    for (const char c : duration) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c == 'H' || c == 'M' || c == 'S' || c == '.' || c == ',') {
            if (c != 'S' || !digits.empty())
                text += (text.empty() ? "" : ":") + digits;
            digits.clear();
            if (c == '.' || c == ',')
                break;
        }
    }
    return text;
}

std::string date_from_iso(std::string_view value) {
    std::string text(value.substr(0, value.find('.')));
    if (const std::size_t time = text.find('T'); time != std::string::npos)
        text[time] = ' ';
    return text.ends_with(" 00:00:00") ? text.substr(0, text.size() - 9) : text;
}

void read_value(SheetCell& cell, Node node) {
    std::string shown = paragraphs(node);
    const std::string_view type = local_attribute(node, "value-type");
    const bool failed = local_attribute(node, "value-type") == "error" ||
                        node.attribute("calcext:value-type") == "error" ||
                        shown.starts_with("Err:") || shown.starts_with("#");
    if (failed && node.has_attribute("table:formula")) {
        cell.kind = CellKind::Error;
        cell.text = std::move(shown);
    } else if (type == "float" || type == "percentage" || type == "currency") {
        cell.kind = CellKind::Number;
        cell.text = number_text(local_attribute(node, "value"));
    } else if (type == "date") {
        cell.kind = CellKind::Date;
        cell.text = date_from_iso(local_attribute(node, "date-value"));
    } else if (type == "time") {
        cell.kind = CellKind::Date;
        cell.text = time_text(local_attribute(node, "time-value"));
    } else if (type == "boolean") {
        cell.kind = CellKind::Boolean;
        cell.text = local_attribute(node, "boolean-value") == "true" ? "true" : "false";
    } else if (type.empty() && shown.empty() && node.has_attribute("table:formula")) {
        cell.kind = CellKind::Uncomputed;
    } else {
        cell.text = std::move(shown);
    }
}

/// One sheet while its rows are read.
struct SheetReader {
    OfficeParts& parts;
    Sheet sheet = {};
    std::uint32_t next_row = 1;

    /// The cells of a row; false after too many.
    bool read_cells(SheetRow& row, Node row_node) {
        std::uint32_t column = 1;
        for (const Node node : row_node.child_elements()) {
            const std::string_view name = local_name(node);
            if (name != "table-cell" && name != "covered-table-cell")
                continue;
            const std::uint32_t count = repetitions(node, "number-columns-repeated", MostColumns);
            SheetCell cell;
            if (name == "table-cell") {
                read_value(cell, node);
                note_merged(node, row.number, column);
            }
            const bool empty = one_line(cell.text).empty() && cell.kind != CellKind::Uncomputed;
            for (std::uint32_t i = 0; !empty && i < count; ++i) {
                cell.column = column + i;
                row.cells.push_back(cell);
            }
            if (!empty && !parts.count_cells(count))
                return false;
            column = std::min(column + count, MostColumns);
        }
        return true;
    }

    void note_merged(Node node, std::uint32_t row, std::uint32_t column) {
        const std::uint32_t rows = repetitions(node, "number-rows-spanned", MostRows);
        const std::uint32_t columns = repetitions(node, "number-columns-spanned", MostColumns);
        if (rows > 1 || columns > 1)
            sheet.merged.push_back({row, column, row + rows - 1, column + columns - 1});
    }

    bool read_row(Node node) {
        const std::uint32_t count = repetitions(node, "number-rows-repeated", MostRows);
        SheetRow row;
        row.number = next_row;
        const std::string_view visibility = local_attribute(node, "visibility");
        row.hidden = visibility == "collapse" || visibility == "filter";
        if (!read_cells(row, node))
            return false;
        next_row = std::min(next_row + count, MostRows + 1);
        if (row.cells.empty())
            return true;
        if (count > 1 && !parts.count_cells((count - 1) * row.cells.size()))
            return false;
        for (std::uint32_t i = 0; i < count; ++i) {
            sheet.rows.push_back(row);
            ++row.number;
        }
        return true;
    }

    /// Rows stand in the table or in groups within it.
    bool read_rows(Node group) {
        for (const Node child : group.child_elements()) {
            const std::string_view name = local_name(child);
            if (name == "table-row") {
                if (!read_row(child))
                    return false;
            } else if (
                name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
                if (!read_rows(child))
                    return false;
            }
        }
        return true;
    }
};

/// The table styles that hide their sheet.
std::set<std::string, std::less<>> hiding_styles(Node root) {
    std::set<std::string, std::less<>> names;
    for (const Node style : local_children(local_child(root, "automatic-styles"), "style"))
        if (local_attribute(local_child(style, "table-properties"), "display") == "false")
            names.emplace(local_attribute(style, "name"));
    return names;
}

} // namespace

std::optional<std::vector<Sheet>> read_ods(OfficeParts& parts) {
    const auto tree = parts.read("content.xml");
    if (!tree)
        return std::nullopt;
    const auto hiding = hiding_styles(tree->root());
    std::vector<Sheet> sheets;
    const Node book = local_child(local_child(tree->root(), "body"), "spreadsheet");
    for (const Node table : local_children(book, "table")) {
        SheetReader reader{parts};
        reader.sheet.name = local_attribute(table, "name");
        reader.sheet.hidden = hiding.contains(local_attribute(table, "style-name"));
        if (!reader.read_rows(table))
            return std::nullopt;
        order_sheet(reader.sheet, parts);
        sheets.push_back(std::move(reader.sheet));
    }
    return sheets;
}

} // namespace zbirnyk
