#include "text/font.h"
#include "text/font_content.h"

#include <hb-subset.h>

namespace zbirnyk {

namespace {

struct SubsetDelete {
    void operator()(hb_subset_input_t* object) const { hb_subset_input_destroy(object); }

    void operator()(hb_subset_plan_t* object) const { hb_subset_plan_destroy(object); }
};

/// Everything that a PDF viewer does not read: layout happened, texts come from ToUnicode.
constexpr hb_tag_t Dropped[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('P', 'C', 'L', 'T'), HB_TAG('F', 'F', 'T', 'M'), HB_TAG('C', 'O', 'L', 'R'),
    HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' ')};

std::string bytes_of(hb_blob_t* blob) {
    unsigned int size = 0;
    const char* data = hb_blob_get_data(blob, &size);
    return {data, size};
}

} // namespace

std::optional<FontSubset>
subset_font(const FontFace& face, const std::vector<std::uint16_t>& glyphs) {
    const std::unique_ptr<hb_subset_input_t, SubsetDelete> input(hb_subset_input_create_or_fail());
    if (!input)
        return std::nullopt;
    // Outlines written out deflate better than subroutines do.
    hb_subset_input_set_flags(
        input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (const std::uint16_t glyph : glyphs)
        hb_set_add(wanted, glyph);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : Dropped)
        hb_set_add(dropped, tag);

    const std::unique_ptr<hb_subset_plan_t, SubsetDelete> plan(
        hb_subset_plan_create_or_fail(face.hb_face(), input.get()));
    if (!plan)
        return std::nullopt;
    const HarfBuzzPointer<hb_face_t> result(hb_subset_plan_execute_or_fail(plan.get()));
    if (!result)
        return std::nullopt;
    const bool cff = face.format() == FontFormat::Cff;
    const HarfBuzzPointer<hb_blob_t> program(
        cff ? hb_face_reference_table(result.get(), HB_TAG('C', 'F', 'F', ' '))
            : hb_face_reference_blob(result.get()));

    FontSubset subset;
    subset.bytes = bytes_of(program.get());
    if (subset.bytes.empty())
        return std::nullopt;
    subset.old_glyphs.resize(hb_face_get_glyph_count(result.get()));
    const hb_map_t* old_glyphs = hb_subset_plan_new_to_old_glyph_mapping(plan.get());
    for (std::size_t glyph = 0; glyph < subset.old_glyphs.size(); ++glyph)
        subset.old_glyphs[glyph] =
            static_cast<std::uint16_t>(hb_map_get(old_glyphs, static_cast<hb_codepoint_t>(glyph)));
    return subset;
}

} // namespace zbirnyk
