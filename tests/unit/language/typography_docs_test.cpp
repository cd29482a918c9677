#include "language/hyphenation/hyphenate.h"
#include "language/typography/clean.h"

#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <sstream>

using namespace zbirnyk;

namespace {

struct Row {
    std::string input, output;
    std::map<std::string, std::string> options;
};

/// The text between the first and the last backquote of a table's cell.
std::string cell_text(const std::string& cell) {
    const std::size_t from = cell.find('`'), to = cell.rfind('`');
    std::string text = from == std::string::npos ? "" : cell.substr(from + 1, to - from - 1);
    const std::string shown = "⍽";
    for (std::size_t at = text.find(shown); at != std::string::npos; at = text.find(shown))
        text.replace(at, shown.size(), "\u00A0");
    return text;
}

std::vector<Row> rows_of(const std::string& name) {
    std::ifstream file(ZBIRNYK_ROOT "/docs/language/" + name);
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("| `"))
            continue;
        std::vector<std::string> cells;
        std::stringstream stream(line.substr(1));
        for (std::string cell; std::getline(stream, cell, '|');)
            cells.push_back(cell);
        REQUIRE(cells.size() == 3);
        Row row{cell_text(cells[0]), cell_text(cells[2]), {}};
        std::stringstream options(cell_text(cells[1]));
        for (std::string option; options >> option;)
            row.options[option.substr(0, option.find('='))] = option.substr(option.find('=') + 1);
        rows.push_back(row);
    }
    return rows;
}

CleaningRules rules_named(const std::string& name) {
    const auto rule = parse_rule(name);
    return rule ? CleaningRules::only({*rule}) : CleaningRules::all();
}

std::string lang_of(const Row& row) {
    const auto lang = row.options.find("lang");
    return lang == row.options.end() ? "uk" : lang->second;
}

} // namespace

TEST_CASE("documentation: typography") {
    const std::vector<Row> rows = rows_of("typography.md");
    CHECK(rows.size() == 26);
    for (const Row& row : rows) {
        CleaningOptions options;
        options.lang = lang_of(row);
        const auto only = row.options.find("only");
        if (only != row.options.end())
            options.rules = rules_named(only->second);
        INFO(row.input);
        CHECK(clean_text(row.input, options) == row.output);
    }
}

TEST_CASE("documentation: hyphenation") {
    Diagnostics diagnostics;
    const Hyphenator installed = Hyphenator::load(*make_disk_file_system(), diagnostics);
    const std::vector<Row> rows = rows_of("hyphenation.md");
    CHECK(rows.size() == 13);
    for (const Row& row : rows) {
        const std::string lang = lang_of(row);
        const auto exceptions = row.options.find("exceptions");
        const Hyphenator hyphenator = exceptions == row.options.end()
                                          ? installed
                                          : installed.with_exceptions(lang, {exceptions->second});
        CHECK(hyphenate_row(hyphenator, row.input, lang) == row.output);
    }
}
