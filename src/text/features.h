#pragma once

#include <hb.h>
#include <optional>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// OpenType features in the syntax of CSS and of HarfBuzz: "tnum, smcp=1, -liga, \"onum\" off".
/// Nothing when a part is neither; an empty list is well formed.
std::optional<std::vector<hb_feature_t>> parse_features(std::string_view features);

} // namespace zbirnyk
