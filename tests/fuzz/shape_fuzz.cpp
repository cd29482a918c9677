#include "language/segment.h"
#include "text/shape.h"

#include <algorithm>
#include <cstdlib>

using namespace zbirnyk;

namespace {

const FontSet& installed() {
    static const FontSet fonts = [] {
        Sources sources;
        Diagnostics diagnostics;
        auto loaded =
            FontSet::load(*make_disk_file_system(), ZBIRNYK_ROOT "/fonts", sources, diagnostics);
        if (!loaded) {
            std::abort();
        }
        return *loaded;
    }();
    return fonts;
}

/// Runs cover the text, clusters ascend inside their run, glyphs exist.
void check(const ShapedText& shaped, std::string_view text) {
    std::uint32_t end = 0;
    for (const ShapedRun& run : shaped.runs) {
        if (run.begin != end || run.end <= run.begin) {
            std::abort();
        }
        end = run.end;
        std::uint32_t cluster = run.begin;
        for (const ShapedGlyph& glyph : run.glyphs) {
            if (glyph.cluster < cluster || glyph.cluster >= run.end) {
                std::abort();
            }
            cluster = glyph.cluster;
        }
    }
    if (end != text.size()) {
        std::abort();
    }
    for (const ShapeProblem& problem : shaped.problems) {
        if (problem.offset >= text.size()) {
            std::abort();
        }
    }
}

} // namespace

/// The first byte chooses family and style, the text up to a line feed is the feature list, the
/// rest the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view input(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::size_t line = std::min(input.find('\n'), input.size());
    const std::string_view text = input.substr(std::min(line + 1, input.size()));
    const auto families = installed().families();
    constexpr std::string_view Languages[] = {"uk", "en", "de"};
    ShapeStyle style;
    style.family = families[data[0] % families.size()];
    style.weight = 100 + data[0] * 3;
    style.italic = data[0] % 2 == 1;
    style.features = input.substr(0, line);
    style.lang = Languages[data[0] % 3];
    check(shape(installed(), text, style), text);
    line_breaks(text, style.lang);
    return 0;
}
