#pragma once

#include "graphics/drawing.h"
#include "pdf/deflate.h"
#include "pdf/font_program.h"
#include "text/font.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zbirnyk {

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

    /// `glyphs` without 0. Never null; throws std::logic_error when the face is damaged.
    std::shared_ptr<const FontProgram>
    font_program(FaceId id, const FontFace& face, const GlyphSet& glyphs);
    std::shared_ptr<const PictureProgram> picture(const std::shared_ptr<const Picture>& picture);
    /// For streams that many files have, such as a colour profile.
    std::shared_ptr<const std::string> deflated(const std::string& bytes);
    /// The ToUnicode CMap of codes that say `texts` (see to_unicode_cmap), deflated.
    std::shared_ptr<const std::string> to_unicode(const std::string& texts);

  private:
    using Groups = std::vector<GlyphGroup>;
    /// Looked up only.
    using Streams = std::unordered_map<std::string, std::shared_ptr<const std::string>>;

    /// `lock` is let go while they are made.
    const Groups& groups(FaceId id, const FontFace& face, std::unique_lock<std::mutex>& lock);
    /// What `make` gives, deflated; looked up by `key`, which says all of it.
    template <typename Make>
    std::shared_ptr<const std::string> kept(Streams& streams, const std::string& key, Make make);

    struct KeptPicture {
        std::shared_ptr<const Picture> source; ///< kept, so that its address stays its own
        std::shared_ptr<const PictureProgram> program;
    };

    const int deflate_level_;
    std::mutex mutex_; ///< of the maps
    std::map<FaceId, Groups> groups_;
    std::map<std::pair<FaceId, GlyphSet>, std::shared_ptr<const FontProgram>> programs_;
    std::unordered_map<const Picture*, KeptPicture> pictures_; ///< looked up only
    Streams streams_;
    Streams cmaps_;
};

} // namespace zbirnyk
