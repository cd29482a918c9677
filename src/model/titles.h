#pragma once

#include "read/tree.h"

#include <string>
#include <string_view>

namespace zbirnyk {

/// The child of that name and language as text; empty when there is none. One with the attribute
/// `case` is a form of another, and no title.
std::string title_in(Node element, std::string_view language, std::string_view name = "title");

/// The child `name` in the language of `element`, or else the first of that name, as text.
std::string own_title(Node element, std::string_view name = "title");

/// The meeting that a series of certificates is for; null when the event has none of that id.
Node meeting_of(Node event, Node series);

} // namespace zbirnyk
