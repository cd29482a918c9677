#include "document/document.h"
#include "document/dump_style.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

std::string number(std::uint32_t id) {
    return id == NoId ? "-" : std::to_string(id);
}

std::string_view align_name(CellAlign align) {
    switch (align) {
    case CellAlign::Start:
        return "start";
    case CellAlign::Center:
        return "center";
    case CellAlign::End:
        return "end";
    case CellAlign::Decimal:
        return "decimal";
    }
    return "";
}

std::string track_list(const std::vector<Track>& tracks) {
    std::string out;
    for (const Track& track : tracks) {
        out += out.empty() ? "" : " ";
        switch (track.kind) {
        case Track::Kind::Fixed:
            out += points_text(track.length);
            break;
        case Track::Kind::Fraction:
            out += fmt::format("{}fr", track.value);
            break;
        case Track::Kind::Percent:
            out += fmt::format("{}%", track.value);
            break;
        case Track::Kind::Auto:
            out += "auto";
            break;
        }
    }
    return out;
}

std::string number_form_name(NumberForm form) {
    switch (form) {
    case NumberForm::Arabic:
        return "arabic";
    case NumberForm::LowerRoman:
        return "lower-roman";
    case NumberForm::UpperRoman:
        return "upper-roman";
    }
    return {};
}

/// Writes a document's lists and trees, two spaces a level.
class Dumper {
  public:
    explicit Dumper(const Document& document)
        : document_(document) {}

    std::string take() {
        info();
        styles();
        pictures();
        masters();
        if (document_.sheet)
            sheet(*document_.sheet);
        for (const PageSequence& sequence : document_.sequences)
            page_sequence(sequence);
        structure();
        references();
        return std::move(out_);
    }

    void operator()(const Paragraph& paragraph) {
        if (!paragraph.label.empty()) {
            line(fmt::format("label {}", points_text(paragraph.label_width)));
            inlines(paragraph.label);
        }
        for (const Inline& item : paragraph.content)
            std::visit(*this, item);
    }

    void operator()(const Container& container) { nested(container.children); }

    void operator()(const Grid& grid) { nested(grid.cells); }

    void operator()(const TableBlock& table) {
        if (!table.continued.empty()) {
            line("continued");
            blocks(table.continued);
        }
        rows("head", table.head);
        rows("body", table.body);
        rows("foot", table.foot);
        rows("brought", table.brought);
        rows("carried", table.carried);
        rows("repeated", table.subheads);
    }

    void operator()(const FirstFit& choice) {
        for (const Blocks& alternative : choice.alternatives) {
            line("alternative");
            blocks(alternative);
        }
    }

    void operator()(const PictureBlock&) {}

    void operator()(const Marker&) {}

    void operator()(const TextRun& run) {
        line(fmt::format("text {}{}", quoted(run.text), marks(run.style, run.node, run.link)));
    }

    void operator()(const LineBreak&) { line("break"); }

    void operator()(const InlineAnchor& anchor) { line("anchor " + number(anchor.anchor)); }

    void operator()(const PageReference& reference) {
        std::string targets;
        for (const AnchorId target : reference.targets)
            targets += ' ' + number(target);
        line(fmt::format(
            "page-reference{}{}{}",
            targets,
            reference.form == PageReferenceForm::List ? " list" : "",
            marks(reference.style, reference.node, reference.link)));
    }

    void operator()(const PageNumber& page) {
        line(fmt::format(
            "page-number {} style={}",
            page.of == PageNumber::Of::Total ? "total" : "page",
            page.style));
    }

    void operator()(const MarkerReference& marker) {
        constexpr std::string_view Positions[] = {
            "first",
            "last",
            "first-on-page",
            "last-on-page",
            "first-including-carryover",
            "last-ending-within-page"};
        line(fmt::format(
            "retrieve-marker {} {} style={}",
            marker.name,
            Positions[static_cast<int>(marker.position)],
            marker.style));
    }

    void operator()(const Leader& leader) {
        line(fmt::format(
            "leader {} min={} style={}",
            quoted(leader.pattern),
            points_text(leader.min_width),
            leader.style));
    }

    void operator()(const Tab& tab) { line(fmt::format("tab style={}", tab.style)); }

    void operator()(const Footnote& footnote) {
        const bool is_side = footnote.place == Footnote::Place::Side;
        line(is_side ? "side-note" : "footnote");
        ++depth_;
        if (!is_side)
            (*this)(footnote.call);
        if (footnote.body)
            nested(*footnote.body);
        --depth_;
    }

    void operator()(const InlinePicture& picture) {
        line(fmt::format(
            "picture {} {}x{}{}",
            number(picture.picture),
            points_text(picture.size.width),
            points_text(picture.size.height),
            node_text(picture.node)));
    }

  private:
    void line(std::string_view text) {
        out_.append(depth_ * 2, ' ');
        out_ += text;
        out_ += '\n';
    }

    std::string node_text(StructId node) const {
        if (node == NoStruct)
            return " artifact";
        return fmt::format(" node={}#{}", role_name(document_.structure.nodes.at(node).role), node);
    }

