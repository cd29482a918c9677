#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// `bytes` in the zlib format (RFC 1950), which is what FlateDecode reads. `level` 1 to 12.
std::string deflate(std::string_view bytes, int level);

} // namespace zbirnyk
