#pragma once

#include "language/bibliography/reference.h"

#include <string>
#include <vector>

namespace zbirnyk {

/// The names of the fields that the kind of a source needs and that are empty or make no sense, in
/// the order of the fields of `Reference`: "title", "host", "pages" …
std::vector<std::string> check_reference(const Reference& reference);

} // namespace zbirnyk