    std::string marks(StyleId style, StructId node, LinkId link) const {
        return fmt::format(
            " style={}{}{}", style, node_text(node), link == NoId ? "" : " link=" + number(link));
    }

    void nested(const Blocks& children) {
        for (const Block& child : children)
            block(child);
    }

    void blocks(const Blocks& children) {
        ++depth_;
        nested(children);
        --depth_;
    }

    void inlines(const std::vector<Inline>& items) {
        ++depth_;
        for (const Inline& item : items)
            std::visit(*this, item);
        --depth_;
    }

    void rows(std::string_view part, const std::vector<TableRow>& rows) {
        for (const TableRow& row : rows) {
            line(fmt::format(
                "{}-row style={}{}{}",
                part,
                row.style,
                row.keep_with_next ? " keep-with-next" : "",
                row.is_subhead ? " subhead" : ""));
            ++depth_;
            for (const TableCell& cell : row.cells) {
                line(fmt::format(
                    "cell style={} {}{}{}{}",
                    cell.style,
                    align_name(cell.align),
                    cell.column_span > 1 ? fmt::format(" colspan={}", cell.column_span) : "",
                    cell.row_span > 1 ? fmt::format(" rowspan={}", cell.row_span) : "",
                    node_text(cell.node)));
                blocks(cell.content);
            }
            --depth_;
        }
    }

    void block(const Block& block) {
        line(
            kind_text(block) + fmt::format(" style={}{}", block.style, node_text(block.node)) +
            (block.anchor == NoId ? "" : " anchor=" + number(block.anchor)) +
            (block.placement.is_set() ? placement_text(*block.placement) : "") +
            float_text(block.floating));
        ++depth_;
        std::visit(*this, block.content);
        --depth_;
    }

    static std::string kind_text(const Block& block);
    static std::string placement_text(const Placement& placement);
    static std::string float_text(Float floating);

    void info();
    void styles();
    void pictures();
    void masters();
    void sheet(const PrintSheet& sheet);
    void page_sequence(const PageSequence& sequence);
    void structure();
    void references();

    const Document& document_;
    std::string out_;
    std::size_t depth_ = 0;
};

std::string Dumper::kind_text(const Block& block) {
    struct Names {
        std::string operator()(const Paragraph&) const { return "paragraph"; }

        std::string operator()(const Container& container) const {
            if (container.column_count == 1)
                return "container";
            return fmt::format(
                "container columns={} gap={}{}",
                container.column_count,
                points_text(container.column_gap),
                container.balance ? " balance" : "");
        }

        std::string operator()(const Grid& grid) const {
            return fmt::format("grid [{}] gap={}", track_list(grid.columns), points_text(grid.gap));
        }

        std::string operator()(const TableBlock& table) const {
            return fmt::format("table [{}]", track_list(table.columns));
        }

        std::string operator()(const PictureBlock& picture) const {
            if (picture.width_share > 0)
                return fmt::format(
                    "picture {} width={}%", picture.picture, picture.width_share * 100);
            return fmt::format(
                "picture {} {}x{}",
                picture.picture,
                points_text(picture.size.width),
                points_text(picture.size.height));
        }

        std::string operator()(const Marker& marker) const {
            return fmt::format("marker {} {}", marker.name, quoted(marker.text));
        }

        std::string operator()(const FirstFit&) const { return "first-fit"; }
    };

    return std::visit(Names{}, block.content);
}

std::string Dumper::placement_text(const Placement& placement) {
    std::string out = " at";
    const auto add = [&](std::string_view name, const std::optional<Length>& distance) {
        if (distance)
            out += fmt::format(" {}={}", name, points_text(*distance));
    };
    add("left", placement.left);
    add("right", placement.right);
    add("top", placement.top);
    add("bottom", placement.bottom);
    add("baseline", placement.baseline);
    return out;
}

std::string Dumper::float_text(Float floating) {
    switch (floating) {
    case Float::Here:
        return "";
    case Float::Top:
        return " float=top";
    case Float::Bottom:
        return " float=bottom";
    case Float::Page:
        return " float=page";
    }
    return "";
}

void Dumper::info() {
    const DocumentInfo& info = document_.info;
    line("document");
    ++depth_;
    line("title " + quoted(info.title));
    line("author " + quoted(info.author));
    line("subject " + quoted(info.subject));
    line("keywords " + quoted(info.keywords));
    line("lang " + info.lang);
    line("date " + info.date);
    --depth_;
}

void Dumper::styles() {
    for (std::size_t i = 0; i < document_.styles.size(); ++i)
        line(fmt::format("style {}{}", i, style_text(document_.styles[i])));
}

void Dumper::pictures() {
    for (std::size_t i = 0; i < document_.pictures.size(); ++i) {
        const Picture& picture = *document_.pictures[i];
        if (const auto* drawing = std::get_if<Drawing>(&picture)) {
            line(fmt::format(
                "picture {} drawing {:.3f}x{:.3f} operations={}",
                i,
                drawing->width,
                drawing->height,
                drawing->operations.size()));
        } else {
            const auto& raster = std::get<Raster>(picture);
            line(fmt::format("picture {} raster {}x{}", i, raster.width, raster.height));
        }
    }
}

