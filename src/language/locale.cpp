#include "language/locale.h"

namespace zbirnyk {

const icu::Locale& icu_locale(std::string_view lang) {
    static const icu::Locale Ukrainian("uk"), English("en"), German("de");
    const std::string_view primary = lang.substr(0, lang.find_first_of("-_"));
    if (primary == "uk")
        return Ukrainian;
    if (primary == "en")
        return English;
    if (primary == "de")
        return German;
    return icu::Locale::getRoot();
}

} // namespace zbirnyk
