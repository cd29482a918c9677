#pragma once

#include "base/color.h"
#include "base/geometry.h"

#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

enum class TextAlign { Start, End, Center, Justify };
enum class FontSlant { Upright, Italic };
enum class TextWrap {
    Wrap,    ///< optimal for justified text, first-fit for ragged text
    Balance, ///< lines of nearly equal length, no one-word last line (CSS text-wrap: balance)
    NoWrap,
};
enum class Fit { None, Shrink };
/// Prefer: given up without a word where a page would stay much too short (XSL-FO keep strength).
enum class Keep { Auto, Always, Prefer };
/// All: a block within columns stands across all of them (CSS column-span).
enum class ColumnSpan { None, All };
enum class BreakBefore { Auto, Page, OddPage, EvenPage };

/// CSS font-variant-position. Where the font lacks such glyphs, the text is made smaller and moved.
enum class FontPosition { Normal, Sub, Super };
enum class TextDecoration { None, Underline, LineThrough, Both };
enum class TextTransform { None, Uppercase, Lowercase, Capitalize };

/// Where the text behind a tab stands, counted from the left edge of the paragraph; `leader` is
/// repeated in the room before it.
struct TabStop {
    enum class Align { Start, Center, End, Decimal };
    Length at;
    Align align = Align::Start;
    std::string leader = {};
    friend bool operator==(const TabStop&, const TabStop&) = default;
};

/// CSS initial-letter: its capitals are as high as `size` lines and stand on the baseline of line
/// `sink`; a size of 0 is none.
struct InitialLetter {
    int size = 0, sink = 0;
    friend constexpr bool operator==(const InitialLetter&, const InitialLetter&) = default;
};

struct Border {
    Length width; ///< 0: none
    Color color;
    friend constexpr bool operator==(const Border&, const Border&) = default;
};

struct Edges {
    Length top, right, bottom, left;
    friend constexpr bool operator==(const Edges&, const Edges&) = default;
};

/// How far the lines of justified text may depart from their natural spacing.
struct Justification {
    double word_spacing_min = 0.8, word_spacing_max = 1.6; ///< of the natural word space
    double letter_spacing_min = 0,
           letter_spacing_max = 0; ///< em between letters, beside the style's
    double font_expansion = 0;     ///< glyphs may be wider or narrower by this share of their width
    friend bool operator==(const Justification&, const Justification&) = default;
};

/// Where and how often words may be hyphenated (CSS Text 4, 6.3).
struct HyphenationLimits {
    static constexpr int NoLimit = 3;
    int lines = 2;                       ///< hyphens in a row; NoLimit: any number
    int word = 5, before = 2, after = 2; ///< least letters of the word and of its parts
    Length
        zone; ///< ragged lines that fall short by no more than this are not filled by hyphenation
    friend bool operator==(const HyphenationLimits&, const HyphenationLimits&) = default;
};

/// By how much of its width a character may stand in the margin.
struct Hang {
    char32_t character = 0;
    int percent = 0;
    friend bool operator==(const Hang&, const Hang&) = default;
};

struct HangingPunctuation {
    std::vector<Hang> start, end; ///< at the edge where lines start and end
    friend bool operator==(const HangingPunctuation&, const HangingPunctuation&) = default;
};

/// The computed values of all properties of one block or run: what is left of the styles of a
/// template after inheritance. A line's box is `line_height` high with its baseline at four fifths
/// of it, whatever the fonts on it, so that lines stand on a grid by arithmetic alone.
struct Style {
    // Characters (inherited)
    std::string font_family;
    int font_weight = 400;
    FontSlant font_slant = FontSlant::Upright;
    Length font_size = pt(10);
    Color color;
    double letter_spacing = 0;                   ///< em
    std::string font_features;                   ///< CSS syntax: "tnum, lnum, smcp"
    std::string caps_features, numeric_features; ///< of font-variant-caps and -numeric, same syntax
    FontPosition font_position = FontPosition::Normal;
    TextDecoration text_decoration = TextDecoration::None;
    TextTransform text_transform = TextTransform::None; ///< done already but for running heads
    std::string lang = "uk";                            ///< BCP 47
    Length baseline_shift;                              ///< upwards positive (sup, sub)

    // Lines (inherited)
    Length line_height = pt(12.5);
    TextAlign text_align = TextAlign::Start;
    TextWrap text_wrap = TextWrap::Wrap;
    Length text_indent;          ///< of the first line; negative hangs
    Length last_line_end_indent; ///< XSL-FO last-line-end-indent; negative lets the last line reach
                                 ///< out
    std::vector<TabStop> tab_stops; ///< ascending
    bool line_snap = false; ///< lines stand on the grid of their page master (CSS line-snap)
    std::optional<TextAlign>
        text_align_last; ///< of lines that end a paragraph; none: not justified
    Justification justification;
    bool hyphenate = true;
    HyphenationLimits hyphenation;
    std::optional<HangingPunctuation> hanging_punctuation; ///< none: the usual characters
    int orphans = 2;
    int widows = 2;

    // Boxes (not inherited)
    Length space_before, space_after; ///< adjacent ones do not add up: the larger counts (XSL-FO)
    Edges margin;                     ///< inside the containing block's width
    Edges padding;
    Border border_top, border_right, border_bottom, border_left;
    std::optional<Color> background;
    std::optional<Length> width, height, min_height;
    Turn reference_orientation = Turn::None; ///< of the content in its box, whose height is set
    Length block_step; ///< CSS block-step-size: the height is rounded up to a multiple; 0 none
    Length min_space;  ///< left on the page, or the block begins on the next one
    ColumnSpan column_span = ColumnSpan::None;
    Keep keep_together = Keep::Auto;
    Keep keep_with_next = Keep::Auto;
    BreakBefore break_before = BreakBefore::Auto;
    bool break_after_page = false;
    Fit fit = Fit::None;
    Length min_font_size;      ///< how far Fit::Shrink may go
    Length fit_step = pt(0.5); ///< sizes tried are multiples of it below the natural size
    int max_lines = 0;         ///< 0: any number; with Fit::Shrink the goal
    InitialLetter initial_letter;
    friend bool operator==(const Style&, const Style&) = default;
};

} // namespace zbirnyk
