// Abbreviations after DSTU 3582:2013 and the Orthography of 2019, § 62; units after DSTU 3651.0-97.
// A word stands once in the list of its language, in small letters unless the standard writes
// capitals.

#include "language/typography/word_classes.h"

#include <algorithm>
#include <array>
#include <string>

namespace zbirnyk {

namespace {

struct Entry {
    std::string_view word;
    std::uint16_t classes;
};

constexpr std::uint16_t Bn = WordClass::BeforeNumber;
constexpr std::uint16_t An = WordClass::AfterNumber;
constexpr std::uint16_t Un = WordClass::AfterNumber | WordClass::CloseUnit;
constexpr std::uint16_t Tm = WordClass::AfterNumber | WordClass::CloseUnit | WordClass::Time;
constexpr std::uint16_t Ye = WordClass::AfterNumber | WordClass::Time;
constexpr std::uint16_t Mg = WordClass::AfterNumber | WordClass::Magnitude | WordClass::CloseUnit;
constexpr std::uint16_t Na = WordClass::BeforeName;
constexpr std::uint16_t Nb = WordClass::BeforeNameBare;
constexpr std::uint16_t Af = WordClass::AfterName;
constexpr std::uint16_t Mo = WordClass::Month;
constexpr std::uint16_t Me = WordClass::Month | WordClass::MonthBeforeDay;
constexpr std::uint16_t On = WordClass::OneLetter;
constexpr std::uint16_t Pa = WordClass::Particle;
constexpr std::uint16_t Ta = WordClass::Tail;
constexpr std::uint16_t Tb = WordClass::Tail | WordClass::TailBare;

template <std::size_t Size>
constexpr std::array<Entry, Size> sorted(std::array<Entry, Size> entries) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.word < b.word;
    });
    return entries;
}

constexpr auto Ukrainian = sorted(std::to_array<Entry>({
    // before a number
    {"стор", Bn},
    {"п", Bn | Na},
    {"пп", Bn},
    {"рис", Bn},
    {"табл", Bn},
    {"гл", Bn},
    {"розд", Bn},
    {"підрозд", Bn},
    {"ч", Bn},
    {"кн", Bn},
    {"вип", Bn},
    {"тт", Bn},
    {"буд", Bn},
    {"кв", Bn},
    {"оф", Bn},
    {"корп", Bn},
    {"кім", Bn},
    {"ауд", Bn},
    {"дод", Bn},
    {"мал", Bn},
    {"сх", Bn},
    {"абз", Bn},
    {"підп", Bn},
    {"арк", Bn | An},
    {"спр", Bn},
    {"оп", Bn},
    // before or after a number
    {"с", Bn | Un | Na},
    {"ст", Bn | Ye | Na},
    {"т", Bn | An},
    {"р", Ye},
    {"рр", Ye},
    // money and magnitudes
    {"грн", Un},
    {"коп", Un},
    {"дол", Un},
    {"євро", An},
    {"тис", Mg},
    {"млн", Mg},
    {"млрд", Mg},
    {"трлн", Mg},
    // units
    {"км", Un},
    {"м", An | Na},
    {"дм", Un},
    {"см", Un},
    {"мм", Un},
    {"мкм", Un},
    {"нм", Un},
    {"га", Un},
    {"кг", Un},
    {"г", An},
    {"мг", Un},
    {"ц", An},
    {"л", An},
    {"мл", Un},
    {"год", Tm},
    {"хв", Tm},
    {"сек", Tm},
    {"мс", Un},
    {"міс", An},
    {"Вт", Un},
    {"кВт", Un},
    {"МВт", Un},
    {"ГВт", Un},
    {"Гц", Un},
    {"кГц", Un},
    {"МГц", Un},
    {"ГГц", Un},
    {"Па", Un},
    {"кПа", Un},
    {"МПа", Un},
    {"Ом", Un},
    {"Дж", Un},
    {"кДж", Un},
    {"кВ", Un},
    {"мВ", Un},
    {"мА", Un},
    {"ккал", Un},
    {"моль", An},
    {"Кбіт", Un},
    {"Мбіт", Un},
    {"Гбіт", Un},
    {"кБ", Un},
    {"КБ", Un},
    {"МБ", Un},
    {"Мб", Un},
    {"ГБ", Un},
    {"Гб", Un},
    {"ТБ", Un},
    {"шт", Un},
    {"прим", An},
    {"ос", An},
    {"чол", An},
    {"од", An},
    {"куб", An},
    {"осіб", An},
    // before a name
    {"смт", Nb},
    {"вул", Na},
    {"просп", Na},
    {"пров", Na},
    {"пл", Na},
    {"бульв", Na},
    {"бул", Na},
    {"проф", Na},
    {"доц", Na},
    {"акад", Na},
    {"ім", Na},
    {"о", On | Na},
    {"оз", Na},
    {"гр", Na},
    {"асист", Na},
    {"викл", Na},
    {"сел", Na},
    {"св", Na},
    {"свящ", Na},
    {"ред", Na},
    {"упоряд", Na},
    {"уклад", Na},
    {"пос", Na},
    {"див", Bn},
    {"ген", Na},
    {"полк", Na},
    {"кап", Na},
    {"пані", Nb},
    {"пан", Nb},
    // after a name
    {"обл", Af},
    {"губ", Af},
    // months after a day
    {"січня", Mo},
    {"лютого", Mo},
    {"березня", Mo},
    {"квітня", Mo},
    {"травня", Mo},
    {"червня", Mo},
    {"липня", Mo},
    {"серпня", Mo},
    {"вересня", Mo},
    {"жовтня", Mo},
    {"листопада", Mo},
    {"грудня", Mo},
    {"січ", Mo},
    {"лют", Mo},
    {"берез", Mo},
    {"квіт", Mo},
    {"трав", Mo},
    {"черв", Mo},
    {"лип", Mo},
    {"серп", Mo},
    {"верес", Mo},
    {"жовт", Mo},
    {"листоп", Mo},
    {"груд", Mo},
    // small words
    {"в", On},
    {"у", On},
    {"з", On},
    {"і", On},
    {"й", On},
    {"а", On},
    {"я", On},
    {"ж", Pa},
    {"б", Pa},
    {"же", Pa},
    {"би", Pa},
    // contractions
    {"ін", Tb},
    {"зв", Ta},
    // Latin in Ukrainian texts
    {"p", Bn},
    {"pp", Bn},
    {"vol", Bn},
    {"no", Bn},
    {"fig", Bn},
    {"USD", An},
    {"EUR", An},
    {"UAH", An},
    {"km", An},
    {"kg", An},
    {"cm", An},
    {"mm", An},
    {"ha", An},
    {"kWh", An},
    {"kW", An},
    {"MW", An},
    {"GB", An},
    {"MB", An},
    {"Hz", An},
    {"MHz", An},
    {"GHz", An},
    {"dpi", An},
    {"px", An},
    {"pt", An},
}));

