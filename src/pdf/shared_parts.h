#pragma once

#include "graphics/drawing.h"
#include "pdf/deflate.h"
#include "text/font.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zbirnyk {

/// A face reduced to the glyphs that a file needs, and what follows from it alone. Of a group of
/// glyphs (glyph_groups) it has all when the file needs enough of them: so the files of one kind
/// have the same programs, which are made once, though each file's own follow from it alone.
struct FontProgram {
    std::string name;                     ///< with the tag of a subset
    std::string entries;                  ///< of the stream, without /Length
    std::string data;                     ///< as it stands in the file
    std::vector<std::uint16_t> codes;     ///< by glyph of the face; 0: not in the subset
    std::vector<std::int32_t> widths;     ///< by code, in 1/100,000 em
    std::vector<std::string> group_texts; ///< by code: its character in a group, or empty
};

/// A picture as an XObject: entries without /Length and /SMask, data as they stand in the file.
struct PictureProgram {
    std::string entries, data;
    std::string mask_entries, mask_data; ///< of the soft mask; empty: there is none
};

/// What the files of one build have in common, made once. Everything is a function of what is asked
/// for: whether it was made before shows in no byte. Thread-safe.
class SharedParts {
  public:
    explicit SharedParts(int deflate_level)
        : deflate_level_(deflate_level) {}

    /// `glyphs` sorted, without 0. Never null; throws std::logic_error when the face is damaged.
    std::shared_ptr<const FontProgram>
    font_program(FaceId id, const FontFace& face, const std::vector<std::uint16_t>& glyphs);
    std::shared_ptr<const PictureProgram> picture(const std::shared_ptr<const Picture>& picture);
    /// For streams that many files have, such as a colour profile.
    std::shared_ptr<const std::string> deflated(const std::string& bytes);

  private:
    using Groups = std::vector<GlyphGroup>;

    const Groups& groups(FaceId id, const FontFace& face);
    std::shared_ptr<const FontProgram> make_program(
        const FontFace& face, const std::vector<std::uint16_t>& glyphs, const Groups& groups);

    struct KeptPicture {
        std::shared_ptr<const Picture> source; ///< kept, so that its address stays its own
        std::shared_ptr<const PictureProgram> program;
    };

    const int deflate_level_;
    std::mutex mutex_; ///< of the maps
    std::map<FaceId, Groups> groups_;
    std::map<std::pair<FaceId, std::vector<std::uint16_t>>, std::shared_ptr<const FontProgram>>
        programs_;
    std::unordered_map<const Picture*, KeptPicture> pictures_; ///< looked up only
    std::unordered_map<std::string, std::shared_ptr<const std::string>> streams_;
};

} // namespace zbirnyk
