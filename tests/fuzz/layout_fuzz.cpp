#include "pdf/write_pdf.h"
#include "support/check_layout.h"
#include "support/fuzz_resources.h"

#include <array>
#include <fmt/format.h>

using namespace zbirnyk;

namespace {

/// The input as choices; when it is used up, all further choices are the first.
class Choices {
  public:
    explicit Choices(std::basic_string_view<std::uint8_t> bytes)
        : bytes_(bytes) {}

    /// A number from 0 to `count` - 1.
    int below(int count) {
        if (at_ == bytes_.size())
            return 0;
        return bytes_[at_++] % count;
    }

    bool one_in(int count) { return below(count) == 1; }

    template <typename Value, std::size_t Count>
    Value of(const std::array<Value, Count>& values) {
        return values[static_cast<std::size_t>(below(static_cast<int>(Count)))];
    }

    bool done() const { return at_ == bytes_.size(); }

  private:
    std::basic_string_view<std::uint8_t> bytes_;
    std::size_t at_ = 0;
};

constexpr std::array<double, 16> Points = {
    0, 3, 10, 12.5, 14, 25, 40, 60, 100, 150, 400, -5, -40, 5000, 900000, -900000};
constexpr std::array<std::string_view, 12> Words = {
    "слово",
    "сторінкобудування",
    "і",
    "Хмельницький",
    "за́мок",
    "12,45",
    "—",
    "«Тези»",
    "https://zbirnyk.example/dovidnyk/a-b",
    "office",
    "прірва\u00A0слів",
    "НадзвичайнодовгеСловоЩоНеВміститьсяНідеІНіколиБоВономаєСтоЛітер"};

/// Makes any document that the data types allow: what a template cannot say is left out.
class Maker {
  public:
    explicit Maker(Choices& choices)
        : choices_(choices) {
        Style base;
        base.font_family = "STIX Two Text";
        document.styles.push_back(base);
        document.pictures.push_back(std::make_shared<const Picture>(Drawing{30, 20, {}}));
    }

    Document document;

    void make() {
        const int masters = 1 + choices_.below(3);
        for (int i = 0; i < masters; ++i)
            document.masters.push_back(master());
        const int sequences = 1 + choices_.below(3);
        for (int i = 0; i < sequences; ++i)
            document.sequences.push_back(sequence(static_cast<std::uint32_t>(masters)));
    }

  private:
    Length length() { return pt(choices_.of(Points)); }

    Length positive() { return max({}, length()); }

    PageMaster master() {
        PageMaster master{.name = "m", .size = {pt(220), pt(140)}};
        master.mirrored = choices_.one_in(2);
        master.margin_inside = master.margin_outside = pt(choices_.below(50));
        master.margin_top = master.margin_bottom = pt(choices_.below(50));
        master.column_count = 1 + choices_.below(4);
        master.column_gap = pt(choices_.below(20));
        master.footnote_rule_width = pt(choices_.below(2));
        master.footnote_space = positive();
        master.side_note_width = pt(choices_.below(40));
        if (choices_.one_in(2))
            master.statics.push_back(
                {.region = "",
                 .on = {static_cast<StaticOn>(choices_.below(7))},
                 .content = {
                     {.content = Paragraph{.content = {PageNumber{}, MarkerReference{"m"}}}}}});
        return master;
    }

    PageSequence sequence(std::uint32_t masters) {
        const auto any = [&] {
            return static_cast<std::uint32_t>(choices_.below(static_cast<int>(masters)));
        };
        PageSequence sequence{.master = any()};
        if (choices_.one_in(2))
            sequence.first = any();
        sequence.start_on = static_cast<PageParity>(choices_.below(3));
        sequence.end_on = static_cast<PageParity>(choices_.below(3));
        sequence.number_form = static_cast<NumberForm>(choices_.below(3));
        do
            sequence.flow.push_back(block(0));
        while (!choices_.done() && !choices_.one_in(12));
        return sequence;
    }

    /// A style that differs from the base in up to three properties.
    StyleId style() {
        Style style = document.styles[0];
        for (int i = choices_.below(4); i > 0; --i)
            change(style);
        document.styles.push_back(style);
        return static_cast<StyleId>(document.styles.size() - 1);
    }

