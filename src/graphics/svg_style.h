#pragma once

#include "graphics/svg_values.h"
#include "read/tree.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zbirnyk {

/// How a shape is filled or stroked: a colour, nothing, or a paint server that this program does
/// not draw (its id is kept).
struct SvgPaint {
    enum class Kind { None, Color, CurrentColor, Server };
    Kind kind = Kind::None;
    SvgColor color = {};
    std::string server = {};
};

/// The properties of an element, inherited ones included, in user units.
struct SvgStyle {
    SvgPaint fill{SvgPaint::Kind::Color};
    SvgPaint stroke;
    SvgColor color;
    double fill_opacity = 1, stroke_opacity = 1;
    /// The product of the opacities of the element and its ancestors.
    double opacity = 1;
    double stroke_width = 1;
    LineCap cap = LineCap::Butt;
    LineJoin join = LineJoin::Miter;
    double miter_limit = 4;
    std::vector<double> dashes;
    double dash_offset = 0;
    FillRule fill_rule = FillRule::NonZero;
    bool is_visible = true;
    bool is_displayed = true;
    std::string font_family = "sans-serif";
    double font_size = 16;
    int font_weight = 400;
    bool italic = false;
    TextAnchor anchor = TextAnchor::Start;
};

/// One property set on an element.
struct SvgDeclaration {
    std::string name;
    std::string value;
};

/// True for the name of a property that `apply_declaration` understands or reports.
bool is_svg_property(std::string_view name);

/// The declarations of a `style` attribute or of the body of a CSS rule.
std::vector<SvgDeclaration> parse_declarations(std::string_view text);

/// The rules of a `style` element: selectors of one part (`path`, `.cls-1`, `#logo`), in the order
/// of their weight and place.
class SvgStyleSheet {
  public:
    /// Adds the rules in `text`; false when a selector or an at-rule was left out.
    bool add(std::string_view text);
    /// The declarations that apply to `element`, weakest first.
    std::vector<SvgDeclaration> declarations_for(Node element) const;

  private:
    std::map<std::string, std::vector<SvgDeclaration>, std::less<>> rules_;
};

/// What came of a declaration.
enum class SvgApplied {
    Done,
    Unknown,     ///< no property that matters here
    Malformed,   ///< the value cannot be read
    Unsupported, ///< it would change the drawing, and is not drawn
};

/// Sets a property. `percent_of` is what 100 % of a length means.
SvgApplied apply_declaration(
    const SvgDeclaration& declaration, const SvgStyle& parent, double percent_of, SvgStyle& style);

} // namespace zbirnyk
