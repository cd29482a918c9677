#include "text/font.h"

#include "read/file.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <thread>

using namespace zbirnyk;

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const FontSet& installed() {
    static const FontSet fonts = [] {
        Sources sources;
        Diagnostics diagnostics;
        std::optional<FontSet> loaded =
            FontSet::load(*make_disk_file_system(), ZBIRNYK_ROOT "/fonts", sources, diagnostics);
        REQUIRE(loaded);
        return *loaded;
    }();
    return fonts;
}

const FontFace& face(std::string_view family, int weight = 400, bool italic = false) {
    return installed().face(installed().match(family, weight, italic));
}

/// The diagnostics of a fonts.xml with these elements, beside one good font.
std::string complaints(const std::string& elements) {
    const auto files = make_memory_file_system(
        {{"fonts/fonts.xml", "<fonts xmlns=\"urn:zbirnyk:fonts:1\">\n" + elements + "\n</fonts>"},
         {"fonts/good.otf", bytes_of(ZBIRNYK_ROOT "/fonts/FiraSans-Book.otf")},
         {"fonts/text.otf", "no font at all"},
         {"fonts/cut.otf", bytes_of(ZBIRNYK_ROOT "/fonts/FiraSans-Book.otf").substr(0, 100000)}});
    Sources sources;
    Diagnostics diagnostics;
    const std::optional<FontSet> fonts = FontSet::load(*files, "fonts", sources, diagnostics);
    CHECK(fonts.has_value() == !diagnostics.has_errors());
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        out += std::to_string(sources.place(diagnostic.span.file, diagnostic.span.begin).line) +
               ": " + diagnostic.message + "\n";
    return out;
}

std::string family(const std::string& faces) {
    return "<family name=\"F\">" + faces + "</family>";
}

/// Reads big-endian numbers of a font program.
struct Reader {
    std::string_view bytes;
    std::size_t at = 0;

    std::size_t number(int size) {
        std::size_t value = 0;
        for (; size > 0; --size)
            value = value << 8 | static_cast<unsigned char>(bytes[at++]);
        return value;
    }
};

/// An INDEX of CFF (Adobe TN 5176, 5): its objects; the reader stands behind it.
std::vector<std::string_view> read_index(Reader& reader) {
    std::vector<std::string_view> objects;
    const std::size_t count = reader.number(2);
    if (count == 0)
        return objects;
    const int size = static_cast<int>(reader.number(1));
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i <= count; ++i)
        offsets.push_back(reader.number(size));
    for (std::size_t i = 0; i < count; ++i)
        objects.push_back(
            reader.bytes.substr(reader.at + offsets[i] - 1, offsets[i + 1] - offsets[i]));
    reader.at += offsets[count] - 1;
    return objects;
}

/// What a Top DICT says: where the charstrings are, and whether the program is keyed by CID (ROS).
struct TopDict {
    std::size_t charstrings = 0;
    bool cid_keyed = false;
};

TopDict read_top_dict(std::string_view dict) {
    TopDict out;
    Reader reader{dict};
    std::size_t operand = 0;
    while (reader.at < dict.size()) {
        const std::size_t b = reader.number(1);
        if (b == 12) {
            out.cid_keyed = out.cid_keyed || reader.number(1) == 30;
        } else if (b == 17) {
            out.charstrings = operand;
        } else if (b == 28) {
            operand = reader.number(2);
        } else if (b == 29) {
            operand = reader.number(4);
        } else if (b == 30) {
            while ((reader.number(1) & 15) != 15) {
            }
        } else if (b >= 32 && b <= 246) {
            operand = b - 139;
        } else if (b >= 247 && b <= 250) {
            operand = (b - 247) * 256 + reader.number(1) + 108;
        } else if (b >= 251) {
            reader.number(1);
        }
    }
    return out;
}

TopDict top_dict(std::string_view cff) {
    Reader reader{cff};
    reader.at = static_cast<unsigned char>(cff[2]);
    read_index(reader);
    const auto dicts = read_index(reader);
    REQUIRE(dicts.size() == 1);
    return read_top_dict(dicts[0]);
}

std::vector<std::uint16_t> glyphs_of(const FontFace& font, std::u32string_view text) {
    std::vector<std::uint16_t> glyphs;
    for (const char32_t c : text)
        glyphs.push_back(font.glyph(c));
    std::sort(glyphs.begin(), glyphs.end());
    glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
    return glyphs;
}

} // namespace

TEST_CASE("the installation has its families") {
    for (const char* name :
         {"STIX Two Text", "EB Garamond", "Fira Sans", "STIX Two Math", "Noto Sans Mono"})
        CHECK(installed().has_family(name));
    CHECK_FALSE(installed().has_family("Times New Roman"));
    const auto chain = installed().fallbacks(400, false);
    REQUIRE(chain.size() >= 3);
    CHECK(installed().face(chain[0]).postscript_name() == "STIXTwoMath-Regular");
    CHECK(installed().face(chain[1]).postscript_name() == "FiraSans-Book");
    CHECK(installed().face(chain[2]).postscript_name() == "NotoSansMono-Regular");
}

