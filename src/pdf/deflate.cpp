#include "pdf/deflate.h"

#include <libdeflate.h>

#include <map>
#include <memory>
#include <new>
#include <stdexcept>

namespace zbirnyk {

namespace {

struct Free {
    void operator()(libdeflate_compressor* compressor) const {
        libdeflate_free_compressor(compressor);
    }
};

libdeflate_compressor* compressor_of(int level) {
    thread_local std::map<int, std::unique_ptr<libdeflate_compressor, Free>> compressors;
    auto& compressor = compressors[level];
    if (!compressor)
        compressor.reset(libdeflate_alloc_compressor(level));
    if (!compressor)
        throw std::bad_alloc();
    return compressor.get();
}

} // namespace

std::string Deflater::deflate(std::string_view bytes) const {
    libdeflate_compressor* const compressor = compressor_of(level_);
    std::string out(libdeflate_zlib_compress_bound(compressor, bytes.size()), '\0');
    const std::size_t size =
        libdeflate_zlib_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size());
    if (size == 0)
        throw std::logic_error("pdf: compressed data exceed their bound");
    out.resize(size);
    return out;
}

} // namespace zbirnyk
