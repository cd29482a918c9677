#include "language/locale.h"

namespace zbirnyk {

icu::Locale icu_locale(std::string_view lang) {
    const std::string_view primary = lang.substr(0, lang.find_first_of("-_"));
    if (primary == "uk")
        return icu::Locale("uk");
    if (primary == "en")
        return icu::Locale("en");
    if (primary == "de")
        return icu::Locale("de");
    return icu::Locale::getRoot();
}

} // namespace zbirnyk
