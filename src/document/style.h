#pragma once

#include "base/color.h"
#include "base/length.h"

#include <optional>
#include <string>

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
    bool hyphenate = true;
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
