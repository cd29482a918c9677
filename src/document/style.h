#pragma once

#include "base/color.h"
#include "base/length.h"

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
enum class Keep { Auto, Always };
enum class BreakBefore { Auto, Page, OddPage, EvenPage };

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
    double letter_spacing = 0; ///< em
    std::string font_features; ///< CSS syntax: "tnum, lnum, smcp"
    std::string lang = "uk";   ///< BCP 47
    Length baseline_shift;     ///< upwards positive (sup, sub)

    // Lines (inherited)
    Length line_height = pt(12.5);
    TextAlign text_align = TextAlign::Start;
    TextWrap text_wrap = TextWrap::Wrap;
    Length text_indent;          ///< of the first line; negative hangs
    Length last_line_end_indent; ///< XSL-FO last-line-end-indent; negative lets the last line reach
                                 ///< out
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
    Length block_step; ///< CSS block-step-size: the height is rounded up to a multiple; 0 none
    Keep keep_together = Keep::Auto;
    Keep keep_with_next = Keep::Auto;
    BreakBefore break_before = BreakBefore::Auto;
    bool break_after_page = false;
    Fit fit = Fit::None;
    Length min_font_size;      ///< how far Fit::Shrink may go
    Length fit_step = pt(0.5); ///< sizes tried are multiples of it below the natural size
    int max_lines = 0;         ///< 0: any number; with Fit::Shrink the goal
    friend bool operator==(const Style&, const Style&) = default;
};

} // namespace zbirnyk