    void change(Style& style) {
        switch (choices_.below(24)) {
        case 0:
            style.font_size = max(pt(0.1), length());
            break;
        case 1:
            style.line_height = positive();
            break;
        case 2:
            style.text_align = static_cast<TextAlign>(choices_.below(4));
            break;
        case 3:
            style.text_wrap = static_cast<TextWrap>(choices_.below(3));
            break;
        case 4:
            style.text_indent = length();
            break;
        case 5:
            style.last_line_end_indent = length();
            break;
        case 6:
            style.orphans = choices_.below(9);
            break;
        case 7:
            style.widows = choices_.below(9);
            break;
        case 8:
            style.space_before = length();
            break;
        case 9:
            style.space_after = length();
            break;
        case 10:
            style.margin = {length(), length(), length(), length()};
            break;
        case 11:
            style.padding = {positive(), positive(), positive(), positive()};
            break;
        case 12:
            style.border_top = style.border_bottom = {positive(), {}};
            break;
        case 13:
            style.background = Color{200, 200, 200};
            break;
        case 14:
            style.width = positive();
            break;
        case 15:
            style.height = positive();
            break;
        case 16:
            style.min_height = positive();
            break;
        case 17:
            style.block_step = positive();
            break;
        case 18:
            style.keep_together = Keep::Always;
            break;
        case 19:
            style.keep_with_next = Keep::Always;
            break;
        case 20:
            style.break_before = static_cast<BreakBefore>(choices_.below(4));
            break;
        case 21:
            style.break_after_page = true;
            break;
        case 22:
            style.fit = Fit::Shrink;
            style.min_font_size = pt(1 + choices_.below(9));
            style.max_lines = choices_.below(4);
            break;
        case 23:
            style.letter_spacing = choices_.below(9) - 4;
            break;
        }
    }

    StructId node(Role role) { return document.structure.add({.role = role}); }

    TextRun run(Role role) {
        std::string text;
        for (int i = 1 + choices_.below(12); i > 0; --i)
            text += std::string(text.empty() ? "" : " ") + std::string(choices_.of(Words));
        return {.text = text, .style = style(), .node = node(role)};
    }

    std::vector<Inline> line(int depth) {
        std::vector<Inline> content = {run(Role::P)};
        while (!choices_.done() && !choices_.one_in(3))
            content.push_back(part(depth));
        return content;
    }

    Inline part(int depth) {
        switch (choices_.below(depth < 4 ? 9 : 7)) {
        case 0:
            return run(Role::Span);
        case 1:
            return LineBreak{};
        case 2:
            return InlineAnchor{anchor()};
        case 3:
            return PageReference{
                .targets =
                    {static_cast<AnchorId>(choices_.below(8)) %
                     static_cast<AnchorId>(std::max<std::size_t>(1, anchors()))},
                .form = static_cast<PageReferenceForm>(choices_.below(2)),
                .node = node(Role::Reference)};
        case 4:
            return Leader{.pattern = choices_.one_in(2) ? "." : "", .min_width = positive()};
        case 5:
            return InlinePicture{.picture = 0, .size = picture_size(), .node = node(Role::Figure)};
        case 6:
            return TextRun{.text = std::string(choices_.of(Words)), .node = node(Role::Span)};
        default:
            return note(depth);
        }
    }

    Footnote note(int depth) {
        Footnote note{.call = {.text = "*", .node = node(Role::Reference)}};
        if (choices_.one_in(2)) {
            note.place = Footnote::Place::Side;
            note.call = {};
        }
        note.body = std::make_shared<const Blocks>(blocks(depth + 2));
        return note;
    }

    std::size_t anchors() {
        if (document.anchors.empty())
            document.anchors.emplace_back();
        return document.anchors.size();
    }

    AnchorId anchor() {
        document.anchors.emplace_back();
        return static_cast<AnchorId>(document.anchors.size() - 1);
    }

    Size picture_size() { return {max(pt(1), length()), max(pt(1), length())}; }

    Blocks blocks(int depth) {
        Blocks blocks;
        do
            blocks.push_back(block(depth));
        while (!choices_.done() && !choices_.one_in(3));
        return blocks;
    }

    Block block(int depth) {
        Block block{.content = content(depth), .style = style()};
        if (choices_.one_in(9))
            block.anchor = anchor();
        if (depth == 0 && choices_.one_in(6))
            block.floating = static_cast<Float>(choices_.below(4));
        if (choices_.one_in(16))
            block.placement = placement();
        return block;
    }

