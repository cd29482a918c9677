#pragma once

namespace zbirnyk {

/// True for every character that people type for the apostrophe inside a word: ' ’ ʼ ‘ ′ ` ´.
constexpr bool is_apostrophe(char32_t code_point) {
    switch (code_point) {
    case U'\'':
    case U'\u2019':
    case U'\u02BC':
    case U'\u2018':
    case U'\u2032':
    case U'`':
    case U'\u00B4':
        return true;
    default:
        return false;
    }
}

} // namespace zbirnyk
