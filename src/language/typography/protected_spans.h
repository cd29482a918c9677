#pragma once

#include "language/typography/clean.h"

#include <optional>
#include <string_view>

namespace zbirnyk {

/// The part of `chunk` (a stretch without blanks) that is an address, a path, a DOI, an identifier
/// or a number of three groups and more: not text. Punctuation around it is left out.
std::optional<ByteRange> find_protected(std::string_view chunk);

/// How many bytes at the start of `text` are a telephone or a book number that begins here: digits,
/// brackets, hyphens and single blanks; ends in a digit (or X).
std::size_t number_with_blanks(std::string_view text);

} // namespace zbirnyk
