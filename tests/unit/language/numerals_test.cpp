#include "base/utf8.h"
#include "language/numerals/agreement.h"
#include "language/numerals/number_words.h"

#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

using namespace zbirnyk;

namespace {

constexpr Case Cases[] = {
    Case::Nominative,
    Case::Genitive,
    Case::Dative,
    Case::Accusative,
    Case::Instrumental,
    Case::Locative};
constexpr Gender Genders[] = {Gender::Masculine, Gender::Feminine, Gender::Neuter};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);)
        parts.push_back(part);
    return parts;
}

std::string in_words(std::string_view number, Case grammatical_case, Gender gender) {
    WordOptions options;
    options.grammatical_case = grammatical_case;
    options.gender = gender;
    return number_in_words(number, options).value_or("?");
}

std::string with_apostrophes(std::string text) {
    for (std::size_t at = 0; (at = text.find("ʼ", at)) != std::string::npos;)
        text.replace(at, std::string_view("ʼ").size(), "’");
    return text;
}

std::string by_icu(const icu::RuleBasedNumberFormat& rules, std::int64_t number, Gender gender) {
    const char* const name = gender == Gender::Feminine ? "%spellout-cardinal-feminine"
                             : gender == Gender::Neuter ? "%spellout-cardinal-neuter"
                                                        : "%spellout-cardinal-masculine";
    icu::UnicodeString text;
    icu::FieldPosition position;
    UErrorCode status = U_ZERO_ERROR;
    rules.format(number, icu::UnicodeString(name), text, position, status);
    std::string out;
    text.toUTF8String(out);
    return with_apostrophes(out);
}

/// Only letters of the Ukrainian alphabet in lower case, the apostrophe and single blanks inside.
bool is_clean(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' ||
        text.find("  ") != std::string_view::npos)
        return false;
    for (const char32_t c : to_utf32(text)) {
        const bool letter = (c >= U'а' && c <= U'я' && c != U'ы' && c != U'э' && c != U'ъ') ||
                            c == U'є' || c == U'і' || c == U'ї' || c == U'ґ';
        if (!letter && c != U'’' && c != U' ')
            return false;
    }
    return true;
}

/// The words of numerals from nominative to genitive, written out by hand from the orthography.
const std::map<std::string, std::string>& genitives() {
    static const std::map<std::string, std::string> words = {
        {"нуль", "нуля"},
        {"один", "одного"},
        {"одна", "однієї"},
        {"одне", "одного"},
        {"два", "двох"},
        {"дві", "двох"},
        {"три", "трьох"},
        {"чотири", "чотирьох"},
        {"сім", "семи"},
        {"вісім", "восьми"},
        {"шість", "шести"},
        {"сорок", "сорока"},
        {"дев’яносто", "дев’яноста"},
        {"сто", "ста"},
        {"двісті", "двохсот"},
        {"триста", "трьохсот"},
        {"чотириста", "чотирьохсот"},
        {"п’ятсот", "п’ятисот"},
        {"шістсот", "шестисот"},
        {"сімсот", "семисот"},
        {"вісімсот", "восьмисот"},
        {"дев’ятсот", "дев’ятисот"},
        {"п’ятдесят", "п’ятдесяти"},
        {"шістдесят", "шістдесяти"},
        {"сімдесят", "сімдесяти"},
        {"вісімдесят", "вісімдесяти"},
        {"тисяча", "тисячі"},
        {"мільйон", "мільйона"},
        {"мільярд", "мільярда"},
        {"трильйон", "трильйона"},
        {"тисячі", "тисяч"},
        {"мільйони", "мільйонів"},
        {"мільярди", "мільярдів"},
        {"трильйони", "трильйонів"}};
    return words;
}

std::string to_genitive(const std::string& nominative) {
    std::string out;
    for (std::string word : split(nominative, ' ')) {
        const auto found = genitives().find(word);
        if (found != genitives().end())
            word = found->second;
        else if (word.ends_with("ь")) // п’ять, одинадцять, двадцять
            word.replace(word.size() - 2, 2, "и");
        out.append(out.empty() ? "" : " ").append(word);
    }
    return out;
}

/// The noun after whole `n` by the school rule, told from the number itself.
std::string hryvnia_after(std::int64_t n, Case grammatical_case) {
    const auto index = static_cast<std::size_t>(grammatical_case);
    const char* const singular[] = {"гривня", "гривні", "гривні", "гривню", "гривнею", "гривні"};
    const char* const plural[] = {"гривні", "гривень", "гривням", "гривні", "гривнями", "гривнях"};
    if (n % 1000 == 0)
        return "гривень";
    if (n % 10 == 1 && n % 100 != 11)
        return singular[index];
    const bool few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
    const bool direct =
        grammatical_case == Case::Nominative || grammatical_case == Case::Accusative;
    return direct && !few ? "гривень" : plural[index];
}

