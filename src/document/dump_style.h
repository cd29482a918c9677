#pragma once

#include "document/style.h"

#include <string>

namespace zbirnyk {

/// "12.5pt": at most three decimals, no trailing zeros.
std::string points_text(Length length);

/// " name=value" for every property of `style` that differs from an unset Style.
std::string style_text(const Style& style);

} // namespace zbirnyk
