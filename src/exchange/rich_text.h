#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

struct RichBlock;
using RichBlocks = std::vector<RichBlock>;
struct RichInline;
using RichInlines = std::vector<RichInline>;

/// Text and what is said about it, in the terms that Word, HTML and Pandoc share. The common ground
/// of import and export: Pandoc's tree is read into it, a Document is told in it.
enum class InlineKind {
    Text,        ///< `text`
    Emphasis,    ///< `children`
    Strong,      ///< `children`
    Subscript,   ///< `children`
    Superscript, ///< `children`
    Foreign,     ///< `children` in the language `text`
    Code,        ///< `text`, as it is
    Math,        ///< `text`: TeX
    Link,        ///< `children`; `text`: the address
    Picture,     ///< `text`: the file or data: address; `children`: the alternative text
    Note,        ///< `blocks`: a footnote called here
    Break,       ///< a new line
    Raw,         ///< `text` in another markup, not to be understood
};

struct RichInline {
    InlineKind kind = InlineKind::Text;
    std::string text;
    RichInlines children;
    RichBlocks blocks;
    /// Of a picture, as its document states it ("3.9in", "50%"), or empty.
    std::string width = {};
};

enum class BlockKind {
    Paragraph, ///< `inlines`
    Heading,   ///< `inlines`, `level` from 1
    List,      ///< `items`, ordered or not
    Quote,     ///< `blocks`
    Code,      ///< `text`, line breaks kept
    Table,     ///< `table`, `inlines`: the caption
    Figure,    ///< `blocks`: pictures; `inlines`: the caption
    Section,   ///< `blocks`; a group without a meaning of its own
    Rule,      ///< a line across
    Raw,       ///< `text` in another markup
};

enum class RichAlign { Default, Start, Center, End };

struct RichCell {
    RichBlocks content;
    int column_span = 1, row_span = 1;
    RichAlign align = RichAlign::Default;
    bool is_head = false;
    char scope = 0; ///< of a head cell: 'c' column, 'r' row, 'b' both, 0 not stated
};

struct RichRow {
    std::vector<RichCell> cells;
};

struct RichTable {
    std::vector<RichAlign> columns;
    std::vector<RichRow> head, body, foot;
};

struct RichBlock {
    BlockKind kind = BlockKind::Paragraph;
    RichInlines inlines = {};
    RichBlocks blocks = {};
    std::vector<RichBlocks> items = {};
    std::shared_ptr<const RichTable> table = {};
    std::string text = {};
    /// The name of the paragraph style in the source ("Title"), or empty; of a Section "contents"
    /// for a table of contents.
    std::string style = {};
    /// What links to this block call it; empty when none does.
    std::string id = {};
    std::string lang = {};
    int level = 0;
    bool is_ordered = false;
    int start = 1;
};

RichInline rich_text(std::string text);
RichBlock rich_paragraph(RichInlines inlines);

/// The words alone: breaks as spaces, notes left out, white space collapsed and trimmed.
std::string plain_text(const RichInlines& inlines);
/// The same for a paragraph, heading or caption; empty for other blocks.
std::string plain_text(const RichBlock& block);

/// True when every visible character of `inlines` is strong.
bool is_all_strong(const RichInlines& inlines);
/// `inlines` without Strong around anything.
RichInlines without_strong(RichInlines inlines);
/// `inlines` without the first `count` bytes of their text (as `plain_text` counts them) and
/// without white space and `after` characters that follow these.
RichInlines without_prefix(RichInlines inlines, std::size_t count, std::string_view after = {});
/// The lines between Breaks at the top level and in Strong or Emphasis around them.
std::vector<RichInlines> split_lines(const RichInlines& inlines);

} // namespace zbirnyk