constexpr auto English = sorted(std::to_array<Entry>({
    {"p", Bn},        {"pp", Bn},       {"vol", Bn},     {"no", Bn},        {"fig", Bn},
    {"figs", Bn},     {"ch", Bn},       {"sec", Bn},     {"eq", Bn},        {"art", Bn},
    {"tab", Bn},      {"nos", Bn},      {"dr", Na},      {"mr", Na},        {"mrs", Na},
    {"ms", Na | An},  {"prof", Na},     {"st", Na},      {"rev", Na},       {"km", An},
    {"m", An},        {"cm", An},       {"mm", An},      {"kg", An},        {"g", An},
    {"mg", An},       {"ha", An},       {"l", An},       {"ml", An},        {"t", An},
    {"h", An},        {"min", An},      {"s", An},       {"kW", An},        {"MW", An},
    {"GW", An},       {"kWh", An},      {"Hz", An},      {"kHz", An},       {"MHz", An},
    {"GHz", An},      {"kB", An},       {"MB", An},      {"GB", An},        {"TB", An},
    {"Pa", An},       {"kPa", An},      {"MPa", An},     {"UAH", An},       {"USD", An},
    {"EUR", An},      {"million", An},  {"billion", An}, {"trillion", An},  {"dpi", An},
    {"px", An},       {"pt", An},       {"BC", An},      {"AD", An},        {"CE", An},
    {"January", Me},  {"February", Me}, {"March", Me},   {"April", Me},     {"May", Me},
    {"June", Me},     {"July", Me},     {"August", Me},  {"September", Me}, {"October", Me},
    {"November", Me}, {"December", Me},
}));

constexpr auto German = sorted(std::to_array<Entry>({
    {"s", Bn | An},  {"nr", Bn},       {"bd", Bn},       {"abb", Bn},    {"tab", Bn},
    {"kap", Bn},     {"art", Bn},      {"abs", Bn},      {"hrsg", Na},   {"ff", An},
    {"f", An},       {"dr", Na},       {"prof", Na},     {"hr", Na},     {"fr", Na},
    {"st", Na},      {"km", An},       {"m", An},        {"cm", An},     {"mm", An},
    {"kg", An},      {"g", An},        {"mg", An},       {"ha", An},     {"l", An},
    {"ml", An},      {"t", An},        {"h", An},        {"min", An},    {"kW", An},
    {"MW", An},      {"kWh", An},      {"Hz", An},       {"MHz", An},    {"GHz", An},
    {"MB", An},      {"GB", An},       {"TB", An},       {"UAH", An},    {"USD", An},
    {"EUR", An},     {"Euro", An},     {"Tsd", An},      {"Mio", An},    {"Mrd", An},
    {"Uhr", An},     {"Januar", Mo},   {"Februar", Mo},  {"März", Mo},   {"April", Mo},
    {"Mai", Mo},     {"Juni", Mo},     {"Juli", Mo},     {"August", Mo}, {"September", Mo},
    {"Oktober", Mo}, {"November", Mo}, {"Dezember", Mo},
}));

struct Keyword {
    std::string_view word;
    NumberKeyword kind;
};

