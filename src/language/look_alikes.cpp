#include "language/look_alikes.h"

#include "base/utf8.h"
#include "language/segment.h"

namespace zbirnyk {

namespace {

template <typename IsForeign, typename IsOwn>
std::optional<std::string> with_twins(
    std::string_view word,
    std::u32string_view foreign,
    std::u32string_view own,
    IsForeign is_foreign,
    IsOwn is_own) {
    std::u32string letters = to_utf32(word);
    bool mixed_in = false, has_own = false;
    for (char32_t& c : letters) {
        if (is_foreign(c)) {
            const std::size_t twin = foreign.find(c);
            if (twin == std::u32string_view::npos)
                return std::nullopt;
            c = own[twin];
            mixed_in = true;
        } else {
            has_own = has_own || is_own(c);
        }
    }
    return mixed_in && has_own ? std::optional(to_utf8(letters)) : std::nullopt;
}

} // namespace

bool is_latin_letter(char32_t c) {
    return is_ascii_letter(c) || (c >= 0xC0 && c < 0x250 && c != U'×' && c != U'÷');
}

std::optional<std::string> with_cyrillic_twins(std::string_view word) {
    return with_twins(word, LatinTwins, CyrillicTwins, is_latin_letter, is_cyrillic_letter);
}

std::optional<std::string> with_latin_twins(std::string_view word) {
    return with_twins(word, CyrillicTwins, LatinTwins, is_cyrillic_letter, is_latin_letter);
}

} // namespace zbirnyk
