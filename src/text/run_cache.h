#pragma once

#include "text/shape.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zbirnyk {

/// Runs shaped before, for one thread: headings, labels and running heads come again and again.
/// Whole runs, not words: in most fonts a space is kerned with the letter behind it.
class RunCache {
  public:
    /// The cache of this thread.
    static RunCache& mine();

    /// Longer runs are body text, which does not repeat.
    static constexpr std::size_t LongestRun = 160;

    /// The glyphs kept for `key`, which says all that shaping depends on; null when there are none.
    const std::vector<ShapedGlyph>* find(std::string_view key) const;
    void keep(std::string key, std::vector<ShapedGlyph> glyphs);

  private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    std::unordered_map<std::string, std::vector<ShapedGlyph>, Hash, std::equal_to<>> runs_;
};

} // namespace zbirnyk
