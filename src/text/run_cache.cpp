#include "text/run_cache.h"

namespace zbirnyk {

namespace {

/// At most some megabytes a thread.
constexpr std::size_t MostRuns = 2048;

} // namespace

RunCache& RunCache::mine() {
    thread_local RunCache cache;
    return cache;
}

const std::vector<ShapedGlyph>* RunCache::find(std::string_view key) const {
    const auto found = runs_.find(key);
    return found == runs_.end() ? nullptr : &found->second;
}

void RunCache::keep(std::string key, std::vector<ShapedGlyph> glyphs) {
    if (runs_.size() >= MostRuns)
        runs_.clear();
    runs_.insert_or_assign(std::move(key), std::move(glyphs));
}

} // namespace zbirnyk