TEST_CASE("the nearest face of a family") {
    const auto name = [](const char* of, int weight, bool italic) {
        return face(of, weight, italic).postscript_name();
    };
    CHECK(name("STIX Two Text", 400, false) == "STIXTwoText-Regular");
    CHECK(name("STIX Two Text", 500, false) == "STIXTwoText-Regular");
    CHECK(name("STIX Two Text", 700, true) == "STIXTwoText-SemiBoldItalic");
    CHECK(name("STIX Two Text", 100, false) == "STIXTwoText-Regular");
    CHECK(name("EB Garamond", 400, false) == "EBGaramond-Medium");
    CHECK(name("EB Garamond", 600, true) == "EBGaramond-MediumItalic");
    CHECK(name("Fira Sans", 450, false) == "FiraSans-Medium");
    CHECK(name("Fira Sans", 550, false) == "FiraSans-SemiBold");
    CHECK(name("Fira Sans", 600, true) == "FiraSans-MediumItalic");
    CHECK(name("STIX Two Math", 700, true) == "STIXTwoMath-Regular");
}

TEST_CASE("what a font says of itself") {
    const FontMetrics& stix = face("STIX Two Text").metrics();
    CHECK(stix.units_per_em == 1000);
    CHECK(stix.ascender == 762);
    CHECK(stix.descender == -238);
    CHECK(stix.cap_height == 657);
    CHECK(stix.x_height == 473);
    CHECK(face("STIX Two Text", 400, true).metrics().italic_angle == -12);
    CHECK(face("Noto Sans Mono").metrics().fixed_pitch);
    CHECK(face("Noto Sans Mono").format() == FontFormat::TrueType);
    CHECK(face("Fira Sans").format() == FontFormat::Cff);
    const FontFace& fira = face("Fira Sans");
    CHECK(fira.glyph_name(fira.glyph(U'ї')) == "uni0457");
    CHECK(fira.advance(fira.glyph(U'а')) == 537);
    CHECK(face("STIX Two Text").glyph(U'₴') == 0);
}

TEST_CASE("a CFF subset holds the glyphs in their order, keyed by name") {
    for (const char* name : {"STIX Two Text", "EB Garamond", "Fira Sans"}) {
        const FontFace& font = face(name);
        const auto glyphs = glyphs_of(font, U"Збірник тез 2020");
        const auto subset = subset_font(font, glyphs);
        REQUIRE(subset);
        REQUIRE(subset->old_glyphs.size() == glyphs.size() + 1);
        CHECK(subset->old_glyphs[0] == 0);
        CHECK(std::equal(glyphs.begin(), glyphs.end(), subset->old_glyphs.begin() + 1));
        const TopDict top = top_dict(subset->bytes);
        CHECK_FALSE(top.cid_keyed);
        Reader reader{subset->bytes, top.charstrings};
        CHECK(read_index(reader).size() == subset->old_glyphs.size());
        CHECK(subset->bytes.size() < 5000);
    }
}

TEST_CASE("a TrueType subset brings the parts of composite glyphs") {
    const FontFace& font = face("Noto Sans Mono");
    const auto glyphs = glyphs_of(font, U"їй");
    const auto subset = subset_font(font, glyphs);
    REQUIRE(subset);
    CHECK(subset->bytes.substr(0, 4) == std::string_view("\0\1\0\0", 4));
    CHECK(subset->old_glyphs.size() > glyphs.size() + 1);
    CHECK(std::is_sorted(subset->old_glyphs.begin(), subset->old_glyphs.end()));
    for (const char* tag : {"GSUB", "GPOS", "cmap", "fpgm"})
        CHECK(subset->bytes.substr(0, 300).find(tag) == std::string::npos);
}

TEST_CASE("subsets are the same bytes each time and in every thread") {
    const FontFace& font = face("STIX Two Text", 600);
    const auto glyphs = glyphs_of(font, U"Гуменецька сільська рада");
    const auto first = subset_font(font, glyphs);
    REQUIRE(first);
    std::vector<std::string> others(4);
    std::vector<std::thread> threads;
    for (std::string& other : others)
        threads.emplace_back([&] {
            for (int i = 0; i < 10; ++i)
                other = subset_font(font, glyphs)->bytes;
        });
    for (std::thread& thread : threads)
        thread.join();
    for (const std::string& other : others)
        CHECK(other == first->bytes);
}

TEST_CASE("bad fonts.xml is answered with its place") {
    CHECK(complaints(family("<face file=\"good.otf\" weight=\"400\"/>")).empty());
    CHECK(
        complaints(family("<face file=\"none.otf\" weight=\"400\"/>")) ==
        "2: there is no font file `none.otf`\n");
    CHECK(complaints("<family name=\"F\" optional=\"true\"><face file=\"none.otf\" "
                     "weight=\"400\"/></family>")
              .empty());
    CHECK(
        complaints(family("<face file=\"text.otf\" weight=\"400\"/>")) ==
        "2: the font `text.otf` cannot be used: it is not an OpenType font\n");
    CHECK(
        complaints(family("<face file=\"cut.otf\" weight=\"400\"/>")) ==
        "2: the font `cut.otf` cannot be used: it is cut short\n");
    CHECK(
        complaints(family("<face file=\"good.otf\" weight=\"1001\"/>")) ==
        "2: the weight 1001 is not between 1 and 1000\n");
    CHECK(
        complaints(family(
            "<face file=\"good.otf\" weight=\"400\"/><face file=\"good.otf\" weight=\"400\"/>")) ==
        "2: `F` has two faces of the same weight and style\n");
    CHECK(
        complaints(
            family("<face file=\"good.otf\" weight=\"400\"/>") + "\n<fallback family=\"G\"/>") ==
        "3: there is no family `G`\n");
    CHECK(complaints(family("<face file=\"good.otf\"/>")).starts_with("2: "));
}
