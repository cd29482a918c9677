#include "text/font.h"

#include "text/font_content.h"

#include <hb-ot.h>
#include <variant>

namespace zbirnyk {

namespace {

/// The bytes of one table; reads beyond the end give 0.
class Table {
  public:
    Table(hb_face_t* face, hb_tag_t tag)
        : blob_(hb_face_reference_table(face, tag)) {
        unsigned int size = 0;
        const char* data = hb_blob_get_data(blob_.get(), &size);
        bytes_ = {data, size};
    }

    std::size_t size() const { return bytes_.size(); }

    int u16(std::size_t at) const { return (byte(at) << 8) | byte(at + 1); }

    int i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }

    std::int32_t i32(std::size_t at) const {
        return static_cast<std::int32_t>(
            (static_cast<std::uint32_t>(u16(at)) << 16) | static_cast<std::uint32_t>(u16(at + 2)));
    }

  private:
    int byte(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0;
    }

    HarfBuzzPointer<hb_blob_t> blob_;
    std::string_view bytes_;
};

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    char text[128];
    unsigned int size = sizeof text;
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, text);
    return {text, size};
}

/// Offsets are those of the OpenType specification 1.9 for head, hhea, OS/2 and post.
FontMetrics read_metrics(hb_face_t* face, hb_font_t* font) {
    const Table head(face, HB_TAG('h', 'e', 'a', 'd'));
    const Table hhea(face, HB_TAG('h', 'h', 'e', 'a'));
    const Table os2(face, HB_TAG('O', 'S', '/', '2'));
    const Table post(face, HB_TAG('p', 'o', 's', 't'));
    FontMetrics metrics;
    metrics.units_per_em = static_cast<int>(hb_face_get_upem(face));
    for (int i = 0; i < 4; ++i)
        metrics.bbox[i] = head.i16(36 + 2 * static_cast<std::size_t>(i));
    // The typographic extents where the font has them: hhea's are clipping heights in many fonts.
    const bool typographic = os2.size() >= 78 && os2.i16(68) != 0;
    metrics.ascender = typographic ? os2.i16(68) : hhea.i16(4);
    metrics.descender = typographic ? os2.i16(70) : hhea.i16(6);
    if (os2.size() >= 96 && os2.u16(0) >= 2) {
        metrics.x_height = os2.i16(86);
        metrics.cap_height = os2.i16(88);
    }
    const auto height_of = [font](char32_t c) {
        hb_codepoint_t glyph = 0;
        hb_glyph_extents_t extents{};
        hb_font_get_nominal_glyph(font, c, &glyph);
        return hb_font_get_glyph_extents(font, glyph, &extents) ? extents.y_bearing : 0;
    };
    if (metrics.x_height <= 0)
        metrics.x_height = height_of(U'x');
    if (metrics.cap_height <= 0)
        metrics.cap_height = height_of(U'H');
    // The position in `post` is that of the rule's top.
    metrics.underline_position = post.i16(8);
    metrics.underline_thickness = post.i16(10);
    metrics.strikeout_thickness = os2.i16(26);
    metrics.strikeout_position = os2.i16(28);
    metrics.italic_angle = post.i32(4) / 65536.0;
    metrics.fixed_pitch = post.i32(12) != 0;
    return metrics;
}

/// True when the file ends before a table that its directory names (OpenType specification,
/// "Organization of an OpenType Font").
bool is_cut_short(std::string_view bytes) {
    const auto number = [bytes](std::size_t at, int size) {
        std::size_t value = 0;
        for (const std::size_t end = at + static_cast<std::size_t>(size); at < end; ++at)
            value = value << 8 | (at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0u);
        return value;
    };
    constexpr std::size_t Header = 12, Record = 16;
    const std::size_t tables = number(4, 2);
    for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t record = Header + i * Record;
        if (record + Record > bytes.size() ||
            number(record + 8, 4) + number(record + 12, 4) > bytes.size())
            return true;
    }
    return false;
}

constexpr std::string_view RequiredTables[] = {"head", "hhea", "hmtx", "cmap"};

/// Why a face cannot be used, or nothing. HarfBuzz itself takes any bytes for a font without
/// glyphs.
std::string find_fault(hb_face_t* face) {
    const auto size = [face](std::string_view tag) {
        return Table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3])).size();
    };
    if (size("maxp") == 0 || hb_face_get_glyph_count(face) == 0)
        return "it is not an OpenType font";
    for (const std::string_view tag : RequiredTables)
        if (size(tag) == 0)
            return "it has no table `" + std::string(tag) + "`";
    if (size("fvar") != 0)
        return "it is a variable font; static fonts are wanted";
    if (size("CFF ") == 0 && size("glyf") == 0)
        return "it has no outlines";
    return {};
}

