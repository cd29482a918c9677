#pragma once

#include "document/document.h"
#include "pdf/sink.h"

#include <map>
#include <vector>

namespace zbirnyk {

/// The image XObjects of a file. Each picture is written once, when it is first asked for.
class ImageTable {
  public:
    ImageTable(const Document& document, Sink& sink)
        : document_(document)
        , sink_(sink) {}

    /// The XObject of a picture that is a Raster.
    ObjectId image(PictureId picture);
    /// Whether a picture has an alpha channel: a page that shows it needs a transparency group.
    bool is_transparent(PictureId picture) const;

  private:
    const Document& document_;
    Sink& sink_;
    std::map<const Picture*, ObjectId> written_; ///< looked up only
};

} // namespace zbirnyk
