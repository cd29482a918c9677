#pragma once

#include "document/document.h"

#include <variant>
#include <vector>

namespace zbirnyk {

/// A picture in the flow and how large it is.
struct StructurePicture {
    PictureId picture = NoId;
    Size size;
    double width_share = 0;
};

struct StructBreak {};

/// The space between a label and its text, which the page shows without a character.
struct StructSpace {};

/// What hangs on a structure element, in reading order: a child element, text, a picture, a new
/// line.
using StructItem =
    std::variant<StructId, const TextRun*, StructurePicture, StructBreak, StructSpace>;

/// The content of every structure element of a Document, gathered from its flow; `document` must
/// outlive it. What belongs to no element is an artifact and left out, and so are page numbers.
struct StructureContent {
    std::vector<std::vector<StructItem>> items; ///< one list an element
    std::vector<AnchorId> anchors;              ///< of the block that is the element, or NoId
    std::vector<StyleId> styles;                ///< of that block; NoId when there is none
    std::vector<const TableCell*> cells;        ///< of Th and Td, else null
    std::vector<bool> calls;                    ///< the element is the mark of a footnote
};

StructureContent gather_content(const Document& document);

} // namespace zbirnyk
