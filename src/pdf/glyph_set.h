#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace zbirnyk {

/// A set of glyph numbers.
class GlyphSet {
  public:
    GlyphSet() = default;

    GlyphSet(std::initializer_list<std::uint16_t> glyphs) {
        for (const std::uint16_t glyph : glyphs)
            add(glyph);
    }

    void add(std::uint16_t glyph) {
        const std::size_t word = glyph / 64u;
        if (word >= words_.size())
            words_.resize(word + 1);
        words_[word] |= bit(glyph);
    }

    bool contains(std::uint16_t glyph) const {
        const std::size_t word = glyph / 64u;
        return word < words_.size() && (words_[word] & bit(glyph)) != 0;
    }

    bool empty() const { return words_.empty(); }

    /// The glyphs in ascending order.
    std::vector<std::uint16_t> sorted() const {
        std::vector<std::uint16_t> glyphs;
        for (std::size_t word = 0; word < words_.size(); ++word) {
            for (std::uint64_t rest = words_[word]; rest != 0; rest &= rest - 1)
                glyphs.push_back(static_cast<std::uint16_t>(
                    word * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
        }
        return glyphs;
    }

    friend bool operator==(const GlyphSet&, const GlyphSet&) = default;
    friend auto operator<=>(const GlyphSet&, const GlyphSet&) = default;

  private:
    static std::uint64_t bit(std::uint16_t glyph) { return std::uint64_t{1} << (glyph % 64u); }

    std::vector<std::uint64_t> words_; ///< the last is not 0, so equal sets are equal
};

} // namespace zbirnyk
