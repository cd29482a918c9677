#include "language/names/name_forms.h"

#include "language/format.h"

namespace zbirnyk {

namespace {

constexpr std::string_view NoBreakSpace = "\u00A0";

} // namespace

std::optional<std::string> name_form(std::string_view form, const PersonName& name) {
    const std::string given_names = joined_words({name.given, name.patronymic}, " ");
    if (form == "full-name")
        return joined_words({name.surname, given_names}, " ");
    if (form == "given-name-first")
        return joined_words({given_names, name.surname}, " ");
    if (form == "given-names")
        return given_names;
    if (form == "surname")
        return name.surname;
    if (form == "given")
        return name.given;
    if (form == "patronymic")
        return name.patronymic;
    if (form == "short-name")
        return joined_words({initials(given_names), name.surname}, NoBreakSpace);
    if (form == "index-name")
        return joined_words({name.surname, initials(given_names)}, NoBreakSpace);
    if (form == "sign-name")
        return joined_words({name.given, to_upper(name.surname, "uk")}, " ");
    return std::nullopt;
}

} // namespace zbirnyk
