#pragma once

#include "language/names/decline_name.h"

#include <array>

namespace zbirnyk {

/// The ways in which a whole name is printed: "Тарас Григорович", "Шевченко Тарас Григорович",
/// "Тарас Григорович Шевченко", "Т. Г. Шевченко", "Шевченко Т. Г.", "Тарас ШЕВЧЕНКО" (initials are
/// bound to the surname by U+00A0).
inline constexpr std::array<std::string_view, 6> NameForms = {
    "given-names", "full-name", "given-name-first", "short-name", "index-name", "sign-name"};

/// A name, in whatever case its parts are, in one of `NameForms`, or one part of it ("surname",
/// "given", "patronymic"). Nothing for other words.
std::optional<std::string> name_form(std::string_view form, const PersonName& name);

} // namespace zbirnyk