/// The gender of the numeral is the noun's; the noun is the last word.
bool agrees(std::int64_t n, Case grammatical_case) {
    MoneyOptions options;
    options.grammatical_case = grammatical_case;
    const std::string number = std::to_string(n);
    const std::string noun = hryvnia_after(n, grammatical_case);
    return money_in_words(number, Currency::Uah, options) ==
           in_words(number, grammatical_case, Gender::Feminine) + " " + noun;
}

} // namespace

TEST_CASE("a hundred thousand cardinals agree with ICU") {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat rules(icu::URBNF_SPELLOUT, icu::Locale("uk"), status);
    REQUIRE(U_SUCCESS(status));
    std::mt19937_64 random(55);
    int wrong = 0;
    for (int i = 0; i < 100'000; ++i) {
        // All magnitudes alike: a third of uniform numbers would have eleven digits and more.
        const std::uint64_t limit = static_cast<std::uint64_t>(std::pow(10.0, 1 + i % 12));
        const auto n = static_cast<std::int64_t>(random() % limit);
        const Gender gender = Genders[static_cast<std::size_t>(i / 12 % 3)];
        const std::string ours = in_words(std::to_string(n), Case::Nominative, gender);
        const std::string theirs = by_icu(rules, n, gender);
        if (ours != theirs && wrong++ < 10)
            MESSAGE(n << ": " << ours << " / " << theirs);
    }
    CHECK(wrong == 0);
}

TEST_CASE("numbers in all cases and genders are clean and their genitive is built of genitives") {
    std::mt19937_64 random(2019);
    int wrong = 0;
    for (int i = 0; i < 30'000; ++i) {
        const auto n = i < 10'000 ? i : static_cast<std::int64_t>(random() % 1'000'000'000'000'000);
        const std::string number = std::to_string(n);
        for (const Gender gender : Genders) {
            for (const Case grammatical_case : Cases)
                wrong += is_clean(in_words(number, grammatical_case, gender)) ? 0 : 1;
            const std::string nominative = in_words(number, Case::Nominative, gender);
            wrong += in_words(number, Case::Genitive, gender) == to_genitive(nominative) ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("nouns agree with numbers in all cases") {
    std::mt19937_64 random(8302);
    int wrong = 0;
    for (int i = 0; i < 30'000; ++i) {
        const auto n = i < 10'000 ? i : static_cast<std::int64_t>(random() % 1'000'000'000'000'000);
        for (const Case grammatical_case : Cases)
            wrong += agrees(n, grammatical_case) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("the rows of the reviewed table of forms") {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/numbers_uk.tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        const std::size_t arrow = line.find("\t=\t");
        REQUIRE(arrow != std::string::npos);
        const std::string row = line.substr(0, arrow);
        INFO(row);
        CHECK(words_row(row) == line.substr(arrow + 3));
        ++rows;
    }
    CHECK(rows >= 150);
}

TEST_CASE("ordinals agree with libnumbertext where it is right") {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/ordinals_uk.tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line[0] == '#')
            continue;
        const std::vector<std::string> fields = split(line, '\t');
        REQUIRE(fields.size() == 5);
        for (std::size_t i = 0; i < 3; ++i) {
            WordOptions options;
            options.gender = Genders[i];
            CHECK(ordinal_in_words(fields[0], options) == fields[i + 1]);
        }
        ++rows;
    }
    CHECK(rows == 310);
}

TEST_CASE("what is no number has no words") {
    const char* const numbers[] = {
        "",
        "-",
        "NaN",
        "inf",
        "1e5",
        "1,5",
        "1.",
        ".5",
        "1 000",
        "0x10",
        "--1",
        "٣",
        "\xFF",
        "1234567890123456789",
        "99999999999999999999999999",
        "1.0000001"};
    for (const char* number : numbers) {
        INFO(number);
        CHECK_FALSE(number_in_words(number));
        CHECK_FALSE(number_in_words(number, {.lang = "en"}));
        CHECK_FALSE(ordinal_in_words(number));
        CHECK_FALSE(year_in_words(number));
        CHECK_FALSE(money_in_words(number, Currency::Uah));
        CHECK(words_row(number).empty());
    }
    CHECK_FALSE(ordinal_in_words("-1"));
    CHECK_FALSE(ordinal_in_words("1.5"));
    CHECK_FALSE(year_in_words("0"));
    CHECK_FALSE(money_in_words("1.005", Currency::Uah));
    CHECK_FALSE(number_in_words("1", {.lang = "fr"}));
    CHECK(words_row("1\tordinal\tablative").empty());
    CHECK(words_row("1\tGBP").empty());
    CHECK(words_row("1\t\t\tx").empty());
    CHECK(words_row("1\tcardinal\tdative\tf\tuk\tmore").empty());
    CHECK(words_row("1\r") == "один");
}

