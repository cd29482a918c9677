#include "base/utf8.h"
#include "language/apostrophe.h"
#include "language/names/decline_name.h"
#include "language/names/decline_phrase.h"

#include <cstdint>
#include <cstdlib>

using namespace zbirnyk;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// Capital letters and apostrophes of a form: none is lost but with the ending, none is new but
/// those of an ending.
std::size_t count_apostrophes(std::string_view text) {
    std::size_t count = 0;
    for (const char32_t c : to_utf32(text)) {
        count += is_apostrophe(c) ? 1 : 0;
    }
    return count;
}

void check_form(const std::string& input, const std::string& form) {
    require(!find_invalid_utf8(form) || find_invalid_utf8(input));
    require(count_apostrophes(form) >= count_apostrophes(input));
    require(input.empty() == form.empty());
    if (!input.empty()) {
        require(decode_utf8(input).code_point == decode_utf8(form).code_point);
    }
}

void check_name(const PersonName& name, Gender gender, Case grammatical_case, DativeStyle style) {
    const DeclinedName out = decline_name(name, gender, grammatical_case, {style});
    check_form(name.surname, out.name.surname);
    check_form(name.given, out.name.given);
    check_form(name.patronymic, out.name.patronymic);
    require(out.reason.empty() == (out.confidence == Confidence::Sure));
    require(decline_name(name, gender, Case::Nominative).name == name);
}

} // namespace

/// The first byte chooses gender and style, the rest is a row and, as a whole, a name and a phrase.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::size_t first = text.find('\t');
    const std::size_t second = first == std::string::npos ? first : text.find('\t', first + 1);
    PersonName name{text.substr(0, first), "", ""};
    if (second != std::string::npos) {
        name.given = text.substr(first + 1, second - first - 1);
        name.patronymic = text.substr(second + 1, text.find('\t', second + 1) - second - 1);
    }
    for (int i = 0; i < 7; ++i) {
        const Case grammatical_case = static_cast<Case>(i);
        check_name(
            name,
            static_cast<Gender>(data[0] % 3),
            grammatical_case,
            static_cast<DativeStyle>(data[0] / 3 % 3));
        const auto phrase = decline_phrase(text, grammatical_case);
        require(!phrase || !find_invalid_utf8(*phrase) || find_invalid_utf8(text));
    }
    const std::string row = decline_row(text);
    require(row.ends_with("\tsure") || row.ends_with("\tunsure"));
    const auto parsed = parse_full_name(text);
    require(!parsed || !parsed->surname.empty());
    return 0;
}
