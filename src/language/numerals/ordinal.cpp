// Of an ordinal only the last word is declined, as an adjective. A number that ends in a group of
// zeros makes one word of the group before them: "двадцятип’ятитисячний".

#include "language/number.h"
#include "language/numerals/forms.h"

namespace zbirnyk {

namespace {

using Endings = std::array<std::string_view, 6>;

struct AdjectiveEndings {
    Endings masculine, feminine, neuter, plural;
};

constexpr AdjectiveEndings Hard = {
    {"ий", "ого", "ому", "ий", "им", "ому"},
    {"а", "ої", "ій", "у", "ою", "ій"},
    {"е", "ого", "ому", "е", "им", "ому"},
    {"і", "их", "им", "і", "ими", "их"}};
constexpr AdjectiveEndings Soft = {
    {"ій", "ього", "ьому", "ій", "ім", "ьому"},
    {"я", "ьої", "ій", "ю", "ьою", "ій"},
    {"є", "ього", "ьому", "є", "ім", "ьому"},
    {"і", "іх", "ім", "і", "іми", "іх"}};

const Endings& endings_of(const AdjectiveEndings& endings, const AdjectiveForm& form) {
    if (form.plurality == Plurality::Plural)
        return endings.plural;
    if (form.gender == Gender::Feminine)
        return endings.feminine;
    return form.gender == Gender::Neuter ? endings.neuter : endings.masculine;
}

/// The genitive serves as accusative for living beings, but not in feminine and neuter singular.
Case written_case(const AdjectiveForm& form) {
    if (form.grammatical_case == Case::Vocative)
        return Case::Nominative;
    const bool has_animate_form = form.plurality == Plurality::Plural ||
                                  form.gender == Gender::Masculine ||
                                  form.gender == Gender::Unknown;
    if (form.grammatical_case == Case::Accusative && form.animacy == Animacy::Animate &&
        has_animate_form)
        return Case::Genitive;
    return form.grammatical_case;
}

void append_ordinal_stem(std::string& out, int group) {
    const int rest = group % 100;
    if (rest == 0)
        append_word(out, ordinal_hundreds[static_cast<std::size_t>(group / 100)]);
    else if (rest < 20)
        append_word(out, ordinal_units[static_cast<std::size_t>(rest)]);
    else if (rest % 10 == 0)
        append_word(out, ordinal_tens[static_cast<std::size_t>(rest / 10)]);
    else
        append_word(out, ordinal_units[static_cast<std::size_t>(rest % 10)]);
}

/// "двадцятип’яти": the group as the first part of a compound; nothing for one.
void append_prefix(std::string& out, int group) {
    if (!out.empty())
        out += ' ';
    if (group == 1)
        return;
    const int rest = group % 100;
    out += prefix_hundreds[static_cast<std::size_t>(group / 100)];
    if (rest >= 20)
        out += prefix_tens[static_cast<std::size_t>(rest / 10)];
    out += prefix_units[static_cast<std::size_t>(rest < 20 ? rest : rest % 10)];
}

/// What stands before the last word of the lowest group: of 121 it is 100 and 20.
int leading_part(int group) {
    const int rest = group % 100;
    if (rest == 0)
        return 0;
    if (rest < 20 || rest % 10 == 0)
        return group - rest;
    return group - rest % 10;
}

void append_ordinal(std::string& out, DigitGroups groups, const AdjectiveForm& form) {
    const int last = groups[0];
    if (groups == DigitGroups{}) {
        append_word(out, ordinal_units[0]);
    } else if (last > 0) {
        groups[0] = leading_part(last);
        if (groups != DigitGroups{})
            append_cardinal(out, groups, {});
        append_ordinal_stem(out, last);
    } else {
        std::size_t power = 1;
        while (groups[power] == 0)
            ++power;
        const int multiplier = groups[power];
        groups[power] = 0;
        if (groups != DigitGroups{})
            append_cardinal(out, groups, {});
        append_prefix(out, multiplier);
        out += ordinal_powers[power - 1];
    }
    const bool third = last % 10 == 3 && last % 100 != 13;
    out += adjective_ending(third ? Declension::Soft : Declension::Hard, form);
}

std::optional<DigitGroups> whole_number(std::string_view number) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    if (!decimal || decimal->negative || !decimal->fraction.empty())
        return std::nullopt;
    return groups_of(decimal->whole);
}

AdjectiveForm form_of_options(const WordOptions& options) {
    return {options.grammatical_case, options.gender, options.plurality, options.animacy};
}

constexpr NounParadigm Year = {
    {"рік", "року", "року", "рік", "роком", "році"},
    {"роки", "років", "рокам", "роки", "роками", "роках"}};

} // namespace

std::string_view adjective_ending(Declension declension, const AdjectiveForm& form) {
    const Endings& endings = endings_of(declension == Declension::Soft ? Soft : Hard, form);
    return endings[static_cast<std::size_t>(written_case(form))];
}

std::optional<std::string> ordinal_in_words(std::string_view number, const WordOptions& options) {
    const std::optional<SpelledLanguage> language = spelled_language(options.lang);
    const std::optional<DigitGroups> groups = whole_number(number);
    if (!language || !groups)
        return std::nullopt;
    if (language != SpelledLanguage::Ukrainian)
        return spell_ordinal(number, options);
    std::string out;
    out.reserve(128);
    append_ordinal(out, *groups, form_of_options(options));
    return out;
}

std::optional<std::string> year_in_words(std::string_view year, const WordOptions& options) {
    const std::optional<SpelledLanguage> language = spelled_language(options.lang);
    const std::optional<DigitGroups> groups = whole_number(year);
    if (!language || !groups || groups == DigitGroups{})
        return std::nullopt;
    if (language != SpelledLanguage::Ukrainian)
        return spell_year(year, options);
    std::string out;
    out.reserve(128);
    AdjectiveForm form = form_of_options(options);
    form.gender = Gender::Masculine;
    form.animacy = Animacy::Inanimate;
    append_ordinal(out, *groups, form);
    append_word(out, form_of(Year, {options.plurality, options.grammatical_case}));
    return out;
}

} // namespace zbirnyk
