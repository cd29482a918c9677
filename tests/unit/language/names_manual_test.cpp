// The tables of docs/language/names.md are true.
#include "language/names/decline_phrase.h"
#include "names_fixture.h"

#include <doctest/doctest.h>
#include <sstream>

using namespace zbirnyk;

namespace {

struct Options {
    Gender gender = Gender::Unknown;
    Case grammatical_case = Case::Nominative;
    NameOptions name;
};

Options parse_options(const std::string& text) {
    Options options;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (const auto found = parse_case(word))
            options.grammatical_case = *found;
        else if (word == "ovi" || word == "alternate")
            options.name.dative = word == "ovi" ? DativeStyle::Ovi : DativeStyle::Alternate;
        else
            options.gender = gender_of(word);
    }
    return options;
}

/// Names of the tables: surname, given names, patronymic.
PersonName split_name(const std::string& text) {
    if (const auto parsed = parse_full_name(text))
        return *parsed;
    const std::size_t first = text.find(' ');
    std::string rest = text.substr(first + 1);
    const std::size_t last = rest.rfind(' ');
    const bool patronymic =
        last != std::string::npos && (rest.ends_with("ович") || rest.ends_with("івна"));
    return {
        text.substr(0, first),
        patronymic ? rest.substr(0, last) : rest,
        patronymic ? rest.substr(last + 1) : ""};
}

std::string form_of(const std::string& input, const Options& options) {
    const DeclinedName out =
        decline_name(split_name(input), options.gender, options.grammatical_case, options.name);
    if (out.confidence == Confidence::Unsure)
        return out.reason;
    std::string text = out.name.surname + " " + out.name.given;
    return out.name.patronymic.empty() ? text : text + " " + out.name.patronymic;
}

std::string phrase_of(const std::string& input, const Options& options) {
    return decline_phrase(input, options.grammatical_case, options.name).value_or("—");
}

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> out;
    for (std::size_t at = 2; at < line.size();) {
        const std::size_t end = line.find(" |", at);
        out.push_back(line.substr(at, end - at));
        at = end + 3;
    }
    return out;
}

} // namespace

TEST_CASE("the tables of the manual of names") {
    std::ifstream file(ZBIRNYK_ROOT "/docs/language/names.md");
    REQUIRE(file);
    int rows = 0;
    bool phrases = false;
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("| "))
            continue;
        const std::vector<std::string> row = cells(line);
        REQUIRE(row.size() == 3);
        if (row[1] == "вказівки" || row[1] == "options") {
            phrases = row[0].starts_with("посада") || row[0].starts_with("post");
            continue;
        }
        const Options options = parse_options(row[1]);
        INFO(line);
        CHECK((phrases ? phrase_of(row[0], options) : form_of(row[0], options)) == row[2]);
        ++rows;
    }
    CHECK(rows >= 30);
}
