#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// Compresses with large tables, of which each thread makes one set for a level and keeps it.
class Deflater {
  public:
    /// `level` 1 to 12.
    explicit Deflater(int level)
        : level_(level) {}

    /// `bytes` in the zlib format (RFC 1950), which is what FlateDecode reads.
    std::string deflate(std::string_view bytes) const;

  private:
    int level_;
};

} // namespace zbirnyk
