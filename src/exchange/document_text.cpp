#include "exchange/document_text.h"

#include "exchange/picture_data.h"
#include "exchange/structure_content.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

// A Document is laid out by styles but told by structure: this file reads the elements and never
// asks how a heading looks. Only emphasis within a line is a matter of style, because the structure
// tree has no role for it: a run that differs in slant, weight or height from its paragraph is
// emphasised.

namespace zbirnyk {
namespace {

constexpr int BolderBy = 150;

bool is_inline(Role role) {
    switch (role) {
    case Role::Span:
    case Role::Quote:
    case Role::Note:
    case Role::Reference:
    case Role::Link:
    case Role::Lbl:
    case Role::Formula:
        return true;
    default:
        return false;
    }
}

int heading_level(Role role) {
    return role >= Role::H1 && role <= Role::H6
               ? static_cast<int>(role) - static_cast<int>(Role::H1) + 1
               : 0;
}

/// Without spaces at the start.
RichInlines trimmed(RichInlines inlines) {
    while (!inlines.empty() && inlines.front().kind == InlineKind::Text) {
        std::string& text = inlines.front().text;
        text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
        if (!text.empty()) {
            break;
        }
        inlines.erase(inlines.begin());
    }
    return inlines;
}

class Teller {
  public:
    explicit Teller(const Document& document)
        : document_(document)
        , content_(gather_content(document)) {
        for (LinkId id = 0; id < document.links.size(); ++id) {
            links_.emplace(document.links[id].node, id);
        }
        for (const LinkTarget& link : document.links) {
            if (link.anchor != NoId && link.uri.empty()) {
                wanted_.insert(link.anchor);
            }
        }
    }

    PandocDocument tell();

  private:
    /// Takes paragraphs that are still open while inline content goes on.
    struct Line {
        RichBlocks& out;
        RichInlines inlines = {};
        std::string id = {};
    };

    const StructNode& node(StructId id) const { return document_.structure.nodes[id]; }

    std::string id_of(StructId id) const;
    void close(Line& line);
    RichBlocks blocks_of(StructId id, StyleId base);
    void block(StructId id, StyleId base, RichBlocks& out);
    RichBlocks item_content(StructId item, RichBlock& list);
    RichBlock list(StructId id);
    RichBlock table(StructId id);
    void rows(StructId id, Role part, RichTable& table);
    RichCell cell(StructId id);
    RichBlock figure(StructId id);
    RichInlines inlines_of(StructId id, StyleId base);
    void inline_item(const StructItem& item, StructId parent, StyleId base, RichInlines& out);
    void inline_node(StructId id, StyleId base, RichInlines& out);
    RichInline run(const TextRun& run, StyleId base) const;
    RichInline picture(const StructurePicture& placed, StructId id);

    StyleId style_of(StructId id, StyleId base) const {
        return content_.styles[id] == NoId ? base : content_.styles[id];
    }

