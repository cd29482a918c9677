#include "graphics/picture.h"

#include <cmath>
#include <cstdlib>

using namespace zbirnyk;

/// Pictures of any kind: the first bytes decide which reader is tried.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const PictureLimits limits{.bytes = 1u << 20, .pixels = 1u << 20, .paths = 1000};
    const auto picture =
        decode_picture({reinterpret_cast<const char*>(data), size}, "p", limits, {}, diagnostics);
    if (picture.has_value() == diagnostics.has_errors()) {
        std::abort();
    }
    const auto* drawing = picture ? std::get_if<Drawing>(&*picture) : nullptr;
    for (std::size_t i = 0; drawing != nullptr && i < drawing->operations.size(); ++i) {
        const auto* path = std::get_if<DrawPath>(&drawing->operations[i]);
        for (std::size_t k = 0; path != nullptr && k < path->path.points.size(); ++k) {
            if (!std::isfinite(path->path.points[k].x) || !std::isfinite(path->path.points[k].y)) {
                std::abort();
            }
        }
    }
    return 0;
}
