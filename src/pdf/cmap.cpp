#include "pdf/fonts.h"

#include <algorithm>

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

std::string to_unicode_cmap(std::string_view texts) {
    std::vector<std::pair<std::size_t, std::string_view>> said;
    for (std::size_t code = 0; !texts.empty(); ++code) {
        const std::size_t end = texts.find('\0');
        if (end > 0)
            said.emplace_back(code, texts.substr(0, end));
        texts.remove_prefix(end + 1);
    }
    std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t begin = 0; begin < said.size(); begin += EntriesPerBlock) {
        const std::size_t end = std::min(said.size(), begin + EntriesPerBlock);
        append_integer(out, static_cast<std::int64_t>(end - begin));
        out += " beginbfchar\n";
        for (std::size_t i = begin; i < end; ++i) {
            append_code(out, said[i].first);
            out += " <";
            append_utf16_hex(out, said[i].second);
            out += ">\n";
        }
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace zbirnyk
