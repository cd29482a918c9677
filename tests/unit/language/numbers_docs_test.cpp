#include "language/bibliography/format_reference.h"
#include "language/date_words.h"
#include "language/numerals/number_words.h"
#include "language/transliterate.h"

#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <sstream>

using namespace zbirnyk;

namespace {

struct Row {
    std::string input, options, output;
};

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

Row parse_row(const std::string& line) {
    std::istringstream in(line.substr(1));
    Row row;
    for (std::string* cell : {&row.input, &row.options, &row.output}) {
        std::getline(in, *cell, '|');
        *cell = trimmed(*cell);
    }
    return row;
}

std::vector<std::string> options_of(const Row& row) {
    std::istringstream in(row.options);
    std::vector<std::string> options;
    for (std::string option; in >> option;)
        options.push_back(option);
    return options;
}

std::string with_blanks(std::string text) {
    for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;)
        text.replace(at, 2, " ");
    return text;
}

std::string words(const Row& row) {
    std::string fields = row.input;
    for (const std::string& option : options_of(row))
        fields.append("\t").append(option);
    return words_row(fields);
}

std::string translit(const Row& row) {
    const std::size_t equals = row.options.find('=');
    if (equals == std::string::npos)
        return translit_row(row.input);
    const std::map<std::string, std::string> spellings = {
        {row.options.substr(0, equals), row.options.substr(equals + 1)}};
    return transliterate(row.input, TransliterationExceptions(spellings));
}

std::string date(const Row& row) {
    const std::vector<std::string> options = options_of(row);
    const Date day = parse_date(row.input).value_or(Date{});
    const Case grammatical_case = parse_case(options.at(1)).value();
    if (options[0] == "month")
        return month_and_year(day, grammatical_case, options.at(2));
    if (options[0] == "weekday")
        return std::string(weekday_name(day, grammatical_case));
    return date_in_words(day, grammatical_case, options.at(2));
}

std::string unit(const Row& row) {
    const std::vector<std::string> options = options_of(row);
    return with_blanks(
        format_unit(row.input, options.at(0), parse_case(options.at(1)).value(), options.at(2))
            .value_or(""));
}

std::string abbreviate(const Row& row) {
    return abbreviate_words(row.input);
}

} // namespace

TEST_CASE("the tables of the documentation") {
    const std::map<std::string, std::string (*)(const Row&)> checks = {
        {"words", words},
        {"translit", translit},
        {"date", date},
        {"unit", unit},
        {"abbreviate", abbreviate}};
    std::ifstream file(ZBIRNYK_ROOT "/docs/language/numbers.md");
    constexpr std::string_view Mark = "<!-- check: ";
    std::string (*check)(const Row&) = nullptr;
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(Mark))
            check = checks.at(line.substr(Mark.size(), line.find(" -->") - Mark.size()));
        else if (line.empty())
            check = nullptr;
        if (!check || !line.starts_with('|') || line.starts_with("|--") ||
            line.starts_with("| input"))
            continue;
        const Row row = parse_row(line);
        INFO(line);
        CHECK(check(row) == row.output);
        ++rows;
    }
    CHECK(rows == 44);
}
