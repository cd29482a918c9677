#include "language/numerals/number_words.h"

#include <array>

namespace zbirnyk {

namespace {

constexpr std::size_t MaxFields = 5;
using Fields = std::array<std::string_view, MaxFields>;

/// The fields between tabs, missing ones empty; nothing when there are too many.
std::optional<Fields> split(std::string_view row) {
    if (row.ends_with('\r'))
        row.remove_suffix(1);
    Fields fields{};
    for (std::string_view& field : fields) {
        const std::size_t tab = row.find('\t');
        field = row.substr(0, tab);
        if (tab == std::string_view::npos)
            return fields;
        row.remove_prefix(tab + 1);
    }
    return std::nullopt;
}

std::optional<WordOptions> options_of(const Fields& fields) {
    WordOptions options;
    std::string_view grammatical_case = fields[2];
    if (grammatical_case == "accusative-animate") {
        options.animacy = Animacy::Animate;
        grammatical_case = "accusative";
    }
    if (!grammatical_case.empty()) {
        const std::optional<Case> parsed = parse_case(grammatical_case);
        if (!parsed)
            return std::nullopt;
        options.grammatical_case = *parsed;
    }
    if (fields[3] == "plural") {
        options.plurality = Plurality::Plural;
    } else {
        const std::optional<Gender> gender = parse_gender(fields[3]);
        if (!gender)
            return std::nullopt;
        options.gender = *gender;
    }
    if (!fields[4].empty())
        options.lang = fields[4];
    return options;
}

} // namespace

std::string words_row(std::string_view row) {
    const std::optional<Fields> fields = split(row);
    if (!fields)
        return {};
    const std::optional<WordOptions> options = options_of(*fields);
    if (!options)
        return {};
    const std::string_view number = (*fields)[0], kind = (*fields)[1];
    if (kind.empty() || kind == "cardinal")
        return number_in_words(number, *options).value_or("");
    if (kind == "ordinal")
        return ordinal_in_words(number, *options).value_or("");
    if (kind == "year")
        return year_in_words(number, *options).value_or("");
    const std::optional<Currency> currency = parse_currency(kind);
    if (!currency)
        return {};
    const MoneyOptions money{options->grammatical_case, MoneyStyle::Words, options->lang};
    return money_in_words(number, *currency, money).value_or("");
}

} // namespace zbirnyk
