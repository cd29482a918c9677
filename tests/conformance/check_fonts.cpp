#include "conformance.h"

#include <regex>

namespace zbirnyk {

namespace {

std::string font_name(QPDFObjectHandle font) {
    return "font " +
           (font.getKey("/BaseFont").isName() ? font.getKey("/BaseFont").getName().substr(1)
                                              : "without name") +
           ": ";
}

std::string stream_bytes(QPDFObjectHandle stream) {
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at, std::size_t width) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < width; ++i)
        value =
            value * 256 + (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0);
    return value;
}

/// Widths by code, from /W.
std::map<int, double> read_widths(QPDFObjectHandle cid_font) {
    std::map<int, double> widths;
    QPDFObjectHandle array = cid_font.getKey("/W");
    if (!array.isArray())
        return widths;
    std::vector<QPDFObjectHandle> items = array.getArrayAsVector();
    for (std::size_t i = 0; i + 1 < items.size();) {
        const int first = items[i].getIntValueAsInt();
        if (items[i + 1].isArray()) {
            int code = first;
            for (QPDFObjectHandle width : items[i + 1].getArrayAsVector())
                widths[code++] = width.getNumericValue();
            i += 2;
        } else if (i + 2 < items.size()) {
            for (int code = first; code <= items[i + 1].getIntValueAsInt(); ++code)
                widths[code] = items[i + 2].getNumericValue();
            i += 3;
        } else {
            break;
        }
    }
    return widths;
}

/// A CFF INDEX (Adobe Technical Note 5176, 5): the end of it, and where its objects start.
struct CffIndex {
    std::size_t count = 0, end = 0;
    std::vector<std::size_t> offsets;
};

CffIndex read_index(const std::string& cff, std::size_t at) {
    CffIndex index;
    index.count = big_endian(cff, at, 2);
    index.end = at + 2;
    if (index.count == 0)
        return index;
    const std::size_t width = big_endian(cff, at + 2, 1);
    const std::size_t data = at + 3 + (index.count + 1) * width - 1;
    for (std::size_t i = 0; i <= index.count && at + 3 + i * width < cff.size(); ++i)
        index.offsets.push_back(data + big_endian(cff, at + 3 + i * width, width));
    index.end = index.offsets.empty() ? at : index.offsets.back();
    return index;
}

/// The number of glyphs of a bare CFF font; 0 when it cannot be read.
std::size_t count_cff_glyphs(const std::string& cff) {
    constexpr int CharStrings = 17;
    const CffIndex names = read_index(cff, big_endian(cff, 2, 1));
    const CffIndex tops = read_index(cff, names.end);
    if (tops.offsets.size() < 2)
        return 0;
    std::vector<std::int64_t> operands;
    for (std::size_t at = tops.offsets[0]; at < tops.offsets[1] && at < cff.size();) {
        const auto byte = static_cast<unsigned char>(cff[at++]);
        if (byte == 28) {
            operands.push_back(static_cast<std::int16_t>(big_endian(cff, at, 2)));
            at += 2;
        } else if (byte == 29) {
            operands.push_back(static_cast<std::int32_t>(big_endian(cff, at, 4)));
            at += 4;
        } else if (byte == 30) {
            while (at < cff.size() && (cff[at] & 15) != 15)
                ++at;
            ++at;
            operands.push_back(0);
        } else if (byte >= 32 && byte <= 246) {
            operands.push_back(byte - 139);
        } else if (byte >= 247 && byte <= 254) {
            ++at;
            operands.push_back(0);
        } else {
            if (byte == CharStrings && !operands.empty())
                return read_index(cff, static_cast<std::size_t>(operands.back())).count;
            if (byte == 12)
                ++at;
            operands.clear();
        }
    }
    return 0;
}

/// Advances of a TrueType font in 1/1,000 em, by glyph.
std::vector<double> true_type_advances(const std::string& font) {
    std::map<std::string, std::size_t> tables;
    for (std::size_t i = 0; i < big_endian(font, 4, 2); ++i)
        tables[font.substr(12 + 16 * i, 4)] = big_endian(font, 12 + 16 * i + 8, 4);
    if (tables.count("head") == 0 || tables.count("hhea") == 0 || tables.count("hmtx") == 0 ||
        tables.count("maxp") == 0)
        return {};
    const double em = big_endian(font, tables["head"] + 18, 2);
    const std::size_t metrics = big_endian(font, tables["hhea"] + 34, 2);
    const std::size_t glyphs = big_endian(font, tables["maxp"] + 4, 2);
    std::vector<double> advances;
    for (std::size_t i = 0; i < glyphs && metrics > 0; ++i)
        advances.push_back(
            big_endian(font, tables["hmtx"] + 4 * std::min(i, metrics - 1), 2) * 1000.0 / em);
    return advances;
}

