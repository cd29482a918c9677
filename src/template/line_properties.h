#pragma once

#include "template/properties.h"

#include <optional>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Words between blanks.
std::vector<std::string_view> words_of(std::string_view text);

std::optional<int> parse_integer(std::string_view text);

/// The place of a value among the choices of text-align.
TextAlign text_align_of(int choice);

/// Properties of lines with a syntax of their own: percentages, hyphenate-limit-chars,
/// hanging-punctuation.
bool is_line_property(Property property);

/// Whether `value` is a value of `setting.property`, a line property; fills `setting`.
bool parse_line_property(Setting& setting, std::string_view value);

/// What to write instead of a bad value; empty for other properties.
std::string_view line_property_hint(Property property);

/// Sets what justifies, hyphenates and hangs; `length` is that of the setting, resolved.
void apply_line_setting(const Setting& setting, Length length, Style& style);

} // namespace zbirnyk
