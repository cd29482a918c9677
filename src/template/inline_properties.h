#pragma once

#include "template/properties.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A tab stop as written: its place may be in em.
struct WrittenTabStop {
    Dimension at;
    TabStop::Align align = TabStop::Align::Start;
    std::string leader = {};
};

/// "40mm, 90mm end '. ', 100mm decimal"; `none` is no stop. Nothing for anything else.
std::optional<std::vector<WrittenTabStop>> parse_tab_stops(std::string_view value);

/// CSS initial-letter: "3", "3 2", `normal`; sizes up to 12.
std::optional<InitialLetter> parse_initial_letter(std::string_view value);

/// The OpenType features of a list of words of CSS font-variant-numeric, in the syntax of
/// font-features; nothing where a word is unknown or two exclude each other.
std::optional<std::string> numeric_features(std::string_view value);

/// The same for the words of font-variant-caps, by their place in the property's choices.
std::string_view caps_features(int choice);

} // namespace zbirnyk
