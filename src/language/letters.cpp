#include "language/format.h"
#include "language/locale.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace zbirnyk {

std::string to_upper(std::string_view text, std::string_view lang) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8ToUpper(icu_locale(lang).getName(), 0, piece(text), sink, nullptr, status);
    return out;
}

std::string to_lower(std::string_view text, std::string_view lang) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8ToLower(icu_locale(lang).getName(), 0, piece(text), sink, nullptr, status);
    return out;
}

std::string to_title_first(std::string_view text, std::string_view lang) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8ToTitle(
        icu_locale(lang).getName(),
        U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE,
        nullptr,
        piece(text),
        sink,
        nullptr,
        status);
    return out;
}

std::string initials(std::string_view names) {
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(piece(names));
    std::string out;
    bool in_name = false;
    bool hyphen = false;
    for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        if (u_isUWhiteSpace(c) || c == '.') {
            in_name = false;
        } else if (c == '-' || c == 0x2010 || c == 0x2011) {
            hyphen = !out.empty();
            in_name = false;
        } else if (!in_name && u_isalpha(c)) {
            if (!out.empty())
                out += hyphen ? "-" : "\u00A0";
            icu::UnicodeString(u_toupper(c)).toUTF8String(out);
            out += '.';
            in_name = true;
            hyphen = false;
        }
    }
    return out;
}

std::string
joined_words(std::initializer_list<std::string_view> words, std::string_view separator) {
    std::string out;
    for (const std::string_view word : words) {
        if (word.empty())
            continue;
        if (!out.empty())
            out += separator;
        out += word;
    }
    return out;
}

std::string roman(int number) {
    struct Numeral {
        int value;
        std::string_view letters;
    };

    constexpr Numeral Numerals[] = {
        {1000, "m"},
        {900, "cm"},
        {500, "d"},
        {400, "cd"},
        {100, "c"},
        {90, "xc"},
        {50, "l"},
        {40, "xl"},
        {10, "x"},
        {9, "ix"},
        {5, "v"},
        {4, "iv"},
        {1, "i"},
    };
    std::string out;
    if (number < 1 || number > 3999)
        return out;
    for (const Numeral& numeral : Numerals)
        for (; number >= numeral.value; number -= numeral.value)
            out += numeral.letters;
    return out;
}

} // namespace zbirnyk