TEST_CASE("signs and zeros") {
    CHECK(number_in_words("\u221221") == "мінус двадцять один");
    CHECK(number_in_words("+7") == "сім");
    CHECK(number_in_words("-0") == "нуль");
    CHECK(number_in_words("-0.0") == "нуль цілих нуль десятих");
    CHECK(number_in_words("-0.5") == "мінус нуль цілих п’ять десятих");
    CHECK(number_in_words("0000000000000000000000021") == "двадцять один");
    CHECK(money_in_words("-1.5", Currency::Uah) == "мінус одна гривня 50 копійок");
    CHECK(money_in_words("-0.00", Currency::Uah) == "нуль гривень 00 копійок");
}

TEST_CASE("sums in three styles") {
    const auto sum = [](std::string_view amount, Currency currency, MoneyStyle style, Case c) {
        return money_in_words(amount, currency, {c, style}).value_or("?");
    };
    using enum Currency;
    using enum MoneyStyle;
    CHECK(
        sum("1234.50", Uah, Words, Case::Nominative) ==
        "одна тисяча двісті тридцять чотири гривні 50 копійок");
    CHECK(sum("1234", Uah, Words, Case::Nominative) == "одна тисяча двісті тридцять чотири гривні");
    CHECK(
        sum("1234.51", Uah, AllWords, Case::Dative) ==
        "одній тисячі двомстам тридцяти чотирьом гривням п’ятдесяти одній копійці");
    CHECK(
        sum("21.02", Usd, AllWords, Case::Instrumental) ==
        "двадцятьма одним доларом США двома центами");
    CHECK(sum("2.02", Eur, AllWords, Case::Nominative) == "два євро два центи");
    CHECK(sum("1.00", Uah, Words, Case::Nominative) == "одна гривня 00 копійок");
    CHECK(sum("1.05", Uah, Words, Case::Genitive) == "однієї гривні 05 копійок");
    CHECK(
        sum("1234567.5", Uah, Abbreviated, Case::Nominative) ==
        "1\u202F234\u202F567\u00A0грн 50\u00A0коп.");
    CHECK(sum("-1234", Usd, Abbreviated, Case::Nominative) == "\u22121234\u00A0дол. США");
    CHECK(sum("007.01", Eur, Abbreviated, Case::Nominative) == "7\u00A0євро 01\u00A0цент");
}

TEST_CASE("English and German") {
    CHECK(number_in_words("1234", {.lang = "en"}) == "one thousand two hundred thirty-four");
    CHECK(number_in_words("1234", {.lang = "de"}) == "eintausendzweihundertvierunddreißig");
    CHECK(number_in_words("21", {.gender = Gender::Feminine, .lang = "de"}) == "einundzwanzig");
    CHECK(number_in_words("1", {.gender = Gender::Feminine, .lang = "de"}) == "eine");
    CHECK(number_in_words("1", {.lang = "de-AT"}) == "eins");
    CHECK(number_in_words("-5.07", {.lang = "en"}) == "minus five point zero seven");
    CHECK(number_in_words("5.7", {.lang = "de"}) == "fünf Komma sieben");
    CHECK(ordinal_in_words("21", {.lang = "en"}) == "twenty-first");
    CHECK(ordinal_in_words("21", {.lang = "de"}) == "einundzwanzigste");
    CHECK(year_in_words("1999", {.lang = "en"}) == "nineteen ninety-nine");
    CHECK(money_in_words("1.05", Currency::Uah, {.lang = "en"}) == "one hryvnia 05 kopiykas");
    CHECK(
        money_in_words("2.01", Currency::Usd, {.style = MoneyStyle::AllWords, .lang = "en"}) ==
        "two US dollars one cent");
    CHECK(
        money_in_words("1.01", Currency::Eur, {.style = MoneyStyle::AllWords, .lang = "de"}) ==
        "ein Euro ein Cent");
}

TEST_CASE("forms of nouns") {
    const NounForms forms{"учасник", "учасники", "учасників", "учасника"};
    CHECK(noun_form("1", forms) == "учасник");
    CHECK(noun_form("101", forms) == "учасник");
    CHECK(noun_form("22", forms) == "учасники");
    CHECK(noun_form("0", forms) == "учасників");
    CHECK(noun_form("112", forms) == "учасників");
    CHECK(noun_form("1.0", forms) == "учасника");
    CHECK(noun_form("-1", forms) == "учасник");
    CHECK_FALSE(noun_form("багато", forms));
    CHECK(agreement("2000", Case::Dative) == Agreement{Plurality::Plural, Case::Genitive});
    CHECK(agreement("100", Case::Dative) == Agreement{Plurality::Plural, Case::Dative});
    CHECK(agreement("1", Case::Vocative) == Agreement{Plurality::Singular, Case::Nominative});
}

TEST_CASE("names of cases and genders") {
    CHECK(parse_case("nominative") == Case::Nominative);
    CHECK(parse_case("vocative") == Case::Vocative);
    CHECK_FALSE(parse_case("Nominative"));
    CHECK_FALSE(parse_case(""));
    CHECK(parse_gender("") == Gender::Unknown);
    CHECK(parse_gender("neuter") == Gender::Neuter);
    CHECK_FALSE(parse_gender("x"));
}
