#pragma once

#include "exchange/abstract_xml.h"

namespace zbirnyk {

/// Writes the text of an abstract as XML, a block a line: what `body`, `reference`, `annotation`
/// and the other fields hold. Counts what it cannot keep.
class BodyXml {
  public:
    BodyXml(
        const PictureSource& pictures,
        const ImportSettings& settings,
        Span from,
        Diagnostics& diagnostics)
        : pictures_(pictures)
        , settings_(settings)
        , from_(from)
        , diagnostics_(diagnostics) {}

    /// One line of XML at the depth reached by `open` and `close`.
    void line(std::string_view text);
    /// A line, after which lines stand deeper.
    void open(std::string_view text);
    void close(std::string_view text);
    void blocks(const RichBlocks& list);
    /// Inline content; pictures are left out and collected in `found`, or leave their alternative
    /// text.
    std::string inlines(const RichInlines& list, RichInlines* found = nullptr);

    /// Warns of formulas and markup that were not kept, and gives away what was written.
    ImportedAbstract finish();

  private:
    void block(const RichBlock& block);
    void paragraph(std::string_view element, const RichInlines& content);
    void list(const RichBlock& block);
    void code(const std::string& text);
    void table(const RichBlock& block);
    void row(const RichRow& row, const std::vector<bool>& decimal, bool head_column);
    void flow(std::string_view start_tag, std::string_view end_tag, const RichBlocks& content);
    void figure(const RichBlock& block);
    std::string picture(const RichInline& item);
    std::string inline_node(const RichInline& item, RichInlines* found);
    std::string note(const RichInline& item);

    const PictureSource& pictures_;
    const ImportSettings& settings_;
    Span from_;
    Diagnostics& diagnostics_;
    ImportedAbstract result_;
    std::size_t formulas_ = 0, raw_ = 0;
    int indent_ = 0;
};

/// `content` in an element, or nothing when it is empty.
std::string wrapped(std::string_view element, const std::string& content);

} // namespace zbirnyk
