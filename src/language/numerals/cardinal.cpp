// A number is read in groups of three digits. Each group but the last counts a noun (тисяча,
// мільйон …), so it takes that noun's gender, and the noun agrees with it as any counted noun does.

#include "language/number.h"
#include "language/numerals/forms.h"

#include <algorithm>

namespace zbirnyk {

namespace {

constexpr std::size_t AnimateAccusative = 6;

std::size_t column(Case grammatical_case, Animacy animacy) {
    if (grammatical_case == Case::Vocative)
        return 0;
    if (grammatical_case == Case::Accusative && animacy == Animacy::Animate)
        return AnimateAccusative;
    return static_cast<std::size_t>(grammatical_case);
}

const CardinalForms& unit_forms(int unit, Gender gender) {
    if (unit == 1 && gender == Gender::Feminine)
        return cardinal_feminine_one;
    if (unit == 1 && gender == Gender::Neuter)
        return cardinal_neuter_one;
    if (unit == 2 && gender == Gender::Feminine)
        return cardinal_feminine_two;
    return cardinal_units[static_cast<std::size_t>(unit)];
}

/// The words of 1…999.
void append_group(std::string& out, int group, const CardinalForm& form) {
    const std::size_t inner = column(form.grammatical_case, Animacy::Inanimate);
    const std::size_t last = column(form.grammatical_case, form.animacy);
    const int rest = group % 100;
    const int unit = rest < 20 ? rest : rest % 10;
    if (group >= 100)
        append_word(
            out, cardinal_hundreds[static_cast<std::size_t>(group / 100)][rest > 0 ? inner : last]);
    if (rest >= 20)
        append_word(
            out, cardinal_tens[static_cast<std::size_t>(rest / 10)][unit > 0 ? inner : last]);
    if (unit > 0)
        append_word(out, unit_forms(unit, form.gender)[last]);
}

/// The form of the noun after a group that is not zero.
Agreement group_agreement(int group, Case grammatical_case) {
    const std::array<char, 2> digits = {
        static_cast<char>('0' + group / 10 % 10), static_cast<char>('0' + group % 10)};
    // "00" would read as zero; a hundred counts as five does.
    const std::string_view text = group % 100 == 0 ? "5" : std::string_view(digits.data(), 2);
    return *agreement(text, grammatical_case);
}

} // namespace

void append_word(std::string& out, std::string_view word) {
    if (!out.empty())
        out += ' ';
    out += word;
}

std::optional<DigitGroups> groups_of(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() > MaxNumeralDigits)
        return std::nullopt;
    DigitGroups groups{};
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int& group = groups[(digits.size() - 1 - i) / 3];
        group = group * 10 + (digits[i] - '0');
    }
    return groups;
}

void append_cardinal(std::string& out, const DigitGroups& groups, const CardinalForm& form) {
    if (groups == DigitGroups{}) {
        append_word(out, cardinal_units[0][column(form.grammatical_case, form.animacy)]);
        return;
    }
    for (std::size_t i = groups.size() - 1; i > 0; --i) {
        if (groups[i] == 0)
            continue;
        const Gender gender = i == 1 ? Gender::Feminine : Gender::Masculine;
        append_group(out, groups[i], {form.grammatical_case, gender, Animacy::Inanimate});
        append_word(
            out, form_of(power_nouns[i - 1], group_agreement(groups[i], form.grammatical_case)));
    }
    if (groups[0] > 0)
        append_group(out, groups[0], form);
}

std::optional<SpelledLanguage> spelled_language(std::string_view lang) {
    const std::string_view primary = lang.substr(0, lang.find_first_of("-_"));
    if (primary == "uk")
        return SpelledLanguage::Ukrainian;
    if (primary == "en")
        return SpelledLanguage::English;
    if (primary == "de")
        return SpelledLanguage::German;
    return std::nullopt;
}

namespace {

/// "десята", "сота" … stand in the feminine, the noun "частина" being understood.
constexpr std::array<std::string_view, 6> FractionStems = {
    "десят", "сот", "тисячн", "десятитисячн", "стотисячн", "мільйонн"};

/// "одна ціла", "дві цілих": after one the singular, else the genitive plural in the nominative
/// and accusative and the plural of the case elsewhere (Orthography 2019, fractional numerals).
void append_part(
    std::string& out, std::string_view digits, std::string_view stem, Case grammatical_case) {
    append_cardinal(
        out, *groups_of(digits), {grammatical_case, Gender::Feminine, Animacy::Inanimate});
    Agreement form = *agreement(digits, grammatical_case);
    if (form.plurality == Plurality::Plural &&
        (form.grammatical_case == Case::Nominative || form.grammatical_case == Case::Accusative))
        form.grammatical_case = Case::Genitive;
    append_word(out, stem);
    out += adjective_ending(
        Declension::Hard, {form.grammatical_case, Gender::Feminine, form.plurality});
}

bool is_zero(std::string_view digits) {
    return digits.find_first_not_of('0') == std::string_view::npos;
}

} // namespace

std::optional<std::string> number_in_words(std::string_view number, const WordOptions& options) {
    const std::optional<SpelledLanguage> language = spelled_language(options.lang);
    if (!language)
        return std::nullopt;
    if (language != SpelledLanguage::Ukrainian)
        return spell_number(number, options);
    const std::optional<DecimalText> decimal = parse_decimal(number);
    if (!decimal || decimal->fraction.size() > FractionStems.size())
        return std::nullopt;
    const std::optional<DigitGroups> groups = groups_of(decimal->whole);
    if (!groups)
        return std::nullopt;
    std::string out;
    out.reserve(128);
    if (decimal->negative && !(is_zero(decimal->whole) && is_zero(decimal->fraction)))
        out = "мінус";
    if (decimal->fraction.empty()) {
        append_cardinal(out, *groups, {options.grammatical_case, options.gender, options.animacy});
    } else {
        append_part(out, decimal->whole, "ціл", options.grammatical_case);
        append_part(
            out,
            decimal->fraction,
            FractionStems[decimal->fraction.size() - 1],
            options.grammatical_case);
    }
    return out;
}

} // namespace zbirnyk