void read_coverage(hb_face_t* face, std::array<std::uint64_t, 1024>& coverage) {
    hb_set_t* unicodes = hb_set_create();
    hb_face_collect_unicodes(face, unicodes);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(unicodes, &c) && c <= 0xFFFF;)
        coverage[c >> 6] |= std::uint64_t{1} << (c & 63);
    hb_set_destroy(unicodes);
}

} // namespace

bool FontFace::Content::covers_beyond_plane(char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font.get(), code_point, &glyph) != 0;
}

namespace {

std::vector<hb_tag_t> features_in(hb_face_t* face) {
    std::vector<hb_tag_t> all;
    for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
        unsigned int count = hb_ot_layout_table_get_feature_tags(face, table, 0, nullptr, nullptr);
        std::vector<hb_tag_t> tags(count);
        hb_ot_layout_table_get_feature_tags(face, table, 0, &count, tags.data());
        all.insert(all.end(), tags.begin(), tags.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace

std::variant<FontFace, std::string> open_font(FileView file, const FaceDescription& description) {
    static std::atomic<std::uint64_t> last_serial = 0;
    auto content = std::make_shared<FontFace::Content>();
    content->serial = ++last_serial;
    content->file = std::move(file);
    const std::string_view bytes = content->file.bytes;
    const HarfBuzzPointer<hb_blob_t> blob(hb_blob_create(
        bytes.data(),
        static_cast<unsigned int>(bytes.size()),
        HB_MEMORY_MODE_READONLY,
        nullptr,
        nullptr));
    content->face.reset(hb_face_create(blob.get(), 0));
    hb_face_t* face = content->face.get();
    if (std::string fault = find_fault(face); !fault.empty())
        return fault;
    if (is_cut_short(bytes))
        return "it is cut short";
    hb_face_make_immutable(face);
    content->font.reset(hb_font_create(face));
    hb_font_make_immutable(content->font.get());
    hb_glyph_extents_t extents{};
    if (!hb_font_get_glyph_extents(content->font.get(), 1, &extents))
        return "its outlines are damaged";
    content->family = description.family;
    content->weight = description.weight;
    content->italic = description.italic;
    content->postscript_name = name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    if (content->postscript_name.empty())
        return "it has no PostScript name";
    const Table cff(face, HB_TAG('C', 'F', 'F', ' '));
    content->format = cff.size() != 0 ? FontFormat::Cff : FontFormat::TrueType;
    content->metrics = read_metrics(face, content->font.get());
    read_coverage(face, content->coverage);
    content->features = features_in(face);
    return FontFace(std::move(content));
}

const FontFace::Content& content_of(const FontFace& face) {
    return *face.content_;
}

FontFace::FontFace(std::shared_ptr<const Content> content)
    : content_(std::move(content)) {}

const std::string& FontFace::family() const {
    return content_->family;
}

const std::string& FontFace::postscript_name() const {
    return content_->postscript_name;
}

int FontFace::weight() const {
    return content_->weight;
}

bool FontFace::italic() const {
    return content_->italic;
}

FontFormat FontFace::format() const {
    return content_->format;
}

const FontMetrics& FontFace::metrics() const {
    return content_->metrics;
}

hb_face_t* FontFace::hb_face() const {
    return content_->face.get();
}

hb_font_t* FontFace::hb_font() const {
    return content_->font.get();
}

int FontFace::advance(std::uint16_t glyph) const {
    return hb_font_get_glyph_h_advance(content_->font.get(), glyph);
}

GlyphInk FontFace::ink(std::uint16_t glyph) const {
    hb_glyph_extents_t box{};
    hb_font_get_glyph_extents(content_->font.get(), glyph, &box);
    return {box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing};
}

std::uint16_t FontFace::glyph(char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(content_->font.get(), code_point, &glyph);
    return static_cast<std::uint16_t>(glyph);
}

std::string FontFace::glyph_name(std::uint16_t glyph) const {
    char name[64];
    hb_font_glyph_to_string(content_->font.get(), glyph, name, sizeof name);
    return name;
}

} // namespace zbirnyk
