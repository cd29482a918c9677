#pragma once

#include <string>

namespace zbirnyk {

/// The ICC profile of sRGB (IEC 61966-2-1), the same bytes on every day and machine.
std::string make_srgb_profile();

} // namespace zbirnyk
