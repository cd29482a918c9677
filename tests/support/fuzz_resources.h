#pragma once

#include "layout/layout.h"

#include <cstdlib>
#include <memory>

namespace zbirnyk {

/// The program's fonts and the system's hyphenation, loaded once for all inputs of a fuzz target.
inline const LayoutResources& fuzz_resources() {
    struct Loaded {
        std::optional<FontSet> fonts;
        Hyphenator hyphenator;
    };

    static const Loaded loaded = [] {
        const auto files = make_disk_file_system();
        Sources sources;
        Diagnostics diagnostics;
        auto fonts = FontSet::load(*files, ZBIRNYK_ROOT "/fonts", sources, diagnostics);
        if (!fonts)
            std::abort();
        return Loaded{std::move(fonts), Hyphenator::load(*files, diagnostics)};
    }();
    static const LayoutResources resources{*loaded.fonts, loaded.hyphenator, 1};
    return resources;
}

} // namespace zbirnyk
