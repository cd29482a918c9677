#pragma once

#include "base/boxed.h"
#include "base/color.h"
#include "base/geometry.h"
#include "document/document.h"
#include "text/font.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace zbirnyk {

/// What a drawn item means: content of a structure element, or an artifact.
enum class ArtifactKind : std::uint8_t { Layout, Background, Header, Footer, Production };

struct Mark {
    StructId node = NoStruct; ///< NoStruct: an artifact
    ArtifactKind artifact = ArtifactKind::Layout;
    friend constexpr bool operator==(Mark, Mark) = default;
};

/// A glyph of a run. A book has millions of them. `cluster` is a byte offset into the run's text.
struct PlacedGlyph {
    std::int32_t units = 0; ///< x(), in the units of Length
    std::uint16_t glyph = 0;
    std::uint16_t cluster = 0;

    /// The pen position from the run's origin: kerning, justification and letter spacing are in it.
    constexpr Length x() const { return {units}; }
};

/// A glyph that does not stand where the pen is: a mark. `dy` is upwards.
struct GlyphOffset {
    std::uint32_t index = 0; ///< of the glyph
    Length dx, dy;
};

/// Glyphs of one face, size, expansion and colour on one baseline. `text` is what they say, UTF-8;
/// the hyphen that hyphenation adds is a run of its own whose text is U+00AD. A space at a line's
/// end is kept (as a glyph without width) so that words stay apart when the text is extracted.
struct GlyphRun {
    Point origin; ///< on the baseline
    Length size;
    Length advance;
    std::vector<PlacedGlyph> glyphs;
    Boxed<std::vector<GlyphOffset>> offsets = {}; ///< of glyphs, ascending
    std::string text;
    static constexpr std::int64_t ExpansionUnits = 10000;
    std::int32_t expansion = 0; ///< glyphs are wider by so many ExpansionUnits of their width
    Mark mark;
    Span span;
    FaceId face = 0;
    Color color;
    /// The text of an initial letter is said by the run after it, with its first glyph: `lead`
    /// comes before `text` there.
    bool said_by_next = false;
    Turn turn = Turn::None; ///< around the origin
    Boxed<std::string> lead = {};

    /// Whether a glyph at pen position `x` whose text begins at `cluster` can be added. What goes
    /// beyond belongs to a further run.
    static bool holds(Length x, std::size_t cluster);
    /// Adds a glyph that holds() allows.
    void add(std::uint16_t glyph, std::size_t cluster, Length x, Length dx = {}, Length dy = {});
    /// Where glyph `index` stands beside its pen position.
    Point offset(std::size_t index) const;
    /// What it covers on the page when its glyphs reach so far above and below the baseline.
    Rect bounds(Length above, Length below) const;
};

/// A path in page points (y downwards from the top left corner): a rule, or what belongs to a
/// drawing with text.
struct PathItem {
    DrawPath path;
    Mark mark;
};

/// A picture of the document drawn into `area`: a Raster, or a Drawing without text. A turned one
/// covers `area` after the turn.
struct ImageItem {
    PictureId picture = NoId;
    Rect area;
    Mark mark;
    Turn turn = Turn::None;
};

using PageItem = std::variant<GlyphRun, PathItem, ImageItem>;

/// One rectangle of a link; a link broken over lines has several.
struct LinkArea {
    LinkId link = NoId;
    Rect area;
};

/// A finished page on a printer's sheet: the items of the sheet from the end of the one before on.
struct ImposedPage {
    std::uint32_t page = 0; ///< which one it was, in the order of reading
    std::uint32_t end = 0;  ///< of its items
    Rect area;              ///< beyond it nothing of the page is drawn
};

/// A finished page. Items are in reading order: first the flow, then footnotes, then artifacts of
/// the margins; background artifacts come first of all.
struct Page {
    Size size;
    std::uint32_t sequence = 0;
    std::string label; ///< the page number as printed, also where it is not printed
    std::vector<PageItem> items;
    std::vector<LinkArea> links;
    bool blank = false;
    Length bleed;  ///< how far what is drawn counts beyond the trimmed page
    Length margin; ///< of the sheet around the trimmed page: for bleed and crop marks
    std::vector<ImposedPage> imposed; ///< on a printer's sheet; its first items
};

struct Destination {
    std::uint32_t page = NoId; ///< index in Pages::pages; NoId: the anchor was not laid out
    Point point;
};

/// A series of page numbers, for /PageLabels.
struct PageLabelRange {
    std::uint32_t first_page = 0;
    NumberForm form = NumberForm::Arabic;
    int first_number = 1;
    std::string text = {}; ///< of a printer's sheet: the label itself, there is no series
};

struct Pages {
    std::vector<Page> pages;
    std::vector<Destination> destinations; ///< by AnchorId
    std::vector<PageLabelRange> labels;
};

/// The pages as text: a line an item, for golden tests and `--dump`.
std::string dump(const Pages& pages, const FontSet& fonts);

} // namespace zbirnyk
