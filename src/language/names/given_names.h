#pragma once

#include "language/names/decline_name.h"

namespace zbirnyk {

/// The gender of a given name (lower case, apostrophes as ') that a table or a telling suffix
/// knows; Unknown for other names and for those of both genders (Саша, Женя).
Gender gender_of_given_name(std::u32string_view lower);

} // namespace zbirnyk