    Placement placement() {
        Placement placement;
        if (choices_.one_in(2))
            placement.left = length();
        if (choices_.one_in(2))
            placement.right = length();
        switch (choices_.below(3)) {
        case 0:
            placement.top = length();
            break;
        case 1:
            placement.bottom = length();
            break;
        default:
            placement.baseline = length();
            break;
        }
        return placement;
    }

    decltype(Block::content) content(int depth) {
        switch (choices_.below(depth < 5 ? 10 : 3)) {
        case 3:
            return Container{.children = blocks(depth + 1)};
        case 4:
            return Container{
                .children = blocks(depth + 1),
                .column_count = 1 + choices_.below(5),
                .column_gap = positive(),
                .balance = choices_.one_in(2)};
        case 5: {
            Grid grid{.columns = tracks(), .gap = positive()};
            grid.cells = blocks(depth + 1);
            return grid;
        }
        case 6:
        case 7:
            return table(depth);
        case 8: {
            FirstFit choice;
            choice.alternatives.push_back(blocks(depth + 1));
            choice.alternatives.push_back(blocks(depth + 1));
            return choice;
        }
        case 9:
            return PictureBlock{.picture = 0, .size = picture_size()};
        case 2:
            return Marker{"m", std::string(choices_.of(Words))};
        case 1:
            return Paragraph{
                .content = line(depth), .label = {run(Role::Lbl)}, .label_width = positive()};
        default:
            return Paragraph{.content = line(depth)};
        }
    }

    std::vector<Track> tracks() {
        std::vector<Track> tracks;
        for (int i = 1 + choices_.below(4); i > 0; --i) {
            const auto kind = static_cast<Track::Kind>(choices_.below(4));
            tracks.push_back({kind, positive(), 1.0 + choices_.below(120)});
        }
        return tracks;
    }

    TableBlock table(int depth) {
        TableBlock table{.columns = tracks()};
        if (choices_.one_in(3))
            table.continued = {{.content = Paragraph{.content = {TextRun{.text = "далі"}}}}};
        for (int i = choices_.below(3); i > 0; --i)
            table.head.push_back(row(depth));
        do
            table.body.push_back(row(depth));
        while (!choices_.done() && !choices_.one_in(5));
        for (int i = choices_.below(2); i > 0; --i)
            table.foot.push_back(row(depth));
        table.repeat_head = !choices_.one_in(4);
        table.repeat_foot = choices_.one_in(4);
        return table;
    }

    TableRow row(int depth) {
        TableRow row{.style = style(), .keep_with_next = choices_.one_in(5)};
        for (int i = choices_.below(5); i > 0; --i) {
            TableCell cell{.content = blocks(depth + 2), .style = style()};
            cell.column_span = 1 + choices_.below(3);
            cell.row_span = 1 + choices_.below(3);
            cell.align = static_cast<CellAlign>(choices_.below(4));
            cell.valign = static_cast<VerticalAlign>(choices_.below(3));
            row.cells.push_back(std::move(cell));
        }
        return row;
    }

    Choices& choices_;
};

} // namespace

/// Turns what can be turned, in all ways.
void turn_boxes(Document& document) {
    int boxes = 0;
    for (Style& style : document.styles)
        if (style.height)
            style.reference_orientation = static_cast<Turn>(++boxes % 4);
}

/// The layout of random documents: it ends, loses nothing in silence, is the same on two threads,
/// and its pages become a file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 600)
        return 0;
    Choices choices({data, size});
    const bool writes = choices.one_in(4);
    Maker maker(choices);
    maker.make();
    // Not by a choice of its own, so that known inputs stay what they are.
    if (size > 0 && data[0] >= 0xC0)
        turn_boxes(maker.document);
    if (size > 0 && (data[0] & 0xA0) == 0xA0)
        maker.document.sheet = {.size = {pt(1000), pt(800)}, .columns = 3, .rows = 2, .gap = pt(9)};
    Diagnostics diagnostics;
    const Pages pages = lay_out_checked(maker.document, fuzz_resources(), diagnostics);
    if (writes) {
        SharedParts shared(1);
        if (write_pdf(maker.document, pages, fuzz_resources().fonts, {.deflate_level = 1}, shared)
                .empty())
            std::abort();
    }
    print_all(diagnostics, {});
    return 0;
}
