// English and German numbers by ICU's rules. ICU marks the joints of German words with soft
// hyphens, which do not belong into the text.

#include "language/locale.h"
#include "language/number.h"
#include "language/numerals/forms.h"

#include <map>
#include <memory>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

namespace zbirnyk {

namespace {

const icu::RuleBasedNumberFormat* cached_rules(std::string_view lang) {
    thread_local std::map<std::string, std::unique_ptr<icu::RuleBasedNumberFormat>> cache;
    const icu::Locale& locale = icu_locale(lang);
    const std::string key = locale.getLanguage();
    const auto found = cache.find(key);
    if (found != cache.end())
        return found->second.get();
    UErrorCode status = U_ZERO_ERROR;
    auto rules = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, status);
    if (U_FAILURE(status))
        rules.reset();
    return cache.emplace(key, std::move(rules)).first->second.get();
}

std::string without_soft_hyphens(const icu::UnicodeString& text) {
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        constexpr char16_t SoftHyphen = 0xAD, ModifierApostrophe = 0x2BC, Apostrophe = 0x2019;
        if (text[i] != SoftHyphen)
            kept.append(text[i] == ModifierApostrophe ? Apostrophe : text[i]);
    }
    std::string out;
    kept.toUTF8String(out);
    return out;
}

std::int64_t value_of(const DigitGroups& groups) {
    std::int64_t value = 0;
    for (std::size_t i = groups.size(); i > 0; --i)
        value = value * 1000 + groups[i - 1];
    return value;
}

std::optional<std::string>
spelled(std::int64_t value, std::string_view rule_set, std::string_view lang) {
    const icu::RuleBasedNumberFormat* rules = cached_rules(lang);
    if (!rules)
        return std::nullopt;
    icu::UnicodeString text;
    icu::FieldPosition position;
    UErrorCode status = U_ZERO_ERROR;
    rules->format(value, icu::UnicodeString::fromUTF8(piece(rule_set)), text, position, status);
    if (U_FAILURE(status))
        return std::nullopt;
    return without_soft_hyphens(text);
}

std::string_view cardinal_rules(SpelledLanguage language, Gender gender) {
    if (language == SpelledLanguage::English)
        return "%spellout-cardinal";
    switch (gender) {
    case Gender::Masculine:
        return "%spellout-cardinal-masculine";
    case Gender::Feminine:
        return "%spellout-cardinal-feminine";
    case Gender::Neuter:
        return "%spellout-cardinal-neuter";
    case Gender::Unknown:
        break;
    }
    return "%spellout-numbering";
}

bool is_zero(std::string_view digits) {
    return digits.find_first_not_of('0') == std::string_view::npos;
}

std::optional<std::int64_t> whole_value(std::string_view number) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    if (!decimal || decimal->negative || !decimal->fraction.empty())
        return std::nullopt;
    const std::optional<DigitGroups> groups = groups_of(decimal->whole);
    if (!groups)
        return std::nullopt;
    return value_of(*groups);
}

struct SpelledUnit {
    std::string_view one, many;
    Gender gender = Gender::Unknown;
};

struct SpelledCurrency {
    SpelledUnit major, minor;
};

SpelledCurrency units_of(Currency currency, SpelledLanguage language) {
    const bool german = language == SpelledLanguage::German;
    const SpelledUnit cent =
        german ? SpelledUnit{"Cent", "Cent", Gender::Masculine} : SpelledUnit{"cent", "cents"};
    switch (currency) {
    case Currency::Uah:
        break;
    case Currency::Eur:
        return {
            german ? SpelledUnit{"Euro", "Euro", Gender::Masculine} : SpelledUnit{"euro", "euros"},
            cent};
    case Currency::Usd:
        return {
            german ? SpelledUnit{"US-Dollar", "US-Dollar", Gender::Masculine}
                   : SpelledUnit{"US dollar", "US dollars"},
            cent};
    }
    if (german)
        return {{"Hrywnja", "Hrywnja", Gender::Feminine}, {"Kopeke", "Kopeken", Gender::Feminine}};
    return {{"hryvnia", "hryvnias"}, {"kopiyka", "kopiykas"}};
}

} // namespace

std::optional<std::string> spell_number(std::string_view number, const WordOptions& options) {
    const SpelledLanguage language = *spelled_language(options.lang);
    const std::optional<DecimalText> decimal = parse_decimal(number);
    if (!decimal || decimal->fraction.size() > 6)
        return std::nullopt;
    const std::optional<DigitGroups> groups = groups_of(decimal->whole);
    if (!groups)
        return std::nullopt;
    const Gender gender = decimal->fraction.empty() ? options.gender : Gender::Unknown;
    const std::optional<std::string> whole =
        spelled(value_of(*groups), cardinal_rules(language, gender), options.lang);
    if (!whole)
        return std::nullopt;
    std::string out;
    if (decimal->negative && !(is_zero(decimal->whole) && is_zero(decimal->fraction)))
        out = "minus ";
    out += *whole;
    if (decimal->fraction.empty())
        return out;
    out += language == SpelledLanguage::German ? " Komma" : " point";
    for (const char digit : decimal->fraction) {
        const auto word =
            spelled(digit - '0', cardinal_rules(language, Gender::Unknown), options.lang);
        out.append(" ").append(word.value_or(""));
    }
    return out;
}

std::optional<std::string> spell_ordinal(std::string_view number, const WordOptions& options) {
    const std::optional<std::int64_t> value = whole_value(number);
    return value ? spelled(*value, "%spellout-ordinal", options.lang) : std::nullopt;
}

std::optional<std::string> spell_year(std::string_view year, const WordOptions& options) {
    const std::optional<std::int64_t> value = whole_value(year);
    return value ? spelled(*value, "%spellout-numbering-year", options.lang) : std::nullopt;
}

std::optional<std::string>
spell_money(std::string_view amount, Currency currency, const MoneyOptions& options) {
    const SpelledLanguage language = *spelled_language(options.lang);
    const std::optional<MoneyAmount> parsed = parse_amount(amount);
    if (!parsed)
        return std::nullopt;
    const SpelledCurrency units = units_of(currency, language);
    const std::int64_t major = value_of(*groups_of(parsed->whole));
    const auto words = spelled(major, cardinal_rules(language, units.major.gender), options.lang);
    if (!words)
        return std::nullopt;
    std::string out = parsed->negative ? "minus " : "";
    out.append(*words).append(" ").append(major == 1 ? units.major.one : units.major.many);
    if (!parsed->minor)
        return out;
    const int minor = *parsed->minor;
    if (options.style == MoneyStyle::AllWords) {
        const auto minor_words =
            spelled(minor, cardinal_rules(language, units.minor.gender), options.lang);
        out.append(" ").append(minor_words.value_or(""));
    } else {
        out.append(minor < 10 ? " 0" : " ").append(std::to_string(minor));
    }
    return out.append(" ").append(minor == 1 ? units.minor.one : units.minor.many);
}

} // namespace zbirnyk
