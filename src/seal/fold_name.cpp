#include "seal/fold_name.h"

// What is printed once must give the same hash for ever, here and in every browser. So the folding
// is not Unicode's, whose tables grow, but this list; what it does not name stays as it is. Each
// rule maps one code point to one code point, in the order below:
//
//   apostrophe   U+0027 0060 00B4 02BC 2018 2019 2032              → U+0027
//   hyphen       U+002D 2010 2011 2012 2013 2212                   → U+002D
//   blank        U+0009–000D 0020 00A0 2000–200A 202F 3000         → U+0020
//   letters      U+0041–005A, 00C0–00DE but 00D7, 0410–042F        → + 32
//                U+0400–040F                                       → + 80
//                U+0178                                            → U+00FF
//                U+0100–012F 0132–0137 014A–0177, 0460–0481
//                048A–04BF 04D0–052F, if even                      → + 1
//                U+0139–0148 0179–017E, 04C1–04CE, if odd          → + 1
//
// Then runs of U+0020 become one, and those at both ends go.

#include "base/utf8.h"

namespace zbirnyk {

namespace {

constexpr bool between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

char32_t fold_sign(char32_t c) {
    switch (c) {
    case 0x0060:
    case 0x00B4:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x2032:
        return U'\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
        return U'-';
    case 0x00A0:
    case 0x202F:
    case 0x3000:
        return U' ';
    default:
        return between(c, 0x09, 0x0D) || between(c, 0x2000, 0x200A) ? U' ' : c;
    }
}

char32_t fold_letter(char32_t c) {
    if (between(c, 0x41, 0x5A) || (between(c, 0xC0, 0xDE) && c != 0xD7) || between(c, 0x410, 0x42F))
        return c + 32;
    if (between(c, 0x400, 0x40F))
        return c + 80;
    if (c == 0x178)
        return 0xFF;
    const bool even_capitals = between(c, 0x100, 0x12F) || between(c, 0x132, 0x137) ||
                               between(c, 0x14A, 0x177) || between(c, 0x460, 0x481) ||
                               between(c, 0x48A, 0x4BF) || between(c, 0x4D0, 0x52F);
    const bool odd_capitals =
        between(c, 0x139, 0x148) || between(c, 0x179, 0x17E) || between(c, 0x4C1, 0x4CE);
    if ((even_capitals && c % 2 == 0) || (odd_capitals && c % 2 == 1))
        return c + 1;
    return c;
}

} // namespace

std::string fold_name(std::string_view name) {
    std::string folded;
    bool blank = false;
    while (!name.empty()) {
        const Decoded decoded = decode_utf8(name);
        name.remove_prefix(decoded.size);
        const char32_t c = fold_letter(fold_sign(decoded.code_point));
        if (c == U' ') {
            blank = true;
            continue;
        }
        if (blank && !folded.empty())
            folded += ' ';
        blank = false;
        append_utf8(folded, c);
    }
    return folded;
}

} // namespace zbirnyk
