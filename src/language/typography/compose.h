#pragma once

#include "language/typography/clean.h"

namespace zbirnyk {

/// One list of changes that does to a text of `size` bytes what `first` and then `second` (to the
/// text that `first` makes) do.
std::vector<TextChange> compose(
    std::size_t size, const std::vector<TextChange>& first, const std::vector<TextChange>& second);

} // namespace zbirnyk
