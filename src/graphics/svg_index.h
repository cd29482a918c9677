#pragma once

#include "graphics/svg_report.h"
#include "graphics/svg_style.h"

#include <initializer_list>
#include <string_view>
#include <unordered_map>

namespace zbirnyk {

/// What is looked up while an SVG is drawn.
struct SvgIndex {
    SvgStyleSheet sheet;
    std::unordered_map<std::string_view, Node> by_id;

    /// The element a reference `#id` names, or a null node.
    Node find(std::string_view reference) const;
};

/// Walks the whole tree: collects ids and style sheets, and reports what must not be in a picture
/// wherever it stands (scripts, event handlers, external references, animation, pictures inside).
SvgIndex index_svg(const Tree& tree, SvgReport& report);

/// The name of an element of SVG, without the prefix that some programs give it; empty for elements
/// of other namespaces.
std::string_view svg_name(Node element);

/// The value of `href` or, in SVG 1.1, `xlink:href`.
std::string_view svg_link(Node element);

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);

} // namespace zbirnyk
