#include "language/numerals/number_words.h"
#include "language/split_row.h"

namespace zbirnyk {

namespace {

constexpr std::size_t MaxFields = 5;
using Fields = std::vector<std::string_view>;

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
    Fields fields = split_row(row);
    if (fields.size() > MaxFields)
        return {};
    fields.resize(MaxFields);
    const std::optional<WordOptions> options = options_of(fields);
    if (!options)
        return {};
    const std::string_view number = fields[0], kind = fields[1];
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
