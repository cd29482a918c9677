#include "language/number.h"
#include "language/numerals/forms.h"

#include <algorithm>

namespace zbirnyk {

namespace {

struct CurrencyNouns {
    NounParadigm major, minor;
    Gender major_gender = Gender::Masculine, minor_gender = Gender::Masculine;
    std::string_view suffix; ///< after the major unit
    std::string_view major_short, minor_short;
};

constexpr NounParadigm Cent = {
    {"цент", "цента", "центу", "цент", "центом", "центі"},
    {"центи", "центів", "центам", "центи", "центами", "центах"}};

constexpr CurrencyNouns Hryvnia = {
    {{"гривня", "гривні", "гривні", "гривню", "гривнею", "гривні"},
     {"гривні", "гривень", "гривням", "гривні", "гривнями", "гривнях"}},
    {{"копійка", "копійки", "копійці", "копійку", "копійкою", "копійці"},
     {"копійки", "копійок", "копійкам", "копійки", "копійками", "копійках"}},
    Gender::Feminine,
    Gender::Feminine,
    "",
    "грн",
    "коп."};
/// Not declined; masculine in Ukrainian legal texts.
constexpr CurrencyNouns Euro = {
    {{"євро", "євро", "євро", "євро", "євро", "євро"},
     {"євро", "євро", "євро", "євро", "євро", "євро"}},
    Cent,
    Gender::Masculine,
    Gender::Masculine,
    "",
    "євро",
    ""};
constexpr CurrencyNouns Dollar = {
    {{"долар", "долара", "долару", "долар", "доларом", "доларі"},
     {"долари", "доларів", "доларам", "долари", "доларами", "доларах"}},
    Cent,
    Gender::Masculine,
    Gender::Masculine,
    " США",
    "дол. США",
    ""};

const CurrencyNouns& nouns_of(Currency currency) {
    if (currency == Currency::Uah)
        return Hryvnia;
    return currency == Currency::Eur ? Euro : Dollar;
}

constexpr std::string_view NoBreakSpace = "\u00A0";

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// Groups of three from five digits on, by U+202F.
std::string grouped(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits.size() > 4 && i > 0 && (digits.size() - i) % 3 == 0)
            out += "\u202F";
        out += digits[i];
    }
    return out;
}

std::string abbreviated(const MoneyAmount& amount, const CurrencyNouns& nouns) {
    std::string out = amount.negative ? "\u2212" : "";
    out += grouped(amount.whole);
    out.append(NoBreakSpace).append(nouns.major_short);
    if (amount.minor) {
        const std::string minor = two_digits(*amount.minor);
        out.append(" ").append(minor).append(NoBreakSpace);
        out += nouns.minor_short.empty() ? form_of(nouns.minor, *agreement(minor, Case::Nominative))
                                         : nouns.minor_short;
    }
    return out;
}

/// Zero kopecks count as "00 копійок", in oblique cases too: agreement of zero.
void append_minor(
    std::string& out, int minor, const CurrencyNouns& nouns, const MoneyOptions& options) {
    const std::string digits = two_digits(minor);
    if (options.style == MoneyStyle::AllWords)
        append_cardinal(
            out,
            *groups_of(digits),
            {options.grammatical_case, nouns.minor_gender, Animacy::Inanimate});
    else
        append_word(out, digits);
    append_word(out, form_of(nouns.minor, *agreement(digits, options.grammatical_case)));
}

} // namespace

std::optional<MoneyAmount> parse_amount(std::string_view text) {
    const std::optional<DecimalText> decimal = parse_decimal(text);
    if (!decimal || decimal->fraction.size() > 2 || !groups_of(decimal->whole))
        return std::nullopt;
    MoneyAmount amount{decimal->negative, decimal->whole, std::nullopt};
    if (!decimal->fraction.empty()) {
        const int tenths = decimal->fraction[0] - '0';
        const int hundredths = decimal->fraction.size() > 1 ? decimal->fraction[1] - '0' : 0;
        amount.minor = tenths * 10 + hundredths;
    }
    if (*groups_of(decimal->whole) == DigitGroups{} && amount.minor.value_or(0) == 0)
        amount.negative = false;
    return amount;
}

std::optional<Currency> parse_currency(std::string_view code) {
    if (code == "UAH")
        return Currency::Uah;
    if (code == "EUR")
        return Currency::Eur;
    if (code == "USD")
        return Currency::Usd;
    return std::nullopt;
}

std::optional<std::string>
money_in_words(std::string_view amount, Currency currency, const MoneyOptions& options) {
    const std::optional<SpelledLanguage> language = spelled_language(options.lang);
    if (!language)
        return std::nullopt;
    if (language != SpelledLanguage::Ukrainian)
        return spell_money(amount, currency, options);
    const std::optional<MoneyAmount> parsed = parse_amount(amount);
    if (!parsed)
        return std::nullopt;
    const CurrencyNouns& nouns = nouns_of(currency);
    if (options.style == MoneyStyle::Abbreviated)
        return abbreviated(*parsed, nouns);
    std::string out;
    out.reserve(192);
    if (parsed->negative)
        out = "мінус";
    append_cardinal(
        out,
        *groups_of(parsed->whole),
        {options.grammatical_case, nouns.major_gender, Animacy::Inanimate});
    append_word(out, form_of(nouns.major, *agreement(parsed->whole, options.grammatical_case)));
    out += nouns.suffix;
    if (parsed->minor)
        append_minor(out, *parsed->minor, nouns, options);
    return out;
}

} // namespace zbirnyk
