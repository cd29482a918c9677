#pragma once

#include "diag/diagnostic.h"
#include "template/content.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A top-level element of the template with the tree it belongs to; includes are already replaced
/// by what they include.
struct TopElement {
    const Tree* tree;
    Node node;
};

/// Turns checked trees into a Template::Content: palette, variables, styles, page masters, rules
/// and instructions. Everything that is wrong is reported; the content is of use only without
/// errors. The content must already hold name, folder, language and messages.
void compile_template(
    const std::vector<TopElement>& elements,
    const std::vector<std::string_view>& families,
    Template::Content& content,
    Diagnostics& diagnostics);

} // namespace zbirnyk
