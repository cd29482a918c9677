#include "pdf/deflate.h"

#include <libdeflate.h>

#include <new>
#include <stdexcept>

namespace zbirnyk {

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

Deflater::Deflater(int level)
    : compressor_(libdeflate_alloc_compressor(level)) {
    if (!compressor_)
        throw std::bad_alloc();
}

std::string Deflater::deflate(std::string_view bytes) {
    std::string out(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
    const std::size_t size = libdeflate_zlib_compress(
        compressor_.get(), bytes.data(), bytes.size(), out.data(), out.size());
    if (size == 0)
        throw std::logic_error("pdf: compressed data exceed their bound");
    out.resize(size);
    return out;
}

} // namespace zbirnyk
