#pragma once

#include "document/document.h"
#include "pdf/shared_parts.h"
#include "pdf/sink.h"

#include <map>

namespace zbirnyk {

/// The XObjects of a file: images and drawings. Each picture is written once, when it is first
/// asked for.
class PictureTable {
  public:
    PictureTable(const Document& document, SharedParts& shared, Sink& sink)
        : document_(document)
        , shared_(shared)
        , sink_(sink) {}

    ObjectId object(PictureId picture);
    /// Whether a picture has an alpha channel: a page that shows it needs a transparency group.
    bool is_transparent(PictureId picture) const;

  private:
    const Document& document_;
    SharedParts& shared_;
    Sink& sink_;
    std::map<const Picture*, ObjectId> written_; ///< looked up only
};

} // namespace zbirnyk
