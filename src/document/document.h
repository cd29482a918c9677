#pragma once

#include "base/boxed.h"
#include "base/geometry.h"
#include "diag/source.h"
#include "document/structure.h"
#include "document/style.h"
#include "graphics/drawing.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zbirnyk {

/// Numbers of things in the lists of their Document.
using StyleId = std::uint32_t;
using PictureId = std::uint32_t;
using AnchorId = std::uint32_t; ///< a place that references, links and the outline can point to
using LinkId = std::uint32_t;
inline constexpr std::uint32_t NoId = 0xFFFFFFFF;

struct Block;
using Blocks = std::vector<Block>;

// ---------------------------------------------------------------- inline content

/// A stretch of text in one style. White space is already collapsed; U+000A does not occur. `link`:
/// the run is (part of) a link.
struct TextRun {
    std::string text;
    StyleId style = 0;
    StructId node = NoStruct;
    LinkId link = NoId;
    Span span;
};

struct LineBreak {};

/// The place of `anchor` within a line.
struct InlineAnchor {
    AnchorId anchor = NoId;
};

enum class PageReferenceForm {
    Single, ///< the page label of the first target
    List,   ///< all different labels in page order, runs of three and more as a range: 12, 45–47
};

/// A page number that is known only after layout.
struct PageReference {
    std::vector<AnchorId> targets;
    PageReferenceForm form = PageReferenceForm::Single;
    StyleId style = 0;
    StructId node = NoStruct;
    LinkId link = NoId;
    Span span;
};

/// The label of the page it stands on, or the number of pages. In statics only.
struct PageNumber {
    enum class Of { Page, Total } of = Of::Page;
    StyleId style = 0;
};

/// The text of a marker of this page (CSS string-set / XSL-FO retrieve-marker). In statics only.
struct MarkerReference {
    std::string name;
    enum class Position : std::uint8_t {
        First,                   ///< set first on this page, else carried over
        Last,                    ///< in force at its end
        FirstOnPage,             ///< set first on this page, else nothing
        LastOnPage,              ///< set last on this page, else nothing
        FirstIncludingCarryover, ///< in force at its first line
        LastEndingWithinPage,    ///< in force before the one that is set last, else carried over
    } position = Position::First;
    StyleId style = 0;
};

/// Space that grows to fill the line; `pattern` is repeated in it, drawn as an artifact.
struct Leader {
    std::string pattern;
    Length min_width;
    StyleId style = 0;
};

/// The text behind it stands at the next tab stop of the paragraph.
struct Tab {
    StyleId style = 0;
};

/// A footnote: `call` is the mark in the text (an own TextRun, superscript by style), `body` what
/// stands at the foot of the page. A side note has no call; it stands in the margin beside the
/// line.
struct Footnote {
    TextRun call;
    std::shared_ptr<const Blocks> body;
    enum class Place : std::uint8_t { Foot, Side } place = Place::Foot;
};

/// A picture in a line of text, standing on the baseline.
struct InlinePicture {
    PictureId picture = NoId;
    Size size;
    StructId node = NoStruct;
    Span span;
};

using Inline = std::variant<
    TextRun,
    LineBreak,
    InlineAnchor,
    PageReference,
    PageNumber,
    MarkerReference,
    Leader,
    Tab,
    Footnote,
    InlinePicture>;

// ---------------------------------------------------------------- blocks

/// Lines of text. `label` hangs to the left of the first line's start, its box `label_width` wide
/// and ending `0` before the text (list items, references): the text's left edge is the block's
/// left margin. The first `initial_count` of the content are an initial letter, set over several
/// lines as its style or that of the paragraph says.
struct Paragraph {
    std::vector<Inline> content;
    std::vector<Inline> label;
    Length label_width;
    std::uint32_t initial_count = 0;
};

/// Blocks one under another in a box.
struct Container {
    Blocks children;
    int column_count = 1;
    Length column_gap;
    bool balance = true;
};

/// Cells side by side, as wide as `columns` say; one unbreakable row. `valign` of the cells.
struct Track {
    enum class Kind { Fixed, Fraction, Percent, Auto } kind = Kind::Auto;
    Length length;
    double value = 1; ///< fraction or percent
};

enum class VerticalAlign { Top, Middle, Bottom };

struct Grid {
    std::vector<Track> columns;
    Length gap;
    VerticalAlign valign = VerticalAlign::Top;
    Blocks cells; ///< left to right; more cells than columns begin a new row
};

enum class CellAlign { Start, Center, End, Decimal };

