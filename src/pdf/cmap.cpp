#include "pdf/fonts.h"

namespace zbirnyk {

namespace {

/// Adobe Technical Note 5014: at most 100 entries a block.
constexpr std::size_t EntriesPerBlock = 100;

void append_code(std::string& out, std::size_t code) {
    constexpr char HexDigits[] = "0123456789ABCDEF";
    out += '<';
    for (int shift = 12; shift >= 0; shift -= 4)
        out += HexDigits[(code >> shift) & 15];
    out += '>';
}

} // namespace

std::string to_unicode_cmap(const std::vector<std::string>& texts) {
    std::vector<std::size_t> codes;
    for (std::size_t code = 0; code < texts.size(); ++code) {
        if (!texts[code].empty())
            codes.push_back(code);
    }
    std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t begin = 0; begin < codes.size(); begin += EntriesPerBlock) {
        const std::size_t end = std::min(codes.size(), begin + EntriesPerBlock);
        append_integer(out, static_cast<std::int64_t>(end - begin));
        out += " beginbfchar\n";
        for (std::size_t i = begin; i < end; ++i) {
            append_code(out, codes[i]);
            out += " <";
            append_utf16_hex(out, texts[codes[i]]);
            out += ">\n";
        }
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace zbirnyk
