#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A set of hyphenation patterns as a trie.
class PatternTrie {
  public:
    PatternTrie();

    /// Adds a pattern as it is written: letters with digits between them, a full stop for the edge
    /// of the word ("я3і4стор", ".без3").
    void add(std::u32string_view pattern);

    bool empty() const { return nodes_.size() == 1; }

    /// The level between the letters of a word in lower case: [i] stands before letter i, [0] and
    /// [size] at the edges. Odd levels are points (Liang 1983, chapter 3).
    std::vector<std::uint8_t> levels(std::u32string_view word) const;

  private:
    struct Node {
        char32_t letter = 0;
        std::uint32_t child = 0, sibling = 0; ///< 0: none
        std::uint32_t values = 0;             ///< into values_; 0: no pattern ends here
    };

    std::uint32_t find(std::uint32_t parent, char32_t letter) const;
    std::uint32_t find_or_add(std::uint32_t parent, char32_t letter);

    std::vector<Node> nodes_;          ///< [0] is the root
    std::vector<std::uint8_t> values_; ///< depth + 1 numbers for each pattern
};

/// A dictionary in the format of libhyphen: the encoding in the first line, then patterns. Where
/// there are two levels, the patterns of the first find the joints of compounds, and those of the
/// second (after NEXTLEVEL) the points within the parts.
class LiangDictionary {
  public:
    /// Nothing when the encoding is not one of UTF-8 and ISO8859-1. All matching patterns are
    /// applied, so the dictionary need not have been prepared by substrings.pl. Lines with
    /// replacements (non-standard hyphenation) are left out.
    static std::optional<LiangDictionary> parse(std::string_view bytes);

    /// The numbers of the letters before which a word in lower case may be broken.
    std::vector<std::size_t> points(std::u32string_view word) const;

  private:
    PatternTrie joints_, patterns_;
};

} // namespace zbirnyk
