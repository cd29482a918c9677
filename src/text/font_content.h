#pragma once

#include "base/file_system.h"
#include "text/font.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <hb.h>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace zbirnyk {

/// Ends the ownership of a HarfBuzz object.
struct HarfBuzzDelete {
    void operator()(hb_blob_t* object) const { hb_blob_destroy(object); }

    void operator()(hb_face_t* object) const { hb_face_destroy(object); }

    void operator()(hb_font_t* object) const { hb_font_destroy(object); }

    void operator()(hb_buffer_t* object) const { hb_buffer_destroy(object); }
};

template <typename T>
using HarfBuzzPointer = std::unique_ptr<T, HarfBuzzDelete>;

/// What a FontFace holds. The HarfBuzz objects are immutable and point into `file`.
struct FontFace::Content {
    FileView file;
    std::uint64_t serial = 0; ///< of no other face in this process
    HarfBuzzPointer<hb_face_t> face;
    HarfBuzzPointer<hb_font_t> font;
    std::string family, postscript_name;
    int weight = 400;
    bool italic = false;
    FontFormat format = FontFormat::Cff;
    FontMetrics metrics;
    /// A bit for each character of the Basic Multilingual Plane: has the font a glyph for it?
    std::array<std::uint64_t, 1024> coverage{};
    std::vector<hb_tag_t> features; ///< OpenType features of any script, sorted

    bool has_feature(hb_tag_t tag) const {
        return std::binary_search(features.begin(), features.end(), tag);
    }

    bool covers(char32_t code_point) const {
        if (code_point > 0xFFFF)
            return covers_beyond_plane(code_point);
        return ((coverage[code_point >> 6] >> (code_point & 63)) & 1) != 0;
    }

  private:
    bool covers_beyond_plane(char32_t code_point) const;
};

/// What fonts.xml says of a face.
struct FaceDescription {
    std::string family;
    int weight = 400;
    bool italic = false;
};

/// A face from a font file, or why it cannot be used, as a phrase in lower case.
std::variant<FontFace, std::string> open_font(FileView file, const FaceDescription& description);

/// The content of a face, for the files of this module.
const FontFace::Content& content_of(const FontFace& face);

} // namespace zbirnyk