void check_program(
    QPDFObjectHandle cid_font,
    const std::set<int>& codes,
    const std::string& name,
    Findings& findings) {
    QPDFObjectHandle descriptor = cid_font.getKey("/FontDescriptor");
    if (!descriptor.isDictionary()) {
        findings.push_back(name + "no descriptor");
        return;
    }
    for (const char* key :
         {"/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/StemV", "/FontName"}) {
        if (!descriptor.hasKey(key))
            findings.push_back(name + "the descriptor has no " + key);
    }
    const std::map<int, double> widths = read_widths(cid_font);
    const int last = codes.empty() ? 0 : *codes.rbegin();
    const bool cff = cid_font.getKey("/Subtype").isNameAndEquals("/CIDFontType0");
    QPDFObjectHandle program = descriptor.getKey(cff ? "/FontFile3" : "/FontFile2");
    if (!program.isStream()) {
        findings.push_back(name + "not embedded");
        return;
    }
    if (cff) {
        if (!program.getDict().getKey("/Subtype").isNameAndEquals("/CIDFontType0C"))
            findings.push_back(name + "the program is no CIDFontType0C");
        if (count_cff_glyphs(stream_bytes(program)) <= static_cast<std::size_t>(last))
            findings.push_back(name + "a code has no glyph in the program");
    } else {
        if (!cid_font.getKey("/CIDToGIDMap").isNameAndEquals("/Identity"))
            findings.push_back(name + "/CIDToGIDMap is not /Identity");
        const std::vector<double> advances = true_type_advances(stream_bytes(program));
        if (advances.size() <= static_cast<std::size_t>(last))
            findings.push_back(name + "a code has no glyph in the program");
        for (const int code : codes) {
            const auto width = widths.find(code);
            if (width != widths.end() && static_cast<std::size_t>(code) < advances.size() &&
                std::abs(width->second - advances[static_cast<std::size_t>(code)]) > 1)
                findings.push_back(
                    name + "the width of code " + std::to_string(code) +
                    " differs from the program");
        }
    }
    for (const int code : codes) {
        if (widths.count(code) == 0) {
            findings.push_back(name + "code " + std::to_string(code) + " has no width");
            break;
        }
    }
}

} // namespace

void check_fonts(const std::vector<PageScan>& scans, ToUnicodeMaps& maps, Findings& findings) {
    std::map<QPDFObjGen, std::set<int>> codes;
    std::map<QPDFObjGen, QPDFObjectHandle> fonts;
    for (const PageScan& scan : scans) {
        fonts.insert(scan.fonts.begin(), scan.fonts.end());
        for (const auto& [font, used] : scan.codes)
            codes[font].insert(used.begin(), used.end());
    }
    static const std::regex subset_name("/[A-Z]{6}\\+.+");
    for (auto& [id, font] : fonts) {
        const std::string name = font_name(font);
        if (!font.getKey("/Subtype").isNameAndEquals("/Type0") ||
            !font.getKey("/Encoding").isNameAndEquals("/Identity-H")) {
            findings.push_back(name + "no Type 0 font with Identity-H");
            continue;
        }
        QPDFObjectHandle cid_font = font.getKey("/DescendantFonts").getArrayItem(0);
        if (!font.getKey("/BaseFont").isName() ||
            !std::regex_match(font.getKey("/BaseFont").getName(), subset_name))
            findings.push_back(name + "no subset tag");
        if (codes[id].count(0) != 0)
            findings.push_back(name + ".notdef is shown");
        const ToUnicode& map = maps.of(font);
        for (const int code : codes[id]) {
            const auto text = map.find(code);
            if (code != 0 && (text == map.end() || text->second.empty() ||
                              text->second == std::string(1, '\0') || text->second == "\uFEFF" ||
                              text->second == "\uFFFE")) {
                findings.push_back(name + "ToUnicode says nothing of code " + std::to_string(code));
                break;
            }
        }
        check_program(cid_font, codes[id], name, findings);
    }
}

} // namespace zbirnyk
