#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace zbirnyk {

/// Compresses with the tables of one compressor, which are large: keep it for many streams.
class Deflater {
  public:
    /// `level` 1 to 12.
    explicit Deflater(int level);

    /// `bytes` in the zlib format (RFC 1950), which is what FlateDecode reads.
    std::string deflate(std::string_view bytes);

  private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };

    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

} // namespace zbirnyk
