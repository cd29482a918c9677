#include "model/rows.h"

#include "diag/codes.h"
#include "model/records.h"

#include <set>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::string_view AttendedPrefix = "attended:";

bool is_digits(std::string_view text, std::size_t size) {
    return text.size() == size && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// "18.03.2020" → "2020-03-18"; other texts as they are, for the vocabulary to judge.
std::string date_from_excel(std::string_view text) {
    if (text.size() != 10 || text[2] != '.' || text[5] != '.')
        return std::string(text);
    const std::string_view day = text.substr(0, 2), month = text.substr(3, 2),
                           year = text.substr(6);
    if (!is_digits(day, 2) || !is_digits(month, 2) || !is_digits(year, 4))
        return std::string(text);
    return fmt::format("{}-{}-{}", year, month, day);
}

/// "12 345,50" (blanks of any kind between thousands) → "12345.50".
std::string decimal_from_excel(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ')
            continue;
        if (text.substr(i).starts_with("\u00A0")) {
            ++i;
            continue;
        }
        if (text.substr(i).starts_with("\u202F")) {
            i += 2;
            continue;
        }
        out += text[i] == ',' ? '.' : text[i];
    }
    return out;
}

/// A line break inside a quoted cell of a sheet is a blank of the text.
std::string text_from_excel(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!blank)
            out += c;
        else if (!out.ends_with(' '))
            out += ' ';
    }
    return out;
}

std::string cell_value(std::string_view text, ValueType type) {
    switch (type) {
    case ValueType::Date:
        return date_from_excel(text);
    case ValueType::Decimal:
        return decimal_from_excel(text);
    case ValueType::Boolean:
        return text == "так" ? "true" : text == "ні" ? "false" : std::string(text);
    default:
        return text_from_excel(text);
    }
}

bool check_head(const Table& table, const ElementRule& rule, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    std::vector<std::string_view> names;
    for (const AttributeRule& attribute : rule.attributes)
        names.push_back(attribute.name);
    std::set<std::string_view> seen;
    for (const Cell& cell : table.head) {
        const std::string_view name = trimmed(cell.text);
        const bool attended = name.starts_with(AttendedPrefix) && !rule.children.empty();
        const bool known = attended || std::find(names.begin(), names.end(), name) != names.end();
        if (!known)
            diagnostics.error(
                codes::ModelUnknownColumn,
                cell.span,
                fmt::format("unknown column `{}`", name),
                did_you_mean(name, names));
        seen.insert(name);
    }
    for (const AttributeRule& attribute : rule.attributes)
        if (attribute.required && !seen.contains(attribute.name))
            diagnostics.error(
                codes::ModelMissingColumn,
                table.head.empty() ? Span{} : table.head.front().span,
                fmt::format("the table has no column `{}`", attribute.name),
                fmt::format("add a column whose head is `{}`", attribute.name));
    return diagnostics.error_count() == before;
}

void append_row(
    Tree& tree,
    Node root,
    const Table& table,
    const std::vector<Cell>& cells,
    const ElementRule& rule) {
    const Node row = tree.append_element(root, rule.name, cells.front().span);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view text = trimmed(cells[i].text);
        if (text.empty())
            continue;
        const std::string_view column = trimmed(table.head[i].text);
        if (column.starts_with(AttendedPrefix)) {
            const Node attended = tree.append_element(row, "attended", cells[i].span);
            tree.set_attribute(
                attended, "meeting", column.substr(AttendedPrefix.size()), table.head[i].span);
            std::string days;
            for (const std::string_view day : list_items(text))
                days += (days.empty() ? "" : " ") + std::string(day);
            tree.set_attribute(attended, "days", days, cells[i].span);
            continue;
        }
        for (const AttributeRule& attribute : rule.attributes)
            if (attribute.name == column)
                tree.set_attribute(row, column, cell_value(text, attribute.type), cells[i].span);
    }
}

} // namespace

std::optional<Tree> rows_to_tree(
    const Table& table,
    const Vocabulary& vocabulary,
    std::string_view row,
    Diagnostics& diagnostics) {
    const ElementRule& rule = *vocabulary.find(row);
    if (!check_head(table, rule, diagnostics))
        return std::nullopt;
    Tree tree;
    const Span span = table.head.front().span;
    const Node root = tree.append_element(tree.document(), vocabulary.roots.front(), span);
    tree.set_attribute(root, "xmlns", vocabulary.name_space, span);
    for (const std::vector<Cell>& cells : table.rows)
        append_row(tree, root, table, cells, rule);
    return tree;
}

} // namespace zbirnyk