    const Document& document_;
    StructureContent content_;
    std::map<StructId, LinkId> links_;
    std::set<AnchorId> wanted_;
    std::map<PictureId, std::string> pictures_;
};

std::string Teller::id_of(StructId id) const {
    const AnchorId anchor = content_.anchors[id];
    return anchor != NoId && wanted_.count(anchor) > 0 ? fmt::format("p{}", anchor) : std::string();
}

// ---------------------------------------------------------------- inline content

RichInline Teller::run(const TextRun& run, StyleId base) const {
    RichInline result = rich_text(run.text);
    if (base == NoId || run.style == base) {
        return result;
    }
    const Style& own = document_.styles[run.style];
    const Style& around = document_.styles[base];
    const auto wrap = [&](InlineKind kind) { result = {kind, {}, {std::move(result)}}; };
    if (own.font_slant != around.font_slant) {
        wrap(InlineKind::Emphasis);
    }
    if (own.font_weight >= around.font_weight + BolderBy) {
        wrap(InlineKind::Strong);
    }
    if (own.baseline_shift > around.baseline_shift) {
        wrap(InlineKind::Superscript);
    } else if (own.baseline_shift < around.baseline_shift) {
        wrap(InlineKind::Subscript);
    }
    return result;
}

RichInline Teller::picture(const StructurePicture& placed, StructId id) {
    RichInline result;
    result.kind = InlineKind::Picture;
    result.children = {rich_text(*node(id).alt)};
    auto known = pictures_.find(placed.picture);
    if (known == pictures_.end()) {
        known =
            pictures_.emplace(placed.picture, picture_address(*document_.pictures[placed.picture]))
                .first;
    }
    result.text = known->second;
    if (placed.width_share > 0) {
        result.width = fmt::format("{:.0f}%", placed.width_share * 100);
    } else if (placed.size.width > Length{}) {
        result.width = fmt::format("{:.2f}in", to_points(placed.size.width) / 72);
    }
    return result;
}

void Teller::inline_node(StructId id, StyleId base, RichInlines& out) {
    if (content_.calls[id]) {
        return;
    }
    const Role role = node(id).role;
    if (role == Role::Note) {
        RichInline note;
        note.kind = InlineKind::Note;
        note.blocks = blocks_of(id, base);
        out.push_back(std::move(note));
        return;
    }
    RichInlines inner = inlines_of(id, style_of(id, base));
    if (!node(id).lang->empty()) {
        inner = {{InlineKind::Foreign, *node(id).lang, std::move(inner)}};
    }
    const auto link = role == Role::Link ? links_.find(id) : links_.end();
    if (link != links_.end() && !plain_text(inner).empty()) {
        const LinkTarget& target = document_.links[link->second];
        const std::string address =
            target.uri.empty() ? fmt::format("#p{}", target.anchor) : target.uri;
        inner = {{InlineKind::Link, address, std::move(inner)}};
    }
    std::move(inner.begin(), inner.end(), std::back_inserter(out));
}

void Teller::inline_item(const StructItem& item, StructId parent, StyleId base, RichInlines& out) {
    if (const auto* text = std::get_if<const TextRun*>(&item)) {
        out.push_back(run(**text, base));
    } else if (std::holds_alternative<StructSpace>(item)) {
        out.push_back(rich_text(" "));
    } else if (std::holds_alternative<StructBreak>(item)) {
        out.push_back({InlineKind::Break, {}, {}});
    } else if (const auto* placed = std::get_if<StructurePicture>(&item)) {
        out.push_back(picture(*placed, parent));
    } else {
        inline_node(std::get<StructId>(item), base, out);
    }
}

RichInlines Teller::inlines_of(StructId id, StyleId base) {
    RichInlines out;
    for (const StructItem& item : content_.items[id]) {
        inline_item(item, id, base, out);
    }
    return out;
}

// ---------------------------------------------------------------- blocks

void Teller::close(Line& line) {
    if (!plain_text(line.inlines).empty() ||
        std::any_of(line.inlines.begin(), line.inlines.end(), [](const RichInline& item) {
            return item.kind == InlineKind::Picture;
        })) {
        line.out.push_back(rich_paragraph(trimmed(std::move(line.inlines))));
        line.out.back().id = line.id;
    }
    line.inlines.clear();
}

/// The content of a grouping element as blocks; inline content in it makes paragraphs. The label of
/// a note or list item is left out: its reader numbers anew.
RichBlocks Teller::blocks_of(StructId id, StyleId base) {
    RichBlocks out;
    Line line{out};
    const StyleId style = style_of(id, base);
    for (const StructItem& item : content_.items[id]) {
        const auto* child = std::get_if<StructId>(&item);
        if (child == nullptr || is_inline(node(*child).role)) {
            if (child == nullptr || node(*child).role != Role::Lbl || node(id).role != Role::Note) {
                inline_item(item, id, style, line.inlines);
            }
            continue;
        }
        close(line);
        block(*child, style, out);
    }
    close(line);
    return out;
}

/// What stands in an item beside its label; the first label tells where `list` starts.
RichBlocks Teller::item_content(StructId item, RichBlock& list) {
    RichBlocks content;
    for (const StructItem& part : content_.items[item]) {
        const auto* child = std::get_if<StructId>(&part);
        if (child == nullptr) {
            continue;
        }
        if (node(*child).role != Role::Lbl) {
            RichBlocks more = blocks_of(*child, NoId);
            std::move(more.begin(), more.end(), std::back_inserter(content));
        } else if (list.is_ordered && list.items.empty()) {
            const std::string label = plain_text(inlines_of(*child, NoId));
            std::from_chars(label.data(), label.data() + label.size(), list.start);
        }
    }
    return content;
}

RichBlock Teller::list(StructId id) {
    RichBlock result;
    result.kind = BlockKind::List;
    const std::string& numbering = node(id).list_numbering;
    result.is_ordered = numbering != "None" && numbering != "Disc" && numbering != "Circle" &&
                        numbering != "Square" && !numbering.empty();
    for (const StructItem& item : content_.items[id]) {
        const auto* li = std::get_if<StructId>(&item);
        if (li == nullptr) {
            continue;
        }
        RichBlocks content = item_content(*li, result);
        if (!content.empty() && content.front().id.empty()) {
            content.front().id = id_of(*li);
        }
        result.items.push_back(std::move(content));
    }
    return result;
}

RichCell Teller::cell(StructId id) {
    RichCell result;
    result.content = blocks_of(id, NoId);
    result.column_span = std::max(node(id).col_span, 1);
    result.row_span = std::max(node(id).row_span, 1);
    result.is_head = node(id).role == Role::Th;
    result.scope = node(id).scope;
    if (const TableCell* cell = content_.cells[id]) {
        result.align = cell->align == CellAlign::Center  ? RichAlign::Center
                       : cell->align == CellAlign::Start ? RichAlign::Default
                                                         : RichAlign::End;
    }
    return result;
}

void Teller::rows(StructId id, Role part, RichTable& table) {
    auto& list = part == Role::THead ? table.head : part == Role::TFoot ? table.foot : table.body;
    for (const StructItem& item : content_.items[id]) {
        const auto* child = std::get_if<StructId>(&item);
        if (child == nullptr) {
            continue;
        }
        RichRow row;
        for (const StructItem& each : content_.items[*child]) {
            if (const auto* id_of_cell = std::get_if<StructId>(&each)) {
                row.cells.push_back(cell(*id_of_cell));
            }
        }
        list.push_back(std::move(row));
    }
}

RichBlock Teller::table(StructId id) {
    RichBlock result;
    result.kind = BlockKind::Table;
    auto table = std::make_shared<RichTable>();
    for (const StructItem& item : content_.items[id]) {
        const auto* child = std::get_if<StructId>(&item);
        if (child == nullptr) {
            continue;
        }
        const Role role = node(*child).role;
        if (role == Role::Caption) {
            result.inlines = inlines_of(*child, style_of(*child, NoId));
        } else if (role == Role::THead || role == Role::TBody || role == Role::TFoot) {
            rows(*child, role, *table);
        }
    }
    std::size_t columns = 0;
    for (const auto* list : {&table->head, &table->body, &table->foot}) {
        for (const RichRow& row : *list) {
            std::size_t width = 0;
            for (const RichCell& each : row.cells) {
                width += static_cast<std::size_t>(each.column_span);
            }
            columns = std::max(columns, width);
        }
    }
    table->columns.resize(columns, RichAlign::Default);
    result.table = std::move(table);
    return result;
}

RichBlock Teller::figure(StructId id) {
    RichBlock result;
    result.kind = BlockKind::Figure;
    RichInlines pictures;
    for (const StructItem& item : content_.items[id]) {
        const auto* child = std::get_if<StructId>(&item);
        if (child != nullptr && node(*child).role == Role::Caption) {
            result.inlines = inlines_of(*child, style_of(*child, NoId));
        } else if (child != nullptr && !is_inline(node(*child).role)) {
            block(*child, NoId, result.blocks);
        } else {
            inline_item(item, id, NoId, pictures);
        }
    }
    if (!pictures.empty()) {
        result.blocks.insert(result.blocks.begin(), rich_paragraph(std::move(pictures)));
    }
    return result;
}

void Teller::block(StructId id, StyleId base, RichBlocks& out) {
    const Role role = node(id).role;
    const std::size_t first = out.size();
    if (const int level = heading_level(role)) {
        RichBlock heading;
        heading.kind = BlockKind::Heading;
        heading.level = level;
        heading.inlines = trimmed(inlines_of(id, style_of(id, base)));
        out.push_back(std::move(heading));
    } else if (role == Role::L) {
        out.push_back(list(id));
    } else if (role == Role::Table) {
        out.push_back(table(id));
    } else if (role == Role::Figure) {
        out.push_back(figure(id));
    } else if (role == Role::BlockQuote || role == Role::Toc) {
        RichBlock group;
        group.kind = role == Role::Toc ? BlockKind::Section : BlockKind::Quote;
        group.style = role == Role::Toc ? "contents" : "";
        group.blocks = blocks_of(id, base);
        out.push_back(std::move(group));
    } else {
        RichBlocks inner = blocks_of(id, base);
        std::move(inner.begin(), inner.end(), std::back_inserter(out));
    }
    if (out.size() > first) {
        RichBlock& made = out[first];
        made.id = made.id.empty() ? id_of(id) : made.id;
        // Of a group that was dissolved, every block keeps the language.
        for (std::size_t i = first; i < out.size() && !node(id).lang->empty(); ++i) {
            out[i].lang = out[i].lang.empty() ? *node(id).lang : out[i].lang;
        }
    }
}

PandocDocument Teller::tell() {
    PandocDocument result;
    result.lang = document_.info.lang;
    result.date = document_.info.date;
    result.title = {rich_text(document_.info.title)};
    if (!document_.info.author.empty()) {
        result.authors.push_back({rich_text(document_.info.author)});
    }
    result.blocks = blocks_of(0, NoId);
    return result;
}

} // namespace

PandocDocument tell_document(const Document& document) {
    return Teller(document).tell();
}

} // namespace zbirnyk
