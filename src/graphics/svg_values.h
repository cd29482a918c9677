#pragma once

#include "graphics/drawing.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Reads numbers, flags and words of SVG's small grammars from the front of a text. Blanks and one
/// comma between values are skipped.
class SvgScanner {
  public:
    explicit SvgScanner(std::string_view text)
        : rest_(text) {}

    bool at_end();
    /// A number as in path data: `-.5e3`, `1.5.5` are one and two numbers. Nothing when there is
    /// none, or when it is not finite or absurdly large.
    std::optional<double> number();
    /// An arc flag: one character 0 or 1.
    std::optional<bool> flag();
    /// The next character when it is a letter.
    std::optional<char> letter();
    /// Skips blanks, then `c`; false when another character stands there.
    bool skip(char c);
    /// Letters, digits and hyphens.
    std::string_view word();
    /// True when a number begins here.
    bool at_number();

  private:
    void skip_blanks();
    void skip_separator();
    std::string_view rest_;
};

/// All numbers of a list; nothing when there is something else in it.
std::optional<std::vector<double>> parse_svg_numbers(std::string_view text);

/// What a length may refer to.
struct LengthBase {
    double font_size = 16; ///< of em and ex
    double percent_of = 0; ///< what 100 % is
};

/// A length in user units (1 px = 1/96 in).
std::optional<double> parse_svg_length(std::string_view text, LengthBase base);

/// A transform list; nothing when it is malformed.
std::optional<Matrix> parse_svg_transform(std::string_view text);

/// A colour with its own opacity (1 unless the notation has alpha).
struct SvgColor {
    Color color;
    double alpha = 1;
};

/// #rgb, #rrggbb, with alpha too, rgb(), rgba() and names; in any case of letters.
std::optional<SvgColor> parse_svg_color(std::string_view text);

/// The colour of a CSS name in lower case.
std::optional<Color> find_color_name(std::string_view name);

/// Blanks at both ends removed.
std::string_view trim(std::string_view text);

} // namespace zbirnyk