constexpr std::array Keywords{
    Keyword{"ISBN", NumberKeyword::WithBlanks},    Keyword{"ISSN", NumberKeyword::WithBlanks},
    Keyword{"тел", NumberKeyword::WithBlanks},     Keyword{"Тел", NumberKeyword::WithBlanks},
    Keyword{"моб", NumberKeyword::WithBlanks},     Keyword{"Моб", NumberKeyword::WithBlanks},
    Keyword{"факс", NumberKeyword::WithBlanks},    Keyword{"Факс", NumberKeyword::WithBlanks},
    Keyword{"телефон", NumberKeyword::WithBlanks}, Keyword{"Телефон", NumberKeyword::WithBlanks},
    Keyword{"tel", NumberKeyword::WithBlanks},     Keyword{"Tel", NumberKeyword::WithBlanks},
    Keyword{"fax", NumberKeyword::WithBlanks},     Keyword{"Fax", NumberKeyword::WithBlanks},
    Keyword{"phone", NumberKeyword::WithBlanks},   Keyword{"Phone", NumberKeyword::WithBlanks},
    Keyword{"УДК", NumberKeyword::Plain},          Keyword{"UDC", NumberKeyword::Plain},
    Keyword{"ББК", NumberKeyword::Plain},          Keyword{"ДСТУ", NumberKeyword::Plain},
    Keyword{"ГОСТ", NumberKeyword::Plain},         Keyword{"ДБН", NumberKeyword::Plain},
    Keyword{"ДК", NumberKeyword::Plain},           Keyword{"ISO", NumberKeyword::Plain},
    Keyword{"DIN", NumberKeyword::Plain},          Keyword{"IEC", NumberKeyword::Plain},
    Keyword{"ЄДРПОУ", NumberKeyword::Plain},       Keyword{"DOI", NumberKeyword::Plain},
    Keyword{"doi", NumberKeyword::Plain}};

constexpr std::array<std::string_view, 38> Endings{
    "ння",   "нню",    "нням",  "лення", "ленням", "вання", "ванням", "ванню", "ція",  "ції",
    "цію",   "цією",   "цій",   "ність", "ності",  "ністю", "ський",  "ська",  "ське", "ського",
    "ської", "ському", "ських", "ським", "ськими", "ться",  "ється",  "тися",  "лися", "ються",
    "вати",  "чний",   "чної",  "чного", "льний",  "льної", "льного", "льних"};

constexpr std::size_t LongestEntry = 18; // bytes of "листопада"

template <std::size_t Size>
std::uint16_t find(const std::array<Entry, Size>& entries, std::string_view word) {
    const auto found = std::lower_bound(
        entries.begin(), entries.end(), word, [](const Entry& entry, std::string_view wanted) {
            return entry.word < wanted;
        });
    return found != entries.end() && found->word == word ? found->classes : 0;
}

std::uint16_t find_in(std::string_view lang, std::string_view word) {
    if (lang == "uk")
        return find(Ukrainian, word);
    if (lang == "en")
        return find(English, word);
    return lang == "de" ? find(German, word) : 0;
}

/// Writes the word with a small first letter into `buffer`; empty when it begins with none of the
/// capitals in question.
std::string_view with_small_first(std::string_view word, char* buffer) {
    const auto first = static_cast<unsigned char>(word[0]);
    std::copy(word.begin(), word.end(), buffer);
    if (first >= 'A' && first <= 'Z') {
        buffer[0] = static_cast<char>(first + 0x20);
        return {buffer, word.size()};
    }
    if (first != 0xD0 || word.size() < 2)
        return {};
    const auto second = static_cast<unsigned char>(word[1]);
    if (second >= 0x90 && second <= 0x9F) { // А–П
        buffer[1] = static_cast<char>(second + 0x20);
    } else if (second >= 0xA0 && second <= 0xAF) { // Р–Я
        buffer[0] = static_cast<char>(0xD1);
        buffer[1] = static_cast<char>(second - 0x20);
    } else if (second == 0x84 || second == 0x86 || second == 0x87) { // Є І Ї
        buffer[0] = static_cast<char>(0xD1);
        buffer[1] = static_cast<char>(second + 0x10);
    } else {
        return {};
    }
    return {buffer, word.size()};
}

} // namespace

std::uint16_t word_classes(std::string_view word, std::string_view lang) {
    if (word.empty() || word.size() > LongestEntry)
        return 0;
    std::uint16_t classes = find_in(lang, word);
    std::array<char, LongestEntry> buffer{};
    const std::string_view small = with_small_first(word, buffer.data());
    // A unit keeps its capitals: В and в are volt and a preposition.
    if (classes == 0 && !small.empty())
        classes = find_in(lang, small) & (Bn | Na | Nb | On | Mo);
    return classes;
}

NumberKeyword number_keyword(std::string_view word) {
    constexpr std::size_t Longest = 14; // bytes of "телефон"
    if (word.size() > Longest || word.size() < 3)
        return NumberKeyword::None;
    for (const Keyword& keyword : Keywords)
        if (keyword.word.front() == word.front() && keyword.word == word)
            return keyword.kind;
    return NumberKeyword::None;
}

bool is_word_ending(std::string_view text) {
    return std::find(Endings.begin(), Endings.end(), text) != Endings.end();
}

} // namespace zbirnyk
