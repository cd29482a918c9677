#pragma once

#include "base/length.h"

#include <cstdint>
#include <vector>

namespace zbirnyk {

/// How much can be added to a line, or taken away: by its word spaces, and by its letters (their
/// widths and the space between them).
struct Flex {
    Length words, letters;

    constexpr Length total() const { return words + letters; }

    friend constexpr Flex operator-(Flex a, Flex b) {
        return {a.words - b.words, a.letters - b.letters};
    }
};

/// Width, stretch and shrink of the boxes and glue from the start of a paragraph up to some point.
/// `fill` counts the glue that stretches without limit (leaders).
struct GlueSum {
    Length width;
    Flex stretch, shrink;
    std::int32_t fill = 0;
};

/// What ends a line at a break point.
enum class LineBreakKind : std::uint8_t {
    Space,  ///< between words; the space vanishes
    Plain,  ///< without a space: after a dash, within an address
    Hyphen, ///< the line ends in a hyphen, added or there already
    Forced, ///< the line must end here
};

/// A place where a line may end. Items between break points never matter to breaking, so only the
/// sums at these points are kept (Knuth & Plass 1981, p. 1155).
struct BreakPoint {
    GlueSum before; ///< as a line that ends here sees it: with the hyphen, without the space
    GlueSum after;  ///< as a line that starts here sees it
    Length extra;   ///< the part of `before.width` that is there only if the line ends here
    std::int32_t penalty = 0;
    std::uint32_t unhyphenated = 0; ///< the last point up to this one at which no word is broken
    LineBreakKind kind = LineBreakKind::Space;
};

/// All break points of a paragraph. The first is its start, the last its end (Forced).
using BreakPoints = std::vector<BreakPoint>;

} // namespace zbirnyk