struct TableCell {
    Blocks content;
    StyleId style = 0;
    int column_span = 1, row_span = 1;
    CellAlign align = CellAlign::Start;
    VerticalAlign valign = VerticalAlign::Top;
    char32_t decimal_char = U',';
    bool repeat = false; ///< over several rows: said again on each page that it reaches
    StructId node = NoStruct;
    Span span;
};

struct TableRow {
    std::vector<TableCell> cells;
    StyleId style = 0; ///< borders, background
    bool keep_with_next = false;
    bool is_subhead = false;          ///< heads the rows up to the next one
    std::uint32_t repeated_as = NoId; ///< of a sub-head: the row of TableBlock::subheads
    Span span;
};

/// The running sum of a column: what stands for it in `brought` and `carried` is a MarkerReference
/// of this name. Exact: integers of `decimals` decimal places.
struct RunningTotal {
    std::string name;
    std::string pattern, lang; ///< how it is printed (format_number)
    int decimals = 0;
    std::vector<std::int64_t> after; ///< by body row: the sum up to its end
};

/// Rows over columns. On each further page `continued` (as an artifact) and the head are repeated.
struct TableBlock {
    std::vector<Track> columns;
    Blocks continued;
    std::vector<TableRow> head, body, foot;
    /// At breaks only: below the repeated head, above the repeated foot, the sub-head in force.
    std::vector<TableRow> brought, carried, subheads;
    std::vector<RunningTotal> totals;
    bool repeat_head = true;
    bool repeat_foot = false;
    /// Whether a row may be divided: if the page would else end noticeably early; only if it is
    /// higher than a page; between any lines.
    enum class RowBreak : std::uint8_t { Auto, Avoid, Always } row_break = RowBreak::Auto;
    /// Collapse: one rule between two cells (CSS 2.2, 17.6.2). Separate: each cell has its own,
    /// `border_spacing` apart.
    enum class Borders : std::uint8_t { Collapse, Separate } borders = Borders::Collapse;
    Length border_spacing;
};

struct PictureBlock {
    PictureId picture = NoId;
    Size size;              ///< both set: resolved when bound, percent excepted
    double width_share = 0; ///< > 0: this share of the available width, height in proportion
    TextAlign align = TextAlign::Start;
};

/// Sets a marker for running heads from here on.
struct Marker {
    std::string name;
    std::string text;
};

/// The first of the alternatives that fits is laid out, the others never existed: all lines of its
/// paragraphs with Fit::Shrink fit, and its height does not exceed the style's `height` if set. If
/// none fits, the last one is used and `layout.does-not-fit` is reported.
struct FirstFit {
    std::vector<Blocks> alternatives;
};

/// A block placed by its own coordinates, out of the flow, on the page where the flow has come to:
/// distances from the edges of the trimmed page. `left` and `right` together give the width;
/// otherwise the style's width or the rest of the page. One of `top`, `bottom` and `baseline` (of
/// the first line).
struct Placement {
    std::optional<Length> left, right, top, bottom, baseline;
    friend bool operator==(const Placement&, const Placement&) = default;
};

/// Where a block stands that need not stand where it is called: at the head or foot of that page or
/// a later one, or on a page of floats only.
enum class Float { Here, Top, Bottom, Page };

/// A block of any kind with what all kinds share.
struct Block {
    std::variant<Paragraph, Container, Grid, Boxed<TableBlock>, PictureBlock, Marker, FirstFit>
        content;
    StyleId style = 0;
    StructId node = NoStruct;
    AnchorId anchor = NoId;
    Boxed<Placement> placement = {}; ///< set: out of the flow
    Float floating = Float::Here;
    Span span = {};
};

// ---------------------------------------------------------------- pages

/// A named area of the page in which statics are set. Distances from the page's edges; `inside` and
/// `outside` change sides on left-hand pages when the master is mirrored.
struct Region {
    std::string name;
    std::optional<Length> inside, outside, top, bottom, height;
    VerticalAlign valign = VerticalAlign::Top;
};

enum class StaticOn { Any, First, Rest, Odd, Even, Last, Blank };

/// Repeated content: set once a page in its region, drawn as an artifact.
struct Static {
    std::string region;
    std::vector<StaticOn> on = {StaticOn::Any}; ///< all must hold
    enum class Kind { Header, Footer, Background } kind = Kind::Header;
    Blocks content;
};