void Dumper::masters() {
    for (const PageMaster& master : document_.masters) {
        line(fmt::format(
            "page-master {} {}x{} margins inside={} outside={} top={} bottom={}{} columns={}",
            master.name,
            points_text(master.size.width),
            points_text(master.size.height),
            points_text(master.margin_inside),
            points_text(master.margin_outside),
            points_text(master.margin_top),
            points_text(master.margin_bottom),
            master.mirrored ? " mirrored" : "",
            master.column_count));
        ++depth_;
        for (const Region& region : master.regions)
            line("region " + region.name);
        for (const Static& repeated : master.statics) {
            line("static " + repeated.region);
            blocks(repeated.content);
        }
        --depth_;
    }
}

void Dumper::sheet(const PrintSheet& sheet) {
    line(fmt::format(
        "sheet {}x{} columns={} rows={} gap={} turn={}{}{}{}{}",
        points_text(sheet.size.width),
        points_text(sheet.size.height),
        sheet.columns,
        sheet.rows,
        points_text(sheet.gap),
        static_cast<int>(sheet.turn) * 90,
        sheet.marks == PrintSheet::Marks::Corners ? " marks" : "",
        sheet.order == PrintSheet::Order::CutAndStack ? " cut-and-stack" : "",
        sheet.sides == PrintSheet::Sides::Two ? " two-sided" : "",
        sheet.flip == PrintSheet::Flip::ShortEdge ? " short-edge" : ""));
}

/// What a sequence asks of its ends, where it asks anything.
std::string ends_text(const PageSequence& sequence) {
    constexpr std::string_view Parities[] = {"", "-on-odd", "-on-even"};
    std::string text;
    if (sequence.start_on != PageParity::Any)
        text += fmt::format(" start{}", Parities[static_cast<int>(sequence.start_on)]);
    if (sequence.end_on != PageParity::Any)
        text += fmt::format(" end{}", Parities[static_cast<int>(sequence.end_on)]);
    if (sequence.last_page.lines > 0)
        text += fmt::format(" last-page={}", sequence.last_page.lines);
    if (sequence.last_page.share > 0)
        text += fmt::format(" last-page={}%", sequence.last_page.share * 100);
    return text;
}

void Dumper::page_sequence(const PageSequence& sequence) {
    line(fmt::format(
        "page-sequence master={} first={} blank={} numbers={}{}{}",
        sequence.master,
        number(sequence.first),
        number(sequence.blank),
        number_form_name(sequence.number_form),
        sequence.initial_page_number ? fmt::format(" from={}", *sequence.initial_page_number) : "",
        ends_text(sequence)));
    blocks(sequence.flow);
}

void Dumper::structure() {
    const std::vector<StructNode>& nodes = document_.structure.nodes;
    line("structure");
    std::vector<std::size_t> depths(nodes.size(), 1);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const StructNode& node = nodes[i];
        if (i != 0)
            depths[i] = depths[node.parent] + 1;
        std::string text = fmt::format("{}#{}", role_name(node.role), i);
        if (i != 0 && node.parent + 1 != i)
            text += fmt::format(" in={}", node.parent);
        if (!node.lang->empty())
            text += " lang=" + *node.lang;
        if (!node.alt->empty())
            text += " alt=" + quoted(*node.alt);
        if (!node.actual_text->empty())
            text += " actual-text=" + quoted(*node.actual_text);
        if (!node.title->empty())
            text += " title=" + quoted(*node.title);
        if (node.scope != 0)
            text += fmt::format(" scope={}", node.scope);
        if (!node.list_numbering->empty())
            text += " list-numbering=" + *node.list_numbering;
        depth_ = depths[i];
        line(text);
    }
    depth_ = 0;
}

void Dumper::references() {
    for (std::size_t i = 0; i < document_.anchors.size(); ++i)
        line(fmt::format("anchor {} {}", i, quoted(document_.anchors[i])));
    for (std::size_t i = 0; i < document_.links.size(); ++i) {
        const LinkTarget& link = document_.links[i];
        line(fmt::format(
            "link {} to {}{} contents={}",
            i,
            link.uri.empty() ? "anchor " + number(link.anchor) : quoted(link.uri),
            node_text(link.node),
            quoted(link.contents)));
    }
    for (const OutlineItem& item : document_.outline)
        line(fmt::format(
            "outline {} {} anchor={}", item.level, quoted(item.title), number(item.anchor)));
    for (const Attachment& file : document_.attachments)
        line(fmt::format(
            "attachment {} {} {} bytes {}",
            quoted(file.name),
            file.media_type,
            file.bytes->size(),
            quoted(file.description)));
}

} // namespace

std::string dump(const Document& document) {
    return Dumper(document).take();
}

} // namespace zbirnyk
