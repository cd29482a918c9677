#include "base/utf8.h"
#include "language/bibliography/format_reference.h"
#include "language/numerals/agreement.h"
#include "language/numerals/number_words.h"
#include "language/transliterate.h"

#include <cstdint>
#include <cstdlib>

using namespace zbirnyk;

namespace {

void require(bool good) {
    if (!good)
        std::abort();
}

bool is_valid(std::string_view text) {
    return !find_invalid_utf8(text);
}

/// Words are UTF-8 whatever the number is; a number that has words has a noun.
void check_words(const std::string& text) {
    require(is_valid(words_row(text)));
    for (const char* lang : {"uk", "en", "de"}) {
        const auto words = number_in_words(text, {Case::Dative, Gender::Feminine, {}, {}, lang});
        require(!words || (!words->empty() && is_valid(*words)));
        require(!words || words->find("  ") == std::string::npos);
        require(!words || agreement(text, Case::Dative).has_value());
        for (const Currency currency : {Currency::Uah, Currency::Eur, Currency::Usd}) {
            const auto sum =
                money_in_words(text, currency, {Case::Genitive, MoneyStyle::AllWords, lang});
            require(!sum || is_valid(*sum));
            require(is_valid(
                money_in_words(text, currency, {{}, MoneyStyle::Abbreviated, lang}).value_or("")));
        }
    }
}

/// Valid text stays valid; what has been transliterated stays as it is.
void check_transliteration(const std::string& text) {
    const std::string latin = transliterate(text);
    require(!is_valid(text) || is_valid(latin));
    require(!is_valid(text) || transliterate(latin) == latin);
    const TransliterationExceptions exceptions({{text, "Name"}, {"Коваль", "Kowal"}});
    require(!is_valid(text) || is_valid(transliterate(text, exceptions)));
}

/// The text in every field: a line or problems, never both and never neither.
void check_reference(const std::string& text, ReferenceKind kind) {
    Reference reference;
    reference.kind = kind;
    reference.authors = {{text, text}, {"Гук", text}};
    for (std::string* field :
         {&reference.title,
          &reference.host,
          &reference.place,
          &reference.pages,
          &reference.issue,
          &reference.number,
          &reference.act,
          &reference.url,
          &reference.host_info})
        *field = text;
    reference.year = 2020;
    reference.accessed = {2020, 6, 9};
    const FormattedReference formatted =
        format_reference(reference, {ReferenceStyle::Dstu8302, WordAbbreviation::Dstu3582});
    require(formatted.problems.empty() != formatted.runs.empty());
    require(!is_valid(text) || is_valid(plain_text(formatted)));
}

} // namespace

/// The first byte chooses the kind of the reference, the rest is a number, a word and a field.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    check_words(text);
    check_transliteration(text);
    check_reference(text, static_cast<ReferenceKind>(data[0] % 9));
    return 0;
}
