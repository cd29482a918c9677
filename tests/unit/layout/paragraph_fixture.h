#pragma once

#include "layout/paragraph.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The project's fonts and hyphenation, loaded once for all tests.
const LayoutResources& test_resources();

/// A document of one paragraph style with what paragraphs need, for tests.
class ParagraphFixture {
  public:
    ParagraphFixture() {
        Style style;
        style.font_family = "STIX Two Text";
        document.styles.push_back(style);
    }

    Style& style() { return document.styles[0]; }

    StyleId add_style(const Style& style) {
        document.styles.push_back(style);
        return static_cast<StyleId>(document.styles.size() - 1);
    }

    ParagraphContext context() const {
        return {document, test_resources(), references, page ? &*page : nullptr};
    }

    ParagraphLines set(const Paragraph& paragraph, Length width) {
        return set_paragraph(paragraph, 0, width, context(), diagnostics);
    }

    ParagraphLines set(std::string_view text, Length width) {
        return set(Paragraph{{TextRun{std::string(text)}}}, width);
    }

    Document document;
    ReferenceLabels references;
    std::optional<PageFacts> page;
    Diagnostics diagnostics;
};

inline std::vector<GlyphRun> glyph_runs(const Line& line) {
    std::vector<GlyphRun> runs;
    for (const PageItem& item : line.items) {
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            runs.push_back(*run);
        }
    }
    return runs;
}

/// What a line says; the hyphen of hyphenation as "-".
inline std::string text_of(const Line& line) {
    std::string text;
    for (const GlyphRun& run : glyph_runs(line)) {
        text += run.text == "\u00AD" ? "-" : run.text;
    }
    return text;
}

inline std::vector<std::string> texts_of(const ParagraphLines& lines) {
    std::vector<std::string> texts;
    for (const Line& line : lines.lines) {
        texts.push_back(text_of(line));
    }
    return texts;
}

/// The x at which the last glyph run of a line ends.
inline Length end_of(const Line& line) {
    const std::vector<GlyphRun> runs = glyph_runs(line);
    return runs.back().origin.x + runs.back().advance;
}

} // namespace zbirnyk
