#pragma once

#include "layout/lines/items.h"

#include <cstdint>
#include <vector>

namespace zbirnyk {

/// The widths of the lines of a paragraph: its first, all others; the last one may differ by
/// `last_extra` (added to either). Lines 1 to `narrow` - 1, beside an initial letter, are
/// `narrowing` shorter than the rest.
struct LineWidths {
    Length first, rest, last_extra;
    std::uint32_t narrow = 0;
    Length narrowing = {};

    Length of(std::uint32_t line) const {
        return line == 0 ? first : line < narrow ? rest - narrowing : rest;
    }
};

/// Which of two ways to break is better before demerits are compared.
enum class LineCount {
    Any,    ///< demerits alone
    Fewest, ///< fewer lines
};

/// Whether lines that end at a forced break are filled like the others.
enum class ForcedLines { Natural, Filled };

struct BreakRules {
    LineWidths widths;
    /// Justified text: 0. Ragged text: what a line may fall short of its width at a badness of 100.
    Length end_stretch;
    /// A last line shorter than this is a runt.
    Length runt_width;
    LineCount count = LineCount::Any;
    int max_hyphens = 2; ///< lines in a row that end in a hyphen, 0 to 2; 3: any number
    /// Ragged text: a line that without hyphenation falls short by no more than this is not filled
    /// by hyphenation.
    Length hyphenation_zone;
    ForcedLines forced_lines = ForcedLines::Natural;
};

/// A line between two break points (by index). `ratio` is r of Knuth and Plass for the word spaces:
/// by how much of their stretch (> 0) or shrink (< 0) they change; 0 where they do not.
struct BrokenLine {
    std::uint32_t start = 0, end = 0;
    double ratio = 0;
    bool filled = false;   ///< letters and word spaces take the gap; else the line stands as it is
    bool overfull = false; ///< wider than its width even with all glue shrunk
};

/// What letters and words take of the gap between the natural width of a line and its room.
struct GapShares {
    Length letters, words;
};

/// Shares `gap` (negative: to be taken away) among what may change by at most `limits` either way.
GapShares share_gap(Length gap, Flex limits);

/// How a line from one break point to another would look.
struct LineFit {
    enum class Kind {
        Good,     ///< glue within its limits
        TooLoose, ///< glue beyond its stretch
        Overfull,
    } kind = Kind::Good;
    bool filled = false;
    double ratio = 0;
    double badness = 0;
    Length room = {}; ///< the width of its place
};

/// The number of any line below the narrow ones.
inline constexpr std::uint32_t WideLine = 0xFFFFFFFF;

/// `line`: its number, from 0; it matters among the narrow ones alone.
LineFit fit_line(
    const BreakPoints& points,
    const BreakRules& rules,
    std::uint32_t start,
    std::uint32_t end,
    std::uint32_t line = WideLine);

/// What a line knows of the line above it.
struct LineState {
    int fitness = 1; ///< 0 tight, 1 decent, 2 loose, 3 very loose
    int hyphens = 0; ///< lines in a row, up to here, that end in a hyphen; saturates at 3
};

/// The demerits of a line that follows a line of state `above`, and its own state.
struct LineCost {
    double demerits = 0;
    LineState state;
    bool within_limits = true; ///< of hyphenation; others are taken only where there is no way
};

LineCost line_cost(
    const BreakPoints& points,
    const BreakRules& rules,
    const LineFit& fit,
    const BrokenLine& line,
    LineState above);

/// Breaks a paragraph so that the sum of demerits over all its lines is least. Never fails: lines
/// looser than allowed are used only if there is no way without them, and an overfull line only
/// where a single unbreakable piece is wider than its line.
std::vector<BrokenLine> break_lines(const BreakPoints& points, const BreakRules& rules);

/// Breaks a heading: the fewest lines, the longest of them as short as can be, the last one not a
/// single word and at least a third of the longest, no break after a point with penalty (a
/// preposition) where it can be avoided. Stretches between forced breaks are balanced on their own.
std::vector<BrokenLine> balance_lines(const BreakPoints& points, const BreakRules& rules);

} // namespace zbirnyk
