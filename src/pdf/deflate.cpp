#include "pdf/deflate.h"

#include <libdeflate.h>

#include <memory>
#include <stdexcept>

namespace zbirnyk {

std::string deflate(std::string_view bytes, int level) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(level), &libdeflate_free_compressor);
    if (!compressor)
        throw std::bad_alloc();
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    const std::size_t size = libdeflate_zlib_compress(
        compressor.get(), bytes.data(), bytes.size(), out.data(), out.size());
    if (size == 0)
        throw std::logic_error("pdf: compressed data exceed their bound");
    out.resize(size);
    return out;
}

} // namespace zbirnyk
