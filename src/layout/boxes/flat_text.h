#pragma once

#include "layout/paragraph.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace zbirnyk {

/// A stretch of the flat text that comes from one inline and looks the same throughout.
struct Piece {
    enum class Kind : std::uint8_t { Text, Leader, Tab, Picture } kind = Kind::Text;
    std::uint32_t begin = 0, end = 0; ///< bytes of FlatText::text
    StyleId style = 0;
    StructId node = NoStruct;
    LinkId link = NoId;
    Span span;
    bool reduced = false;                   ///< an index for which the font has no glyphs
    bool exact = false;                     ///< byte i of the piece is byte i of the span
    const Leader* leader = nullptr;         ///< of a Leader; its text is U+00A0, as that of a Tab
    const InlinePicture* picture = nullptr; ///< of a Picture; its text is U+FFFC
};

struct AnchorOffset {
    std::uint32_t offset = 0;
    AnchorId anchor = NoId;
};

struct FootnoteOffset {
    std::uint32_t offset = 0; ///< where its call begins
    const Footnote* footnote = nullptr;
};

/// The content of a paragraph as one text with pieces. Soft hyphens are taken out of the text. A
/// line break is a space, unless one stands there already, so that words stay apart when lines are
/// read on.
struct FlatText {
    std::string text;
    std::vector<Piece> pieces; ///< in order, without gaps
    std::vector<AnchorOffset> anchors;
    std::vector<FootnoteOffset> footnotes;
    std::vector<std::uint32_t> soft_hyphens;  ///< offsets where one stood, ascending
    std::vector<std::uint32_t> forced_breaks; ///< offsets of the starts of new lines, ascending
    std::vector<std::uint32_t> glued;         ///< offsets where no line may start, ascending
};

/// Pointers in the result lead into `content`. `base` is the style of what has none of its own.
FlatText flatten(std::span<const Inline> content, StyleId base, const ParagraphContext& context);

/// What a page reference says: "12", or for a list "12, 45–47"; "00" for what is not known yet.
std::string reference_text(const PageReference& reference, const ReferenceLabels& labels);

} // namespace zbirnyk
