#include "exchange/sheets/office_parts.h"

#include "diag/certificate_codes.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::string_view SaveAgain =
    "open it in a spreadsheet program and save it as .xlsx again";

} // namespace

std::optional<Tree> OfficeParts::read(const std::string& name) {
    const SheetLimits limits;
    std::optional<std::string> text = archive_.read(name, limits.part_bytes);
    if (!text) {
        error(
            codes::SheetDamaged,
            fmt::format(
                "the part `{}` of the file is missing, damaged, encrypted or larger than {} MB",
                name,
                limits.part_bytes >> 20),
            std::string(SaveAgain));
        return std::nullopt;
    }
    if (text->starts_with("\xEF\xBB\xBF"))
        text->erase(0, 3);
    Diagnostics found;
    const std::uint32_t source = sources_.add(name, *std::move(text));
    std::optional<Tree> tree = read_xml(sources_, source, XmlLimits{}, found);
    if (!tree)
        error(
            codes::SheetDamaged,
            fmt::format(
                "the part `{}` of the file cannot be read: {}",
                name,
                found.items().empty() ? "it is empty" : found.items().front().message),
            std::string(SaveAgain));
    return tree;
}

void OfficeParts::error(Code code, std::string message, std::string hint) {
    diagnostics_.error(code, file_, std::move(message), std::move(hint));
}

void OfficeParts::warning(Code code, std::string message, std::string hint) {
    diagnostics_.warning(code, file_, std::move(message), std::move(hint));
}

bool OfficeParts::count_cells(std::size_t count) {
    const std::size_t limit = SheetLimits{}.cells;
    const bool before = cells_ <= limit;
    cells_ += count;
    if (before && cells_ > limit)
        error(
            codes::SheetTooLarge,
            fmt::format("the file has more than {} cells that are not empty", limit),
            "delete what is not needed, or copy the list into a new file");
    return cells_ <= limit;
}

std::string_view local_name(Node node) {
    const std::string_view name = node.name();
    return name.substr(name.rfind(':') + 1);
}

std::string_view local_attribute(Node element, std::string_view name) {
    if (element.has_attribute(name))
        return element.attribute(name);
    for (const Node attribute : element.attributes())
        if (local_name(attribute) == name)
            return attribute.value();
    return {};
}

Node local_child(Node element, std::string_view name) {
    for (const Node child : element.child_elements())
        if (local_name(child) == name)
            return child;
    return {};
}

std::vector<Node> local_children(Node element, std::string_view name) {
    std::vector<Node> children = element.child_elements();
    std::erase_if(children, [name](Node child) { return local_name(child) != name; });
    return children;
}

std::optional<std::uint32_t> parse_count(std::string_view text) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(count)
                                                                    : std::nullopt;
}

void order_sheet(Sheet& sheet, OfficeParts& parts) {
    const std::uint32_t limit = SheetLimits{}.columns;
    std::size_t beyond = 0;
    for (SheetRow& row : sheet.rows) {
        beyond += std::erase_if(
            row.cells, [limit](const SheetCell& cell) { return cell.column > limit; });
        std::stable_sort(row.cells.begin(), row.cells.end(), [](const auto& a, const auto& b) {
            return a.column < b.column;
        });
        const auto repeated =
            std::unique(row.cells.begin(), row.cells.end(), [](const auto& a, const auto& b) {
                return a.column == b.column;
            });
        row.cells.erase(repeated, row.cells.end());
    }
    if (beyond > 0)
        parts.warning(
            codes::SheetTooLarge,
            fmt::format(
                "the sheet `{}` has {} cells right of column {}, which are left out",
                sheet.name,
                beyond,
                column_letters(limit)),
            "move the columns that matter to the left");
    std::erase_if(sheet.rows, [](const SheetRow& row) { return row.cells.empty(); });
    std::stable_sort(sheet.rows.begin(), sheet.rows.end(), [](const auto& a, const auto& b) {
        return a.number < b.number;
    });
    // Two rows of one number: only a damaged file has them; the second keeps a place of its own.
    for (std::size_t i = 1; i < sheet.rows.size(); ++i)
        sheet.rows[i].number = std::max(sheet.rows[i].number, sheet.rows[i - 1].number + 1);
}

} // namespace zbirnyk
