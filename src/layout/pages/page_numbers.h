#pragma once

#include "document/document.h"

#include <string>

namespace zbirnyk {

/// A page number as it is printed. Numbers that have no Roman form are printed in Arabic figures.
std::string page_label(int number, NumberForm form);

} // namespace zbirnyk