struct PageMaster {
    std::string name;
    Size size;
    bool mirrored = false;
    Length margin_inside, margin_outside, margin_top, margin_bottom;
    int column_count = 1;
    Length column_gap;
    /// The rule above footnotes: its length and weight, and the space between text and rule.
    Length footnote_rule_length, footnote_rule_width, footnote_space;
    Color footnote_rule_color;
    /// The column of the side notes: its side, its distance from the type area, and its width (0:
    /// the margin but 14 pt).
    enum class NoteSide : std::uint8_t { Outside, Inside } side_notes = NoteSide::Outside;
    Length side_note_gap, side_note_width;
    /// For the printer: how far the drawing reaches beyond the trimmed page, and whether lines
    /// beside it show where to cut.
    Length bleed;
    enum class CropMarks : std::uint8_t { None, Corners } crop_marks = CropMarks::None;
    Length line_grid; ///< the step of the baselines from the head of the type area; 0: none
    std::vector<Region> regions;
    std::vector<Static> statics;
};

enum class NumberForm { Arabic, LowerRoman, UpperRoman };

/// How full the last page of a chapter or sequence has to be, at least: lines, or a share of the
/// height of the type area.
struct LastPageFill {
    int lines = 0;
    double share = 0;
};

/// The side of a page, where one is asked for.
enum class PageParity : std::uint8_t { Any, Odd, Even };

/// Pages of one series of masters: `first` and `blank` are used for the first page and for the
/// blank pages that `start_on` and `end_on` may need; NoId: `master`.
struct PageSequence {
    std::uint32_t master = 0, first = NoId, blank = NoId;
    PageParity start_on = PageParity::Any, end_on = PageParity::Any;
    LastPageFill last_page;
    NumberForm number_form = NumberForm::Arabic;
    std::optional<int> initial_page_number; ///< absent: goes on
    Blocks flow;
    Span span;
};

/// Where a link leads: to a place in the document or to an address.
struct LinkTarget {
    AnchorId anchor = NoId;
    std::string uri;
    StructId node = NoStruct; ///< the Link element
    std::string contents;     ///< /Contents: what the link is, for those who do not see it
};

struct OutlineItem {
    int level = 1;
    std::string title;
    AnchorId anchor = NoId;
};

struct DocumentInfo {
    std::string title, author, subject, keywords;
    std::string lang = "uk";
    /// The date that stands in the metadata, YYYY-MM-DD: given, never the clock.
    std::string date;
};

/// Words of one language with a hyphen at every place where they may be hyphenated.
struct HyphenationExceptions {
    std::string lang;
    std::vector<std::string> words;
};

/// What an attached file is to the document (ISO 19005-3, 6.8).
enum class AttachmentRelation : std::uint8_t { Source, Data, Alternative, Supplement, Unspecified };

/// A file that the document carries. `name` is a plain file name, different from all others.
struct Attachment {
    std::string name;
    std::string media_type; ///< "text/csv"
    std::string description;
    AttachmentRelation relation = AttachmentRelation::Unspecified;
    std::shared_ptr<const std::string> bytes;
    Span span;
};

/// A printer's sheet on which the finished pages of a document are imposed, `columns` × `rows` of
/// them with `gap` between, in the middle of it.
struct PrintSheet {
    Size size;
    int columns = 1, rows = 1;
    Length gap;             ///< between trimmed pages
    Turn turn = Turn::None; ///< of every page on the front of the sheet
    enum class Marks : std::uint8_t { None, Corners } marks = Marks::None;
    /// Rows: from left to right, from top to bottom. CutAndStack: the piles that the cut sheets
    /// make, put on one another, are in order.
    enum class Order : std::uint8_t { Rows, CutAndStack } order = Order::Rows;
    /// Two: pages are faces and backs in turn, sheets too.
    enum class Sides : std::uint8_t { One, Two } sides = Sides::One;
    /// The edge over which a sheet is turned for its back.
    enum class Flip : std::uint8_t { LongEdge, ShortEdge } flip = Flip::LongEdge;
    Span span;
};

/// What a template and data make together: no placeholder left except page numbers. A plain value;
/// the border between binding and layout, which know nothing of each other.
struct Document {
    DocumentInfo info;
    std::vector<Style> styles; ///< all different
    std::vector<std::shared_ptr<const Picture>> pictures;
    std::vector<PageMaster> masters;
    std::vector<PageSequence> sequences;
    std::optional<PrintSheet> sheet; ///< none: each page is a page of the file
    StructureTree structure;
    std::vector<std::string> anchors; ///< names of ids; generated ones are empty
    std::vector<LinkTarget> links;
    std::vector<OutlineItem> outline;
    std::vector<HyphenationExceptions> hyphenation;
    std::vector<Attachment> attachments;
};

/// The document as indented text, for golden tests and `--dump`.
std::string dump(const Document& document);

/// All text of the document in reading order, a line a paragraph, without statics; page references
/// as
/// `[page]`. What the finished PDF must say.
std::string reading_text(const Document& document);

} // namespace zbirnyk
