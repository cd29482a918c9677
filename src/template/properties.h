#pragma once

#include "diag/diagnostic.h"
#include "document/style.h"
#include "read/vocabulary.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The properties that a style or an element may set. `LabelWidth` is used when binding only.
enum class Property : std::uint8_t {
    FontFamily,
    FontSize,
    FontWeight,
    FontStyle,
    Color,
    LetterSpacing,
    FontFeatures,
    FontVariantCaps,
    FontVariantNumeric,
    FontVariantPosition,
    TextDecoration,
    TextTransform,
    BaselineShift,
    LineHeight,
    TextAlign,
    TextWrap,
    TextIndent,
    LastLineEndIndent,
    TabStops,
    LineSnap,
    TextAlignLast,
    WordSpacingMin,
    WordSpacingMax,
    LetterSpacingMin,
    LetterSpacingMax,
    FontExpansion,
    Hyphenate,
    HyphenateLimitLines,
    HyphenateLimitChars,
    HyphenateLimitZone,
    HangingPunctuation,
    Orphans,
    Widows,
    SpaceBefore,
    SpaceAfter,
    Margin,
    MarginTop,
    MarginRight,
    MarginBottom,
    MarginLeft,
    Padding,
    PaddingTop,
    PaddingRight,
    PaddingBottom,
    PaddingLeft,
    Border,
    BorderTop,
    BorderRight,
    BorderBottom,
    BorderLeft,
    BackgroundColor,
    Width,
    Height,
    MinHeight,
    ReferenceOrientation,
    BlockStep,
    MinSpace,
    ColumnSpan,
    KeepTogether,
    KeepWithNext,
    BreakBefore,
    BreakAfter,
    Fit,
    MinFontSize,
    FitStep,
    MaxLines,
    InitialLetter,
    LabelWidth,
};

/// How a property is written. The vocabulary's attribute rules are made from the same table.
struct PropertyRule {
    std::string_view name;
    Property property;
    ValueType type;
    std::string_view choices;
    std::string_view note;
    enum class Group { Text, Box, Size } group;
};

const std::vector<PropertyRule>& property_rules();
const PropertyRule* find_property(std::string_view name);

/// A length as written: absolute, or a multiple of the font size.
struct Dimension {
    Length absolute;
    double em = 0;

    /// At most 1,000,000 pt either way: sizes in `em` grow with each element around.
    Length resolve(Length font_size) const {
        constexpr Length Most{std::int64_t{1'000'000} * 65536};
        return max(-Most, min(Most, absolute + scaled(font_size, em)));
    }
};

/// Parses "12pt", "3.5mm", "1cm", "0.5em", "0"; nothing for anything else.
std::optional<Dimension> parse_dimension(std::string_view text);

/// Colours by name, as the template declares them.
using Palette = std::map<std::string, Color, std::less<>>;

/// `#rrggbb` or a name of the palette.
std::optional<Color> parse_color(std::string_view text, const Palette& palette);

/// One property with its parsed value; which members count depends on the property.
struct Setting {
    Property property;
    std::vector<Dimension> lengths = {};
    Color color = {};
    int number = 0;
    std::string text = {};
    double share = 0;
    std::vector<int> numbers = {};
    std::optional<HangingPunctuation> hangs = {};
    Span span = {};
};

using Settings = std::vector<Setting>;

/// Parses the value of `rule`, which check_vocabulary has passed; reports what is wrong with it.
std::optional<Setting> parse_property(
    const PropertyRule& rule,
    std::string_view value,
    Span span,
    const Palette& palette,
    Diagnostics& diagnostics);

/// The values that an element starts with: inherited ones from `parent`, the rest initial.
Style inherit(const Style& parent);

/// Sets `settings` on `style`, later ones over earlier ones; lengths in em refer to the font size
/// that results, the font size itself to that of `parent`.
void apply_settings(const Settings& settings, const Style& parent, Style& style);

/// The last label-width among `settings`.
std::optional<Length> label_width(const Settings& settings, Length font_size);

} // namespace zbirnyk
